import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { InvitationsDocument, SendInvitationDocument, type InvitationsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkAct, LinkButton } from '../ui/button.tsx';
import { dayOf, instantText, now } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column, type Filter } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { Inviters } from './inviters.tsx';
import { placeInput } from './role-places.ts';
import { SettingsTabs } from './tabs.tsx';

type Row = InvitationsQuery['invitations']['nodes'][number];
type State = 'sent' | 'accepted' | 'expired';

const stateOf = (row: Row): State => {
  if (row.acceptedAt) return 'accepted';
  return Date.parse(row.expiresAt) <= now().getTime() ? 'expired' : 'sent';
};
const tones: Record<State, Tone> = { sent: 'info', accepted: 'ok', expired: 'mute' };

function useStateText(): (row: Row) => string {
  const { t } = useTranslation();
  return (row) => {
    const state = stateOf(row);
    return t(`settings.invitationOn.${state}`, { date: dayOf(state === 'accepted' ? row.acceptedAt! : row.expiresAt) });
  };
}

const subject = (row: Row): string => [row.email, row.role, row.areaId].join(' ');

/** Those that can be sent again: not accepted, and not already followed by a later one. */
function openOnes(rows: readonly Row[]): Set<Row> {
  const latest = new Map(rows.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)).map((row) => [subject(row), row]));
  return new Set([...latest.values()].filter((row) => stateOf(row) !== 'accepted'));
}

function useColumns(rows: readonly Row[], onAgain: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation();
  const text = useStateText();
  const open = openOnes(rows);
  return [
    { key: 'email', label: t('settings.email'), by: (row) => row.email, cell: (row) => row.email },
    { key: 'role', label: t('settings.role'), by: (row) => t(`identity.roles.${row.role}`), cell: (row) => t(`identity.roles.${row.role}`) },
    { key: 'place', label: t('settings.place'), by: (row) => row.areaName ?? '', cell: (row) => row.areaName ?? t('settings.wholeRegion') },
    { key: 'sent', label: t('settings.sent'), by: (row) => row.createdAt, cell: (row) => <span className="nw">{instantText(row.createdAt)}</span> },
    { key: 'by', label: t('settings.invitedBy'), by: (row) => row.invitedByName, cell: (row) => row.invitedByName ?? <Missing /> },
    {
      key: 'state',
      label: t('settings.state'),
      by: (row) => text(row),
      cell: (row) => (
        <Badge plain tone={tones[stateOf(row)]}>
          {text(row)}
        </Badge>
      ),
    },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (row) =>
        open.has(row) ? (
          <LinkAct aria-label={t('settings.sendAgainLong', { email: row.email })} onClick={() => onAgain(row)}>
            {t('settings.sendAgain')}
          </LinkAct>
        ) : null,
    },
  ];
}

/** Who has been invited, and what came of it; for those who may invite. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const may = useMay();
  return may('invitation.send') ? (
    <List />
  ) : (
    <>
      <Head title={t('settings.invitations')} />
      <Inviters>{null}</Inviters>
    </>
  );
}

function Head({ title, acts }: { title: string; acts?: ReactNode }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('settings.invitations') }]}
        title={title}
        context={t('settings.invitationsContext')}
        acts={acts}
      />
      <SettingsTabs />
    </>
  );
}

function List() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(InvitationsDocument, 'invitations', { all: true });
  const [again, setAgain] = useState<Row | null>(null);
  const columns = useColumns(pages.data?.nodes ?? [], setAgain);
  const waiting = pages.data?.nodes.filter((row) => stateOf(row) === 'sent').length;
  const title = waiting === undefined ? t('settings.invitations') : t('settings.invitationsFinding', { count: waiting, word: atStart(waiting) });
  const filters: Filter<Row>[] = [
    {
      key: 'state',
      label: t('settings.state'),
      choices: (['sent', 'accepted', 'expired'] as const).map((value) => ({ value, label: t(`settings.invitationStates.${value}`) })),
      of: stateOf,
    },
  ];
  const invite = (
    <LinkButton kind="primary" to={tenant.path('settings/invitations/new')}>
      {t('settings.invite')}
    </LinkButton>
  );
  const empty = (
    <EmptyState title={t('settings.invitationsEmpty')} act={invite}>
      {t('settings.invitationsEmptyBody')}
    </EmptyState>
  );
  return (
    <>
      <Head title={title} acts={pages.data?.total ? invite : undefined} />
      <DataTable
        caption={t('settings.invitations')}
        pages={pages}
        columns={columns}
        filters={filters}
        text={(row) => row.email}
        rowKey={(row) => row.id}
        empty={empty}
      />
      {again ? <SendAgainDialog row={again} onClose={() => setAgain(null)} /> : null}
    </>
  );
}

/** A new link to the same address; the earlier one stops working. */
function SendAgainDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const [send] = useVerb(SendInvitationDocument, 'sendInvitation', { forgets: ['invitations'] });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const input = { email: row.email, role: row.role, ...placeInput(row.areaId) };
    const answer = await send(input, { idempotencyKey: keyFor(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('settings.invited', { email: row.email }));
  };
  return (
    <Dialog opened title={t('settings.sendAgainTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('settings.sendAgainBody', { email: row.email })}</p>
      <Form form={form} submit={t('settings.sendAgain')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
