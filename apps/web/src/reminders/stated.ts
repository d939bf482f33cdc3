import type { DatePrecision } from '../generated/graphql.ts';
import { i18next, language } from '../i18n/index.ts';
import { longDate, today } from '../ui/dates.ts';
import type { Choice } from '../ui/fields.tsx';

/** What is less exact than a day. */
export type PeriodPrecision = Exclude<DatePrecision, 'day'>;

const months: Record<PeriodPrecision, number> = { month: 1, quarter: 3, year: 12 };
const utc = (day: string) => new Date(`${day}T12:00:00Z`);
const plusMonths = (day: string, count: number): string => {
  const date = utc(day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1, 12)).toISOString().slice(0, 10);
};

/** The first day of the period that a day lies in. */
export function periodOf(day: string, precision: PeriodPrecision): string {
  const month = utc(day).getUTCMonth();
  return plusMonths(day, -(month % months[precision]));
}

/** The last day of what was stated, before any calendar has moved it. */
export function lastDayOf(day: string, precision: DatePrecision): string {
  if (precision === 'day') return day;
  const next = utc(plusMonths(periodOf(day, precision), months[precision]));
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** "november 2026", "fjärde kvartalet 2026", "2026", or the day itself. */
export function statedText(day: string, precision: DatePrecision): string {
  const year = day.slice(0, 4);
  if (precision === 'year') return year;
  if (precision === 'day') return longDate(day);
  if (precision === 'quarter') {
    const number = (Math.floor(utc(day).getUTCMonth() / 3) + 1) as 1 | 2 | 3 | 4;
    return `${i18next.t(`reminders.quarters.q${number}`)} ${year}`;
  }
  const locale = language() === 'en' ? 'en-GB' : 'sv-SE';
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc(day));
}

const ahead: Record<PeriodPrecision, number> = { month: 24, quarter: 12, year: 10 };

/** The coming periods, and the one that is chosen already. */
export function periodChoices(precision: PeriodPrecision, chosen: string): Choice[] {
  const first = periodOf(today(), precision);
  const coming = Array.from({ length: ahead[precision] }, (_, step) => plusMonths(first, step * months[precision]));
  const all = chosen && !coming.includes(chosen) ? [chosen, ...coming].toSorted() : coming;
  return all.map((value) => ({ value, label: statedText(value, precision) }));
}
