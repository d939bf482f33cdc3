import { IconCheck, IconClock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import type { Standing, Tick } from './local-store.ts';
import { clock } from './meeting-words.ts';
import type { OneMeeting } from './meeting-page.tsx';
import { dropTick } from './outbox.ts';
import { toneOfStatus } from './tick-row.tsx';
import { useOutbox, useTick } from './use-attendance.ts';

/** Where the ticks of a meeting are: all with Samnav, on their way, or kept here until the line is back; and those that collide, side by side. */
export function OutboxState({ meeting }: { meeting: OneMeeting }) {
  const { ticks } = useOutbox(meeting.id);
  const refused = ticks.filter((tick) => tick.refused);
  return (
    <>
      <Waiting count={ticks.length - refused.length} settled={refused.length === 0} />
      {refused.length ? <Refused meeting={meeting} ticks={refused} /> : null}
    </>
  );
}

function Waiting({ count, settled }: { count: number; settled: boolean }) {
  const { t } = useTranslation();
  const { line } = useOutbox();
  const [sent, setSent] = useState(false);
  useEffect(() => {
    if (count > 0) setSent(true);
  }, [count]);
  const kind = line === 'down' ? 'waiting' : line === 'refusing' ? 'refusing' : 'sending';
  return (
    <div role="status">
      {count > 0 ? (
        <p className={`notice ${kind === 'sending' ? '' : 'warn'}`}>
          <IconClock aria-hidden size={16} stroke={1.75} />
          {t(`attendance.${kind}`, { count, word: atStart(count) })}
        </p>
      ) : sent && settled ? (
        <p className="notice ok">
          <IconCheck aria-hidden size={16} stroke={2} />
          {t('attendance.sent')}
        </p>
      ) : null}
    </div>
  );
}

/** Ticks that the server did not take: mine and what somebody else recorded, and the reader decides. */
function Refused({ meeting, ticks }: { meeting: OneMeeting; ticks: Tick[] }) {
  const { t } = useTranslation();
  const tick = useTick(meeting.id);
  const title = t('attendance.conflicts', { count: ticks.length, word: atStart(ticks.length) });
  const keepMine = async ({ tickId, attendanceId, status, arrivedAt, leftAt, refused }: Tick) => {
    const attendance = meeting.attendances.nodes.find((each) => each.id === attendanceId);
    if (!attendance || !refused?.theirs) return dropTick(tickId);
    await tick(attendance, { status, arrivedAt, leftAt }, refused.theirs.version);
  };
  return (
    <section className="conflicts" role="region" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {ticks.map((each) => (
          <li key={each.tickId}>
            <Collision tick={each} keepMine={() => void keepMine(each)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One tick and what stands against it, each with the act that lets it hold. */
function Collision({ tick: { tickId, name, refused, ...mine }, keepMine }: { tick: Tick; keepMine: () => void }) {
  const { t } = useTranslation();
  const drop = () => void dropTick(tickId);
  return (
    <>
      <p className="strong">{name}</p>
      <div className="sides">
        <div>
          <p className="sm t2">{t('attendance.mine')}</p>
          <Stands of={mine} />
          {refused?.theirs ? (
            <Button aria-label={t('attendance.keepMineLong', { name })} onClick={keepMine}>
              {t('attendance.keepMine')}
            </Button>
          ) : null}
        </div>
        <div>
          <p className="sm t2">{t(refused?.theirs ? 'attendance.theirs' : 'attendance.refused')}</p>
          {refused?.theirs ? <Stands of={refused.theirs} /> : <p>{refused?.message}</p>}
          <Button aria-label={t(refused?.theirs ? 'attendance.keepTheirsLong' : 'attendance.dropLong', { name })} onClick={drop}>
            {t(refused?.theirs ? 'attendance.keepTheirs' : 'attendance.drop')}
          </Button>
        </div>
      </div>
    </>
  );
}

function Stands({ of: { status, arrivedAt, leftAt } }: { of: Omit<Standing, 'version'> }) {
  const { t } = useTranslation();
  const times = [arrivedAt && t('attendance.arrived', { time: clock(arrivedAt) }), leftAt && t('attendance.left', { time: clock(leftAt) })];
  return (
    <span className="stands">
      <Badge plain tone={toneOfStatus[status]}>
        {t(`attendance.readStatuses.${status}`)}
      </Badge>{' '}
      <span className="sm t2">{times.filter(Boolean).join(', ')}</span>
    </span>
  );
}
