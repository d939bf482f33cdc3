import type { GrantPeriodInput } from './grant.inputs.ts';

/** How a funder's rules lay out the periods of a decision: so many months each, and the days after it by which the claim is due. */
export interface PeriodRule {
  everyMonths: number;
  dueDays: number;
  finalDueDays: number;
}

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function plusMonths(day: string, months: number): string {
  const [year, month, of] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))));
}

/** The periods from a first to a last day, without a gap; the last one is as long as is left, and the final report is due with it. */
export function periodsOf(startsOn: string, endsOn: string, { everyMonths, dueDays, finalDueDays }: PeriodRule): GrantPeriodInput[] {
  const periods: GrantPeriodInput[] = [];
  for (let n = 0; ; n++) {
    const first = plusMonths(startsOn, n * everyMonths);
    const last = plusDays(plusMonths(startsOn, (n + 1) * everyMonths), -1);
    if (last >= endsOn) return [...periods, { startsOn: first, endsOn, dueOn: plusDays(endsOn, finalDueDays), isFinal: true }];
    periods.push({ startsOn: first, endsOn: last, dueOn: plusDays(last, dueDays), isFinal: false });
  }
}
