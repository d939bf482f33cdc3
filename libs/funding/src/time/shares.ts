import type { Tx } from '@samnav/platform';
import { dayBefore } from '@samnav/networks';
import { AbsenceKind } from './time-absence.entity.ts';

/** Holds one person's time against others who would write of it, until the transaction ends. */
export async function lockTimeOf(tx: Tx, personId: string): Promise<void> {
  await tx.sql('select lock_time_of(current_tenant(), $1::uuid)', [personId]);
}

interface Days {
  startsOn: string;
  endsOn: string;
}
/** One month of a fixed share. */
export interface ShareMonth extends Days {
  /** What is left of it, in minutes … */
  minutes: number;
  /** … and what absence has taken off. */
  absent: number;
}

const DAY = 86_400_000;
/** What months of 28, 29, 30 and 31 days all divide. */
const ANY_MONTH = 377_580n;
const next = (day: string, n = 1): string => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
const daysOf = ({ startsOn, endsOn }: Days): number => (Date.parse(endsOn) - Date.parse(startsOn)) / DAY + 1;
const monthEnd = (day: string): string => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayBefore(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
};

/**
 * The months of a fixed share: a year's minutes × share × part of the year, where each month is a twelfth and a part of a month its days
 * (50 % for half a year = 430 h). What is lost by rounding comes with the month after, so that the months sum to the whole, rounded down.
 */
export function monthsOf(share: Days & { shareBp: number }, annualMinutes: number, absences: readonly Days[]): ShareMonth[] {
  const months: ShareMonth[] = [];
  let [parts, given] = [0n, 0];
  for (let startsOn = share.startsOn; startsOn <= share.endsOn;) {
    const last = monthEnd(startsOn);
    const endsOn = last < share.endsOn ? last : share.endsOn;
    const whole = daysOf({ startsOn: `${startsOn.slice(0, 7)}-01`, endsOn: last });
    const days = daysOf({ startsOn, endsOn });
    parts += BigInt(annualMinutes) * BigInt(share.shareBp) * BigInt(days) * (ANY_MONTH / BigInt(whole));
    const minutes = Number(parts / (120_000n * ANY_MONTH)) - given;
    given += minutes;
    const away = absences.reduce((sum, absence) => sum + Math.max(0, overlap(absence, { startsOn, endsOn })), 0);
    const absent = Math.floor((minutes * Math.min(away, days)) / days);
    months.push({ startsOn, endsOn, minutes: minutes - absent, absent });
    startsOn = next(last);
  }
  return months;
}

const overlap = (a: Days, b: Days): number =>
  daysOf({ startsOn: a.startsOn > b.startsOn ? a.startsOn : b.startsOn, endsOn: a.endsOn < b.endsOn ? a.endsOn : b.endsOn });

/** The days that absence takes off: of a sick leave those after the first 14, of all else every day. */
export function deducted(absences: readonly (Days & { kind: AbsenceKind })[], sickDaysNotDeducted: number): Days[] {
  return absences
    .map(({ kind, startsOn, endsOn }) => ({ startsOn: kind === AbsenceKind.sick ? next(startsOn, sickDaysNotDeducted) : startsOn, endsOn }))
    .filter(({ startsOn, endsOn }) => startsOn <= endsOn);
}
