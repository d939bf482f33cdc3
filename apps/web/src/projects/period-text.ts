import type { Precision } from '../generated/graphql.ts';
import { i18next, language } from '../i18n/index.ts';
import { longDate } from '../ui/dates.ts';

/** First and last day, each with how exactly it is known. */
export interface KnownPeriod {
  startsOn: string | null;
  startsPrecision: Precision | null;
  endsOn: string | null;
  endsPrecision: Precision | null;
}

const monthOf = (day: string) =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'sv-SE', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00Z`),
  );

function long(day: string, precision: Precision | null): string {
  if (precision === 'year') return day.slice(0, 4);
  return precision === 'month' ? monthOf(day) : longDate(day);
}

/** As much of a day as is known: `2009`, `2008-09` or `2008-01-01`. */
export const knownDay = (day: string, precision: Precision | null): string =>
  precision === 'year' ? day.slice(0, 4) : precision === 'month' ? day.slice(0, 7) : day;

function between(period: KnownPeriod, form: (day: string, precision: Precision | null) => string, dash: string): string {
  const start = period.startsOn ? form(period.startsOn, period.startsPrecision) : null;
  const end = period.endsOn ? form(period.endsOn, period.endsPrecision) : null;
  if (start && end) return start === end ? start : `${start}${dash}${end}`;
  if (start) return i18next.t('ui.from', { date: start });
  return end ? i18next.t('ui.until', { date: end }) : i18next.t('projects.noPeriod');
}

/** `1 januari 2008 – 30 juni 2010`, or `2009–2012` where no more is known. */
export const longPeriod = (period: KnownPeriod): string =>
  between(period, long, period.startsPrecision === 'year' && period.endsPrecision === 'year' ? '–' : ' – ');

/** `2008-01-01 – 2010-06-30`, for tables. */
export const tablePeriod = (period: KnownPeriod): string =>
  between(period, knownDay, period.startsPrecision === 'year' && period.endsPrecision === 'year' ? '–' : ' – ');
