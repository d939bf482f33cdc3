import { CalendarPeriod, RecurrencePattern, Weekday } from './rule.entity.ts';
import type { BodyDateKind, OffsetUnit } from './rule.entity.ts';

/** A recurrence as it is kept: only what its pattern uses. */
export interface Rule {
  pattern: RecurrencePattern;
  interval?: number;
  dayOfMonth?: number;
  month?: number;
  nth?: number;
  weekday?: Weekday;
  period?: CalendarPeriod;
  bodyDate?: BodyDateKind;
  offset?: number;
  offsetUnit?: OffsetUnit;
}

/** One occurrence before any offset: the day that names it, and when its period begins. */
export interface Anchor {
  on: string;
  startsOn: string | null;
}

/** Months are numbered from year 0, so that steps over years are sums. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const text = (at: Date): string => at.toISOString().slice(0, 10);
const at = (month: number, day: number): Date => new Date(Date.UTC(Math.floor(month / 12), month % 12, day));
const lengthOf = (month: number): number => at(month + 1, 0).getUTCDate();

const WEEKDAYS = Object.values(Weekday);
const MONTHS_OF: Record<CalendarPeriod, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The n-th such weekday of a month (−1 = the last); null where there is no fifth. */
function nthWeekday(month: number, nth: number, weekday: Weekday): string | null {
  const number = (WEEKDAYS.indexOf(weekday) + 1) % 7; // as JavaScript counts, 0 = Sunday
  const first = 1 + ((number - at(month, 1).getUTCDay() + 7) % 7);
  const count = Math.floor((lengthOf(month) - first) / 7) + 1;
  if (nth > count) return null;
  return text(at(month, first + 7 * ((nth < 0 ? count : nth) - 1)));
}

interface Months {
  /** A month in which it happens, and every how many. */
  first: number;
  step: number;
  dayIn: (month: number) => string | null;
  /** First day of the period that ends in the month; null = it begins with the occurrence before. */
  begins?: (month: number) => string;
}

function monthsOf(rule: Rule, from: string): Months {
  const start = monthOf(from);
  const dayOfMonth = rule.dayOfMonth ?? Number(from.slice(8));
  const dayIn = (month: number): string => text(at(month, Math.min(dayOfMonth, lengthOf(month))));
  const inYear = rule.month === undefined ? start : start - (start % 12) + rule.month - 1;
  switch (rule.pattern) {
    case RecurrencePattern.yearly:
      return { first: inYear, step: 12, dayIn };
    case RecurrencePattern.quarterly:
      return { first: start, step: 3, dayIn };
    case RecurrencePattern.weekday: {
      const step = rule.month === undefined ? (rule.interval ?? 1) : 12;
      return { first: inYear, step, dayIn: (month) => nthWeekday(month, rule.nth!, rule.weekday!) };
    }
    case RecurrencePattern.periodEnd: {
      const step = MONTHS_OF[rule.period!];
      const first = start - (start % step) + step - 1;
      return { first, step, dayIn: (month) => text(at(month + 1, 0)), begins: (month) => text(at(month - step + 1, 1)) };
    }
    default:
      return { first: start, step: rule.interval ?? 1, dayIn };
  }
}

/** How far back the occurrence before the first is looked for, in steps: a fifth Friday in February takes 28 years. */
const BACK = 40;

function byMonths(rule: Rule, from: string, until: string): Anchor[] {
  const { first, step, dayIn, begins } = monthsOf(rule, from);
  const found: Anchor[] = [];
  let before: string | null = null;
  for (let month = first - BACK * step; month <= monthOf(until); month += step) {
    const on = dayIn(month);
    if (on === null) continue;
    found.push({ on, startsOn: begins ? begins(month) : before });
    before = on;
  }
  return found;
}

/** The days that name the occurrences of a rule, from a day until another, in order. `dates` are those of the body that it follows. */
export function anchorsOf(rule: Rule, from: string, until: string, dates: readonly string[] = []): Anchor[] {
  const byBody = (): Anchor[] => [...dates].sort().map((on, i, all) => ({ on, startsOn: all[i - 1] ?? null }));
  const all = rule.pattern === RecurrencePattern.bodyDate ? byBody() : byMonths(rule, from, until);
  return all.filter(({ on }) => on >= from && on <= until);
}
