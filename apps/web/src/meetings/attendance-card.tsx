import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendanceRowFragment } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { AddGuestDialog, InviteDialog, MoreDialog } from './attendance-acts.tsx';
import { OutboxState } from './outbox-state.tsx';
import type { OneMeeting } from './meeting-page.tsx';
import { TickRow } from './tick-row.tsx';
import { shownOf } from './ticks.ts';
import { nameOf, useOutbox, useTick } from './use-attendance.ts';

type Act = 'invite' | 'guest' | { more: AttendanceRowFragment };

/** Who is invited and who is here: one tap each, and every tap is kept on this device until Samnav has it. */
export function AttendanceCard({ meeting }: { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const { ticks } = useOutbox(meeting.id);
  const tick = useTick(meeting.id);
  const rows = byName(meeting.attendances.nodes).map((row) => shownOf(row, ticks));
  const records = meeting.viewerCan.record && meeting.status !== 'cancelled' && meeting.minutes?.state === 'draft';
  const left = rows.filter((row) => row.status === 'invited');
  const close = () => setAct(null);
  return (
    <Card id="attendance" title={useTitle(meeting, rows)}>
      <OutboxState meeting={meeting} />
      {rows.length === 0 && records ? <p className="t2">{t('attendance.emptyBody')}</p> : null}
      {rows.length === 0 && meeting.presentCount ? <p className="t2">{t('attendance.hidden')}</p> : null}
      <ul className="lines ticks">
        {rows.map((row) => (
          <TickRow
            key={row.id}
            attendance={row}
            waits={ticks.some((each) => each.attendanceId === row.id && !each.refused)}
            onTick={records ? (status) => void tick(row, { status }) : undefined}
            onMore={() => setAct({ more: row })}
          />
        ))}
      </ul>
      {records ? (
        <div className="row wrap no-print" style={{ paddingTop: 12 }}>
          {left.length > 0 && rows.length > 1 ? (
            <Button onClick={() => left.forEach((row) => void tick(row, { status: 'present' }))}>
              {t('attendance.allHere', { count: left.length })}
            </Button>
          ) : null}
          <Button kind={rows.length ? 'quiet' : 'primary'} onClick={() => setAct('invite')}>
            {t('attendance.invite')}
          </Button>
          <Button kind="quiet" onClick={() => setAct('guest')}>
            {t('attendance.addGuest')}
          </Button>
        </div>
      ) : null}
      {act === 'invite' ? <InviteDialog meeting={meeting} onClose={close} /> : null}
      {act === 'guest' ? <AddGuestDialog meeting={meeting} onClose={close} /> : null}
      {act && typeof act === 'object' ? <MoreDialog meeting={meeting} attendance={act.more} onClose={close} /> : null}
    </Card>
  );
}

const byName = (rows: readonly AttendanceRowFragment[]): AttendanceRowFragment[] =>
  rows.toSorted((a, b) => Number(!a.person) - Number(!b.person) || nameOf(a).localeCompare(nameOf(b), 'sv'));

function useTitle({ status, plannedOn, presentCount, invitedCount }: OneMeeting, rows: readonly AttendanceRowFragment[]): string {
  const { t } = useTranslation();
  const invited = rows.length || (invitedCount ?? 0);
  const present = rows.length ? rows.filter((row) => row.status === 'present').length : (presentCount ?? 0);
  if (invited === 0) return t('attendance.empty');
  const words = { count: present, word: atStart(present), invited: inWords(invited) };
  if (status === 'held') return present ? t('attendance.titleHeld', words) : t('attendance.titleHeldNone', words);
  if (present === 0 && plannedOn > today()) return t('attendance.titleInvited', { count: invited, word: atStart(invited) });
  return present ? t('attendance.title', words) : t('attendance.titleNone', words);
}
