import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { PingWebhookDocument, UpdateWebhookEndpointDocument, WebhookEndpointDocument, type WebhookEndpointQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, instantText } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { Card, Facts, Missing, PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { EditEndpointDialog, RotateSecretDialog, type NewSecret } from './webhook-acts.tsx';
import { EndpointBadge, endpointState, useEventWord } from './webhook-state.tsx';
import { SecretCard } from './webhooks-page.tsx';

type Endpoint = Extract<NonNullable<WebhookEndpointQuery['node']>, { __typename: 'WebhookEndpoint' }>;
type Delivery = Endpoint['deliveries']['nodes'][number];

/** One endpoint: what it is told, and how every message went. */
export function WebhookPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(WebhookEndpointDocument, { variables: { id }, pollInterval: 5_000 });
  return (
    <Loaded of={query}>
      {({ node }) => (node?.__typename === 'WebhookEndpoint' ? <One endpoint={node} again={() => void query.refetch()} /> : <NotFound />)}
    </Loaded>
  );
}

const titles = { on: 'webhooks.detailGood', failing: 'webhooks.detailFailing', off: 'webhooks.detailOff' } as const;

function One({ endpoint, again }: { endpoint: Endpoint; again: () => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<'edit' | 'rotate' | null>(null);
  const [made, setMade] = useState<NewSecret | null>(null);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('settings.title'), to: tenant.path('settings') },
          { label: t('webhooks.title'), to: tenant.path('settings/webhooks') },
          { label: endpoint.name },
        ]}
        title={t(titles[endpointState(endpoint)], { name: endpoint.name })}
        context={<EndpointBadge endpoint={endpoint} />}
        acts={endpoint.viewerCan.update ? <Acts endpoint={endpoint} choose={setAct} again={again} /> : undefined}
      />
      {made ? <SecretCard made={made} onHide={() => setMade(null)} /> : null}
      <div className="col">
        <FactsCard endpoint={endpoint} />
        <Log deliveries={endpoint.deliveries.nodes} total={endpoint.deliveries.totalCount ?? 0} />
      </div>
      {act === 'edit' ? <EditEndpointDialog endpoint={endpoint} onClose={() => setAct(null)} /> : null}
      {act === 'rotate' ? <RotateSecretDialog endpoint={endpoint} onRotated={setMade} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function Acts({ endpoint, choose, again }: { endpoint: Endpoint; choose: (act: 'edit' | 'rotate') => void; again: () => void }) {
  const { t } = useTranslation();
  const [ping, pinging] = useVerb(PingWebhookDocument, 'pingWebhook');
  const [update, updating] = useVerb(UpdateWebhookEndpointDocument, 'updateWebhookEndpoint', { forgets: ['webhookEndpoints'] });
  const [refused, setRefused] = useState('');
  const test = async () => {
    const answer = await ping({ id: endpoint.id });
    setRefused(answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('webhooks.pinged'));
    again();
  };
  const turn = async () => {
    const answer = await update({ id: endpoint.id, expectedVersion: endpoint.version, active: !endpoint.active });
    setRefused(answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t(endpoint.active ? 'webhooks.turnedOff' : 'webhooks.turnedOn', { name: endpoint.name }));
  };
  return (
    <>
      {endpoint.active ? (
        <Button kind="primary" busy={pinging} onClick={() => void test()}>
          {t('webhooks.ping')}
        </Button>
      ) : null}
      <Button onClick={() => choose('edit')}>{t('webhooks.edit')}</Button>
      <Button onClick={() => choose('rotate')}>{t('webhooks.rotate')}</Button>
      <Button busy={updating} onClick={() => void turn()}>
        {t(endpoint.active ? 'webhooks.turnOff' : 'webhooks.turnOn')}
      </Button>
      <span role="status" className="sm" style={{ color: 'var(--bad)' }}>
        {refused}
      </span>
    </>
  );
}

function FactsCard({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation();
  const word = useEventWord();
  const why = endpoint.disabledAt
    ? t(endpoint.disabledBecause === 'failing' ? 'webhooks.offFailing' : 'webhooks.offByHand', { date: dayOf(endpoint.disabledAt) })
    : endpoint.failingSince
      ? t('webhooks.failingSince', { date: instantText(endpoint.failingSince) })
      : t('webhooks.states.on');
  return (
    <Card title={t('webhooks.facts')}>
      <Facts
        of={[
          [t('webhooks.state'), why],
          [t('webhooks.url'), endpoint.url],
          [t('webhooks.events'), (endpoint.events as string[]).map(word).join(', ')],
          [t('webhooks.whose'), endpoint.municipality?.name ?? t('webhooks.region')],
          [t('webhooks.secretSetAt'), instantText(endpoint.secretSetAt)],
        ]}
      />
    </Card>
  );
}

const tones = { waiting: 'info', sending: 'info', delivered: 'ok', failed: 'bad' } as const;

function Log({ deliveries, total }: { deliveries: readonly Delivery[]; total: number }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const word = useEventWord();
  const title = t('webhooks.log', { count: total });
  if (total === 0)
    return (
      <Card title={title}>
        <p className="t2">{t('webhooks.logHint')}</p>
      </Card>
    );
  return (
    <Card flush title={title}>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <PlainTable
          caption={title}
          rows={deliveries}
          rowKey={(row) => row.id}
          columns={[
            { key: 'event', label: t('webhooks.event'), cell: (row) => word(row.event) },
            {
              key: 'about',
              label: t('webhooks.about'),
              cell: (row) => (row.deadline ? <Link to={tenant.path(`deadlines/${row.deadline.id}`)}>{row.deadline.title}</Link> : <Missing />),
            },
            { key: 'at', label: t('webhooks.at'), cell: (row) => <span className="nw">{instantText(row.createdAt)}</span> },
            {
              key: 'state',
              label: t('webhooks.state'),
              cell: (row) => (
                <Badge plain tone={tones[row.state]}>
                  {t(`webhooks.deliveryStates.${row.state}`)}
                </Badge>
              ),
            },
            { key: 'attempts', label: t('webhooks.attempts'), num: true, cell: (row) => row.attempts },
            { key: 'answer', label: t('webhooks.answer'), cell: (row) => <AnswerCell row={row} /> },
          ]}
        />
      </div>
    </Card>
  );
}

function AnswerCell({ row }: { row: Delivery }) {
  const { t } = useTranslation();
  const parts = [
    row.responseStatus ? String(row.responseStatus) : null,
    row.failure,
    row.state === 'waiting' && row.attempts > 0 && row.nextTryAt ? t('webhooks.nextTry', { at: instantText(row.nextTryAt) }) : null,
  ].filter(Boolean);
  return parts.length ? <span className="sm">{parts.join(' · ')}</span> : <Missing />;
}
