import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { WebhookEndpointsDocument, type EndpointRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { SettingsTabs } from '../settings/tabs.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { CopyOnce } from '../ui/copy-once.tsx';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { CreateEndpointDialog, type NewSecret } from './webhook-acts.tsx';
import { EndpointBadge, endpointState, useEventWord } from './webhook-state.tsx';

function useColumns(): Column<EndpointRowFragment>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const word = useEventWord();
  return [
    {
      key: 'name',
      label: t('webhooks.name'),
      by: (endpoint) => endpoint.name,
      cell: (endpoint) => (
        <>
          <Link to={tenant.path(`settings/webhooks/${endpoint.id}`)}>{endpoint.name}</Link>
          <span className="sm t2" style={{ display: 'block', fontWeight: 400, overflowWrap: 'anywhere' }}>
            {endpoint.url}
          </span>
        </>
      ),
    },
    { key: 'events', label: t('webhooks.events'), cell: (endpoint) => (endpoint.events as string[]).map(word).join(', ') },
    {
      key: 'whose',
      label: t('webhooks.whose'),
      by: (endpoint) => endpoint.municipality?.name ?? '',
      cell: (endpoint) => endpoint.municipality?.name ?? t('webhooks.region'),
    },
    { key: 'state', label: t('webhooks.state'), by: endpointState, cell: (endpoint) => <EndpointBadge plain endpoint={endpoint} /> },
  ];
}

/** The other systems that are told what happens to deadlines. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(WebhookEndpointsDocument, 'webhookEndpoints', { all: true });
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<NewSecret | null>(null);
  const add = may('webhookEndpoint.create') ? (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {t('webhooks.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('webhooks.title') }]}
        title={useFinding(pages.data?.nodes)}
        context={add ? t('webhooks.context') : t('webhooks.readOnly')}
        acts={pages.data?.total ? add : undefined}
      />
      <SettingsTabs />
      {made ? <SecretCard made={made} onHide={() => setMade(null)} /> : null}
      <DataTable
        caption={t('webhooks.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={(endpoint) => endpoint.id}
        empty={
          <EmptyState title={t('webhooks.emptyTitle')} act={add}>
            {t('webhooks.emptyBody')}
          </EmptyState>
        }
      />
      {creating ? <CreateEndpointDialog onCreated={setMade} onClose={() => setCreating(false)} /> : null}
    </>
  );
}

/** The secret of an endpoint, shown this once. */
export function SecretCard({ made, onHide }: { made: NewSecret; onHide: () => void }) {
  const { t } = useTranslation();
  return (
    <CopyOnce
      title={t('webhooks.secretTitle', { name: made.name })}
      body={t('webhooks.secretBody')}
      label={t('webhooks.secret')}
      value={made.secret}
      onHide={onHide}
    />
  );
}

function useFinding(endpoints: readonly EndpointRowFragment[] | undefined): string {
  const { t } = useTranslation();
  if (!endpoints) return t('webhooks.title');
  const failing = endpoints.filter((each) => endpointState(each) === 'failing' || each.disabledBecause === 'failing').length;
  if (failing) return t('webhooks.findingFailing', { count: failing, word: atStart(failing) });
  const on = endpoints.filter((each) => each.active).length;
  return t('webhooks.finding', { count: on, word: atStart(on) });
}
