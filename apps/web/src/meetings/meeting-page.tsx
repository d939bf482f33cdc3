import { useQuery } from '@apollo/client/react';
import { IconCloudOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MeetingDocument, type MeetingFullFragment, type MeetingQuery } from '../generated/graphql.ts';
import { keepSession } from '../identity/session.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { dayOf, fullDate, rowDate, time, today } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { AgendaCard } from './agenda-card.tsx';
import { AttendanceCard } from './attendance-card.tsx';
import { BalanceCard } from './balance-card.tsx';
import { useKept } from './kept.ts';
import { CancelMeetingDialog, EditMeetingDialog, HoldMeetingDialog, NoticeDialog } from './meeting-acts.tsx';
import { MeetingBadge } from './meeting-badge.tsx';
import { dayOfMeeting, fullWhen, hostName, rowWhen } from './meeting-words.ts';
import { MinutesCard } from './minutes-card.tsx';
import { OpenItemsCard } from './open-items-card.tsx';
import { keepShell } from './shell-worker.ts';
import { useOutbox } from './use-attendance.ts';

export type OneMeeting = MeetingFullFragment;
type Act = 'edit' | 'cancel' | 'hold' | 'notice';

/** While a meeting may be going on others tick and write too. */
const EVERY = 15_000;

/** One meeting: agenda left, minutes right, attendance by one tap. Once opened it opens without a line too. */
export function MeetingPage() {
  const { id = '' } = useParams({ strict: false });
  const tenant = useTenant();
  const query = useQuery(MeetingDocument, { variables: { id }, pollInterval: EVERY, skipPollAttempt: () => document.hidden });
  const kept = useKept<MeetingQuery>(`${tenant.slug}/${id}`, query.data, Boolean(query.error));
  const opened = query.data?.node != null;
  useEffect(() => {
    if (!opened) return;
    keepSession();
    void keepShell().catch(() => undefined);
  }, [id, opened]);
  useFreshAfterSending(id, query.refetch);
  const before = query.error && isOf(query.previousData, id) ? query.previousData : undefined;
  const data = query.data ?? before ?? kept?.data;
  return (
    <Loaded of={{ ...query, data }}>
      {({ node }) => (node?.__typename === 'Meeting' ? <One meeting={node} keptAt={query.error ? (kept?.at ?? null) : null} /> : <NotFound />)}
    </Loaded>
  );
}

