import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { DeliveriesDocument, ResendDeliveryDocument, type DeliveriesQuery, type DeliveryState } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { SettingsTabs } from '../settings/tabs.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkAct } from '../ui/button.tsx';
import { instantText } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, useListQuery, valuesOf, type Column, type Filter } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { ChannelFaults } from './channel-faults.tsx';

type Delivery = DeliveriesQuery['deliveries']['nodes'][number];

const tones: Record<DeliveryState, Tone> = { waiting: 'info', sending: 'info', sent: 'ok', unknown: 'unsure', failed: 'bad', withdrawn: 'mute' };
const channels = ['mail', 'digest', 'webhook'] as const;
const states = ['failed', 'unknown', 'waiting', 'sending', 'sent', 'withdrawn'] as const;

const receiverOf = (row: Delivery): string | undefined => row.recipient?.name ?? row.endpoint?.name;

function useAboutWord(): (row: Delivery) => string {
  const { t } = useTranslation();
  return (row) => row.deadline?.title ?? t(`deliveries.channels.${row.channel}`);
}

function useColumns(reasons: boolean, onResend: (row: Delivery) => void): Column<Delivery>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const about = useAboutWord();
  return [
    { key: 'to', label: t('deliveries.to'), by: receiverOf, cell: (row) => receiverOf(row) ?? <Missing /> },
    {
      key: 'about',
      label: t('deliveries.about'),
      by: about,
      cell: (row) => (row.deadline ? <Link to={tenant.path(`deadlines/${row.deadline.id}`)}>{row.deadline.title}</Link> : about(row)),
    },
    { key: 'channel', label: t('deliveries.channel'), by: (row) => row.channel, cell: (row) => t(`deliveries.channels.${row.channel}`) },
    { key: 'at', label: t('deliveries.at'), by: (row) => row.createdAt, cell: (row) => <span className="nw">{instantText(row.createdAt)}</span> },
    {
      key: 'state',
      label: t('deliveries.state'),
      by: (row) => states.indexOf(row.state),
      cell: (row) => (
        <Badge plain tone={tones[row.state]}>
          {t(`deliveries.states.${row.state}`)}
        </Badge>
      ),
    },
    { key: 'attempts', label: t('deliveries.attempts'), num: true, by: (row) => row.attempts, cell: (row) => row.attempts },
    ...(reasons
      ? [
          {
            key: 'reason',
            label: t('deliveries.reason'),
            cell: (row: Delivery) => (row.failure ? <span className="sm">{row.failure}</span> : <Missing />),
          },
        ]
      : []),
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (row) =>
        row.viewerCan.resend && (row.state === 'failed' || row.state === 'unknown') ? (
          <LinkAct
            aria-label={t('deliveries.resendLong', { to: receiverOf(row) ?? t('deliveries.somebody'), what: about(row) })}
            onClick={() => onResend(row)}
          >
            {t('deliveries.resend')}
          </LinkAct>
        ) : null,
    },
  ];
}

/** Every mail, digest and event about deadlines: to whom, how it went, why not, and once more. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const reasons = useMay()('delivery.resend');
  const words = useListQuery();
  const [resending, setResending] = useState<Delivery | null>(null);
  const named = words ? { or: [{ recipient: { name: { contains: words } } }, { deadline: { title: { contains: words } } }] } : null;
  const pages = usePages(DeliveriesDocument, 'deliveries', { all: true, keep: true, variables: { filter: named, reasons } });
  const rows = pages.data?.nodes;
  const filters: Filter<Delivery>[] = [
    {
      key: 'state',
      label: t('deliveries.state'),
      choices: states.map((value) => ({ value, label: t(`deliveries.states.${value}`) })),
      of: (row) => row.state,
    },
    {
      key: 'channel',
      label: t('deliveries.channel'),
      choices: channels.map((value) => ({ value, label: t(`deliveries.channels.${value}`) })),
      of: (row) => row.channel,
    },
    { key: 'to', label: t('deliveries.to'), choices: valuesOf(rows, receiverOf), of: receiverOf },
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('deliveries.title') }]}
        title={useFinding(rows)}
        context={t('deliveries.context')}
      />
      <SettingsTabs />
      <ChannelFaults />
      <DataTable
        caption={t('deliveries.title')}
        pages={pages}
        columns={useColumns(reasons, setResending)}
        filters={filters}
        text="server"
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('deliveries.findingNone')}>{t('deliveries.emptyBody')}</EmptyState>}
      />
      {resending ? <ResendDialog row={resending} onClose={() => setResending(null)} /> : null}
    </>
  );
}

function useFinding(rows: readonly Delivery[] | undefined): string {
  const { t } = useTranslation();
  if (!rows) return t('deliveries.title');
  const failed = rows.filter((row) => row.state === 'failed').length;
  if (failed) return t('deliveries.findingFailed', { count: failed, word: atStart(failed) });
  const unknown = rows.filter((row) => row.state === 'unknown').length;
  if (unknown) return t('deliveries.findingUnknown', { count: unknown, word: atStart(unknown) });
  const waiting = rows.filter((row) => row.state === 'waiting' && row.attempts > 0).length;
  if (waiting) return t('deliveries.findingWaiting', { count: waiting, word: atStart(waiting) });
  return rows.some((row) => row.state === 'sent') ? t('deliveries.findingWell') : t('deliveries.findingNone');
}

function ResendDialog({ row, onClose }: { row: Delivery; onClose: () => void }) {
  const { t } = useTranslation();
  const about = useAboutWord();
  const [resend] = useVerb(ResendDeliveryDocument, 'resendDelivery', { forgets: ['deliveries'] });
  const form = useValues(z.object({}), {});
  const to = receiverOf(row) ?? t('deliveries.somebody');
  const submit = async () => {
    const answer = await resend({ id: row.id });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('deliveries.resent', { to }));
  };
  return (
    <Dialog opened title={t('deliveries.resendTitle')} onClose={onClose}>
      <p className="strong">{t('deliveries.resendWho', { what: about(row), to })}</p>
      <p style={{ margin: '8px 0 12px' }}>{t('deliveries.resendBody')}</p>
      <Form form={form} submit={t('deliveries.resend')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
