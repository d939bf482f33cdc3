import type { MonthRowFragment } from '../generated/graphql.ts';
import { addDays, daysBetween, today } from '../ui/dates.ts';
import { toOre } from '../ui/money.ts';
import type { OneProject } from './project-page.tsx';

/** The end of a month and what was spent until then; amounts in öre. */
export interface Step {
  day: string;
  spent: bigint;
  total: bigint;
}

/** How a budget is used up over time; amounts in öre. */
export interface Burn {
  start: string;
  end: string;
  total: bigint;
  steps: Step[];
  left: bigint;
  /** Until when it is known what is spent. */
  known: string;
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);

const told = (amount: { amount: string } | null): bigint => toOre(amount?.amount ?? '0');
/** Whether the months would tell what one person is paid, which the reader may not see. */
export const isWithheld = (months: readonly MonthRowFragment[]): boolean => months.some((month) => month.spentCash === null);

/** The last day of the month that begins on a day. */
const lastOf = (startsOn: string): string => addDays(`${addDays(startsOn, 31).slice(0, 7)}-01`, -1);

export function burnOf(project: OneProject, months: readonly MonthRowFragment[]): Burn | null {
  const total = toOre(project.budgetTotal.amount);
  const spent = toOre(project.spentTotal.amount);
  const begun = months.filter((month) => !month.ahead).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const [first, last] = [begun[0], begun.at(-1)];
  const steps = begun.map((month) => ({
    day: earlier(lastOf(month.startsOn), today()),
    spent: told(month.spentCash) + told(month.spentInKind),
    total: told(month.cashToDate) + told(month.inKindToDate),
  }));
  if (!first || !last || total === 0n || steps.every((step) => step.spent === 0n)) return null;
  const start = project.startsOn ?? first.startsOn;
  const end = project.endsOn ?? later(steps.at(-1)!.day, today());
  return { start, end, total, steps, left: total - spent, known: earlier(today(), end) };
}

/** What would be left on a day at an even pace. */
export function evenLeft({ total }: Burn, period: { startsOn: string; endsOn: string }, day: string): bigint {
  const whole = daysBetween(period.startsOn, period.endsOn) || 1;
  const gone = Math.min(whole, Math.max(0, daysBetween(period.startsOn, day)));
  return total - (total * BigInt(gone)) / BigInt(whole);
}
