import type { Texts, Tx } from '@samnav/platform';
import { whereSaid } from './project-said.ts';
import { DayFull, HourTaken } from './refusals.ts';

/** What is written of somebody's day, in any project. */
export interface TimeThere {
  id: string;
  projectId: string;
  startsMinute: number;
  minutes: number;
  certified: boolean;
}

const DAY = 1440;
const MORNING = 480;
/** Of 24 hours at least eleven are rest: 1982:673, 13 §. */
const MOST = 780;

/** The day's times in order, whoever may see them: an hour that one may not see is taken all the same. */
export const timesOf = (tx: Tx, personId: string, day: string): Promise<TimeThere[]> =>
  tx.sql<TimeThere>(
    `select id, project_id as "projectId", starts_minute as "startsMinute", minutes, certified_at is not null as certified
     from time_entry where tenant_id = current_tenant() and person_id = $1 and worked_on = $2 and share_id is null order by starts_minute`,
    [personId, day],
  );

/** The first minute from the morning on, else of the day, at which that much time is free; the morning where none is. */
export function freeMinute(others: readonly TimeThere[], minutes: number): number {
  for (const from of [MORNING, 0]) {
    let at = from;
    for (const other of others)
      if (other.startsMinute < at + minutes && other.startsMinute + other.minutes > at) at = other.startsMinute + other.minutes;
    if (at + minutes <= DAY) return at;
  }
  return MORNING;
}

/** Refuses time that is used already, or that makes a day too long, and says where the day went. */
export async function mustBeFree(
  tx: Tx,
  others: readonly TimeThere[],
  { workedOn, startsMinute, minutes }: { workedOn: string; startsMinute: number; minutes: number },
  at: (field: string) => string[],
): Promise<void> {
  const taken = others.filter((other) => other.startsMinute < startsMinute + minutes && other.startsMinute + other.minutes > startsMinute);
  if (taken.length) throw new HourTaken({ where: await whereUsed(tx, workedOn, taken) }, at('workedOn'));
  const long = startsMinute + minutes > DAY || others.reduce((sum, other) => sum + other.minutes, minutes) > MOST;
  if (long) throw new DayFull({ day: workedOn, where: await whereUsed(tx, workedOn, others) }, at('minutes'));
}

/** `P-2026-014 Resor, 2026-03-31 kl. 08:00–12:00 (intygad)`; of a project that the reader may not see only when, which they must know to choose another time. */
const whereUsed = (tx: Tx, day: string, times: readonly TimeThere[]): Promise<Texts> =>
  whereSaid(
    tx,
    times.map(({ projectId, startsMinute, minutes, certified }) => {
      const clock = `${clockTime(startsMinute)}–${clockTime(startsMinute + minutes)}`;
      const more = { sv: `, ${day} kl. ${clock}${certified ? ' (intygad)' : ''}`, en: `, ${day} ${clock}${certified ? ' (certified)' : ''}` };
      return { projectId, more };
    }),
    { always: true },
  );

/** 495 → `08:15`. */
export const clockTime = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