/** Ticks that were sent are in the next answer; where the page shows what it kept, that must not wait. */
function useFreshAfterSending(id: string, refetch: () => Promise<unknown>): void {
  const waiting = useOutbox(id).ticks.length;
  const before = useRef(waiting);
  useEffect(() => {
    const again = () => void refetch().catch(() => undefined);
    if (waiting < before.current) again();
    before.current = waiting;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [waiting, refetch]);
}

const isOf = (data: MeetingQuery | undefined, id: string): boolean => data?.node?.__typename === 'Meeting' && data.node.id === id;

function useTitle(meeting: OneMeeting): string {
  const { t } = useTranslation();
  const heldTitle = useHeldTitle(meeting);
  const { title, status, plannedOn } = meeting;
  const day = dayOfMeeting(meeting);
  if (status === 'cancelled') return t('meetings.cancelledFinding', { title, date: fullDate(day) });
  if (status === 'held') return heldTitle;
  if (plannedOn === today()) return t('meetings.plannedToday', { title });
  return t(plannedOn < today() ? 'meetings.plannedPast' : 'meetings.planned', { title, date: fullWhen(meeting) });
}

function useHeldTitle(meeting: OneMeeting): string {
  const { t } = useTranslation();
  const { presentCount, invitedCount } = meeting;
  const decisions = meeting.decisions.nodes.length;
  const actions = meeting.actionItems.nodes.length;
  const came =
    presentCount === null || !invitedCount
      ? t('meetings.heldHidden', { title: meeting.title, date: rowDate(dayOfMeeting(meeting)) })
      : presentCount === 0
        ? t('meetings.heldNobody')
        : t('meetings.heldFinding', { count: presentCount, word: atStart(presentCount), invited: inWords(invitedCount) });
  const made = [
    ...(decisions ? [t('meetings.decisionsCount', { count: decisions, word: inWords(decisions) })] : []),
    ...(actions ? [t('meetings.actionsCount', { count: actions, word: inWords(actions) })] : []),
  ];
  return made.length ? `${came}; ${made.join(` ${t('ui.and')} `)}` : came;
}

function One({ meeting, keptAt }: { meeting: OneMeeting; keptAt: string | null }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const soon = meeting.status !== 'cancelled' && meeting.minutes?.state === 'draft' && dayOfMeeting(meeting) <= today();
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('meetings.title'), to: tenant.path('meetings') },
          { label: meeting.title },
        ]}
        title={useTitle(meeting)}
        context={<Context meeting={meeting} />}
        acts={<Acts meeting={meeting} choose={setAct} />}
      />
      {keptAt ? (
        <p className="notice warn" role="status" style={{ marginBottom: 16 }}>
          <IconCloudOff aria-hidden size={16} stroke={1.75} />
          {t('meetings.keptFrom', { at: time(keptAt) })}
        </p>
      ) : null}
      <nav className="tabs jumps no-print" aria-label={t('meetings.jump')}>
        <a href="#attendance">{t('meetings.toAttendance')}</a>
        <a href="#agenda">{t('meetings.toAgenda')}</a>
        <a href="#minutes">{t('meetings.toMinutes')}</a>
      </nav>
      <div className="grid cols-5-7">
        <div className="col">
          {soon ? <AttendanceCard meeting={meeting} /> : null}
          <OpenItemsCard meeting={meeting} />
          <AgendaCard meeting={meeting} />
          {soon ? null : <AttendanceCard meeting={meeting} />}
          {meeting.status === 'held' && meeting.genderBalance ? <BalanceCard of={meeting.genderBalance} /> : null}
        </div>
        <div className="col">
          <MinutesCard meeting={meeting} />
        </div>
      </div>
      {act === 'edit' ? <EditMeetingDialog meeting={meeting} onClose={close} /> : null}
      {act === 'cancel' ? <CancelMeetingDialog meeting={meeting} onClose={close} /> : null}
      {act === 'hold' ? <HoldMeetingDialog meeting={meeting} onClose={close} /> : null}
      {act === 'notice' ? <NoticeDialog meeting={meeting} onClose={close} /> : null}
    </>
  );
}

function Context({ meeting }: { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const { noticeSentAt, status } = meeting;
  const notice = noticeSentAt ? t('meetings.noticeSentOn', { date: rowDate(dayOf(noticeSentAt)) }) : t('meetings.noticeNot');
  return (
    <>
      <MeetingBadge meeting={meeting} />
      <span>{[hostName(meeting, t), rowWhen(meeting), meeting.place].filter(Boolean).join(' · ')}</span>
      {meeting.onlineUrl ? <a href={meeting.onlineUrl}>{t('meetings.online')}</a> : null}
      {status === 'planned' ? <span>{notice}</span> : null}
      {meeting.cancelReason ? <span>{t('meetings.becauseOf', { reason: meeting.cancelReason })}</span> : null}
      <Source of={meeting.source} />
    </>
  );
}

function Acts({ meeting: { viewerCan, status, plannedOn, noticeSentAt, minutes }, choose }: { meeting: OneMeeting; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  const open = minutes?.state === 'draft';
  const planned = status === 'planned';
  const over = plannedOn <= today();
  return (
    <>
      {planned && viewerCan.hold && over ? (
        <Button kind="primary" onClick={() => choose('hold')}>
          {t('meetings.hold')}
        </Button>
      ) : null}
      {planned && viewerCan.notice ? (
        <Button kind={noticeSentAt || over ? 'secondary' : 'primary'} onClick={() => choose('notice')}>
          {noticeSentAt ? t('meetings.noticeAgain') : t('meetings.notice')}
        </Button>
      ) : null}
      {planned && open && viewerCan.update ? <Button onClick={() => choose('edit')}>{t('meetings.edit')}</Button> : null}
      {planned && viewerCan.cancel ? (
        <Button kind="bad" onClick={() => choose('cancel')}>
          {t('meetings.cancel')}
        </Button>
      ) : null}
    </>
  );
}
