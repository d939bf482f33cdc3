import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeadlineDocument, type DeadlineQuery } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { AcknowledgeDialog, HandOverDialog, RefuseDialog, SnoozeDialog } from './answer-dialogs.tsx';
import { CancelDialog, MoveDialog, useReopen } from './deadline-acts.tsx';
import { DeadlineBadge } from './deadline-badge.tsx';
import { EditDialog } from './deadline-edit.tsx';
import { FactsCard } from './deadline-facts.tsx';
import { useFinding } from './deadline-finding.ts';
import { History } from './deadline-history.tsx';
import { LadderAhead } from './deadline-ladder.tsx';
import { HandOverNotice } from './hand-over-notice.tsx';
import { MeetDialog } from './meet-dialog.tsx';
import { MoreActs } from './more-acts.tsx';

export type OneDeadline = Extract<NonNullable<DeadlineQuery['node']>, { __typename: 'Deadline' }>;
const dialogs = {
  meet: MeetDialog,
  acknowledge: AcknowledgeDialog,
  snooze: SnoozeDialog,
  handOver: HandOverDialog,
  refuse: RefuseDialog,
  move: MoveDialog,
  edit: EditDialog,
  cancel: CancelDialog,
};
/** What can be done with a deadline, each in a dialog of its own. */
export type Act = keyof typeof dialogs;

const isSettled = (deadline: OneDeadline): boolean => deadline.state === 'met' || deadline.state === 'cancelled';

/** One deadline: what, who, when, and every reminder sent and to come. */
export function DeadlinePage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(DeadlineDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Deadline' ? <One deadline={node} /> : <NotFound />)}</Loaded>;
}

function One({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const me = useMyPersonId();
  const finding = useFinding();
  const [act, setAct] = useState<Act | null>(null);
  const Opened = act ? dialogs[act] : null;
  const pending = deadline.handOvers.nodes[0];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('reminders.title'), to: tenant.path('deadlines') }, { label: deadline.title }]}
        title={finding(deadline, me)}
        context={
          <>
            <strong>{deadline.title}</strong>
            <DeadlineBadge state={deadline.state} dueOn={deadline.dueOn} />
            <span>{fullDate(deadline.dueOn)}</span>
          </>
        }
        acts={<Acts deadline={deadline} choose={setAct} />}
      />
      {pending && !isSettled(deadline) ? <HandOverNotice deadline={deadline} handOver={pending} /> : null}
      <div className="grid cols-7-5">
        <div className="col">
          <FactsCard deadline={deadline} />
          <History deadline={deadline} />
        </div>
        {isSettled(deadline) ? null : <LadderAhead title={t('reminders.ifNobody')} reminders={deadline.reminders.nodes} me={me} />}
      </div>
      {Opened ? <Opened deadline={deadline} onClose={() => setAct(null)} /> : null}
    </>
  );
}

/** What is about something else is done there, and then by itself. */
function Acts({ deadline, choose }: { deadline: OneDeadline; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  const reopen = useReopen();
  const open = async () => {
    await reopen(deadline);
    done(t('reminders.reopened'));
  };
  if (isSettled(deadline))
    return deadline.viewerCan.update && !deadline.about ? <Button onClick={() => void open()}>{t('reminders.reopen')}</Button> : null;
  return (
    <>
      {deadline.viewerCan.meet && !deadline.about ? (
        <Button kind="primary" onClick={() => choose('meet')}>
          {t('reminders.report')}
        </Button>
      ) : null}
      {deadline.viewerCan.answer ? <Button onClick={() => choose('acknowledge')}>{t('reminders.acknowledge')}</Button> : null}
      <MoreActs deadline={deadline} choose={choose} />
    </>
  );
}
