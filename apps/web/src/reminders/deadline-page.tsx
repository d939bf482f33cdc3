import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeadlineDocument, type DeadlineQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { distance, fullDate, instantText } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { atStart } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { CancelDialog, MeetDialog, MoveDialog, useReopen } from './deadline-acts.tsx';
import { DeadlineBadge } from './deadline-badge.tsx';
import { EditDialog } from './deadline-edit.tsx';

export type OneDeadline = Extract<NonNullable<DeadlineQuery['node']>, { __typename: 'Deadline' }>;
type Act = 'meet' | 'move' | 'edit' | 'cancel';

/** One deadline: what, who, when, and every reminder sent and to come. */
export function DeadlinePage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(DeadlineDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Deadline' ? <One deadline={node} /> : <NotFound />)}</Loaded>;
}

function useTitle(deadline: OneDeadline): string {
  const { t } = useTranslation();
  const { title, state, dueOn } = deadline;
  if (state === 'met') return t('reminders.detailMet', { title });
  if (state === 'cancelled') return t('reminders.detailCancelled', { title });
  return t('reminders.detailOpen', { title, distance: distance(dueOn).toLocaleLowerCase() });
}

function One({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('reminders.title'), to: tenant.path('deadlines') }, { label: deadline.title }]}
        title={useTitle(deadline)}
        context={
          <>
            <DeadlineBadge state={deadline.state} dueOn={deadline.dueOn} />
            <span>{fullDate(deadline.dueOn)}</span>
          </>
        }
        acts={<Acts deadline={deadline} choose={setAct} />}
      />
      <div className="grid cols-7-5">
        <FactsCard deadline={deadline} />
        <Reminders deadline={deadline} />
      </div>
      {act === 'meet' ? <MeetDialog deadline={deadline} onClose={close} /> : null}
      {act === 'move' ? <MoveDialog deadline={deadline} onClose={close} /> : null}
      {act === 'edit' ? <EditDialog deadline={deadline} onClose={close} /> : null}
      {act === 'cancel' ? <CancelDialog deadline={deadline} onClose={close} /> : null}
    </>
  );
}

function Acts({ deadline, choose }: { deadline: OneDeadline; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  const reopen = useReopen();
  const settled = deadline.state === 'met' || deadline.state === 'cancelled';
  const open = async () => {
    await reopen(deadline);
    done(t('reminders.reopened'));
  };
  if (settled) return deadline.viewerCan.update ? <Button onClick={() => void open()}>{t('reminders.reopen')}</Button> : null;
  return (
    <>
      {deadline.viewerCan.meet ? (
        <Button kind="primary" onClick={() => choose('meet')}>
          {t('reminders.report')}
        </Button>
      ) : null}
      {deadline.viewerCan.update ? (
        <>
          <Button onClick={() => choose('move')}>{t('reminders.move')}</Button>
          <Button onClick={() => choose('edit')}>{t('reminders.edit')}</Button>
          <Button kind="bad" onClick={() => choose('cancel')}>
            {t('reminders.cancel')}
          </Button>
        </>
      ) : null}
    </>
  );
}

function FactsCard({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  return (
    <Card title={t('reminders.facts')}>
      <Facts
        of={[
          [t('reminders.owner'), deadline.owner?.name],
          [t('reminders.dueOn'), fullDate(deadline.dueOn)],
          [t('reminders.municipality'), deadline.municipality?.name ?? t('reminders.wholeRegion')],
          ...(deadline.workgroup ? [[t('reminders.workgroup'), deadline.workgroup.name] as [string, string]] : []),
          ...(deadline.description ? [[t('reminders.more'), deadline.description] as [string, string]] : []),
          ...(deadline.metAt
            ? [[t('reminders.metAt'), `${instantText(deadline.metAt)}${deadline.metBy ? `, ${deadline.metBy.name}` : ''}`] as [string, string]]
            : []),
          ...(deadline.outcome ? [[t('reminders.outcome'), deadline.outcome] as [string, string]] : []),
        ]}
      />
    </Card>
  );
}

const tones: Record<string, Tone> = { planned: 'info', due: 'info', sending: 'info', unknown: 'warn', sent: 'ok', failed: 'bad', withdrawn: 'mute' };

function Reminders({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const rows = deadline.reminders.nodes;
  const sent = rows.filter((row) => row.state === 'sent' || row.state === 'sending').length;
  const planned = rows.filter((row) => row.state === 'planned').length;
  const title = sent
    ? t('reminders.remindersSent', { count: sent, word: atStart(sent) })
    : planned
      ? t('reminders.remindersPlanned', { count: planned, word: atStart(planned) })
      : t('reminders.remindersNone');
  return (
    <Card title={title} flush={rows.length > 0}>
      {rows.length === 0 ? null : (
        <PlainTable
          caption={t('reminders.reminders')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'sendAt', label: t('reminders.sendAt'), cell: (row) => <span className="nw">{instantText(row.sendAt)}</span> },
            { key: 'recipient', label: t('reminders.recipient'), cell: (row) => row.recipient?.name },
            {
              key: 'state',
              label: t('reminders.state'),
              cell: (row) => (
                <Badge plain tone={tones[row.state] ?? 'mute'}>
                  {t(`reminders.reminderStates.${row.state}`)}
                </Badge>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
