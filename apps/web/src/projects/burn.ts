import type { ExpenditureRowFragment } from '../generated/graphql.ts';
import { daysBetween, today } from '../ui/dates.ts';
import { toOre } from '../ui/money.ts';
import type { OneProject } from './project-page.tsx';
import { stepsOf, type Step } from './sums.ts';

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

export function burnOf(project: OneProject, rows: readonly ExpenditureRowFragment[]): Burn | null {
  const steps = stepsOf(rows);
  const [first, last] = [steps[0], steps.at(-1)];
  const total = toOre(project.budgetTotal.amount);
  if (!first || !last || total === 0n) return null;
  const start = earlier(project.startsOn ?? first.day, first.day);
  const end = later(project.endsOn ?? later(last.day, today()), last.day);
  return { start, end, total, steps, left: total - last.total, known: later(last.day, earlier(today(), end)) };
}

/** What would be left on a day at an even pace. */
export function evenLeft({ total }: Burn, period: { startsOn: string; endsOn: string }, day: string): bigint {
  const whole = daysBetween(period.startsOn, period.endsOn) || 1;
  const gone = Math.min(whole, Math.max(0, daysBetween(period.startsOn, day)));
  return total - (total * BigInt(gone)) / BigInt(whole);
}
