import { i18next, language } from '../i18n/index.ts';

const zone = 'Europe/Stockholm';
const locale = () => (language() === 'en' ? 'en-GB' : 'sv-SE');

/** The difference between the server's clock and this browser's; a demonstration may move the server's clock. */
let offset = 0;

/** Follows the server's clock, given an instant it just said. */
export function followClock(serverNow: string | null | undefined): void {
  const instant = serverNow ? Date.parse(serverNow) : NaN;
  offset = Number.isNaN(instant) ? 0 : instant - Date.now();
  if (Math.abs(offset) < 60_000) offset = 0;
}

export const now = (): Date => new Date(Date.now() + offset);

/** A calendar day 'YYYY-MM-DD' of an instant, in Swedish time. */
export const dayOf = (instant: Date | string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));

export const today = (): string => dayOf(now());

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const format = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }).format(noon(day));

/** `12 november 2026` */
export const longDate = (day: string): string => format(day, { day: 'numeric', month: 'long', year: 'numeric' });

/** `12 november`, with the year when it is another than this one. */
export const plainDate = (day: string): string =>
  day.slice(0, 4) === today().slice(0, 4) ? format(day, { day: 'numeric', month: 'long' }) : longDate(day);

/** `torsdag 12 november 2026` */
export const fullDate = (day: string): string => format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');

/** `25 nov`, with the year when it is another than this one. */
export const shortDate = (day: string): string =>
  format(day, { day: 'numeric', month: 'short', year: day.slice(0, 4) === today().slice(0, 4) ? undefined : 'numeric' }).replace('.', '');

/** `13.00` of a time of day `13:00:00`; `13:00` in English. */
export const clock = (timeOfDay: string): string => (language() === 'en' ? timeOfDay.slice(0, 5) : timeOfDay.slice(0, 5).replace(':', '.'));

/** `november 2026` of `2026-11`. */
export const monthName = (month: string): string => format(`${month}-01`, { month: 'long', year: 'numeric' });

/** `mån` … of a day. */
export const weekday = (day: string, width: 'short' | 'long' = 'short'): string => format(day, { weekday: width }).replace('.', '');

/** `fre 13 nov`, with the year when it is another than this one. */
export function rowDate(day: string): string {
  const year = day.slice(0, 4) === today().slice(0, 4) ? undefined : ('numeric' as const);
  return format(day, { weekday: 'short', day: 'numeric', month: 'short', year }).replace(/[.,]/g, '');
}

/** `13.00` in Swedish, `13:00` in English. */
export function time(instant: string): string {
  const text = new Intl.DateTimeFormat(locale(), { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
  return language() === 'en' ? text : text.replace(':', '.');
}

/** `2026-11-13 13.00`, for tables. */
export const instantText = (instant: string): string => `${dayOf(instant)} ${time(instant)}`;

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);

export const addDays = (day: string, days: number): string => new Date(noon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The instant at which a day ends in Swedish time, as the API takes it. */
export function endOfDay(day: string): string {
  const candidate = new Date(`${addDays(day, 1)}T00:00:00Z`);
  // Sweden is one or two hours ahead of UTC; the day has ended as soon as the calendar there shows the next one.
  for (const hours of [2, 1]) {
    const instant = new Date(candidate.getTime() - hours * 3_600_000);
    if (dayOf(instant) === addDays(day, 1)) return instant.toISOString();
  }
  return candidate.toISOString();
}

/** The ISO week number of a day. */
export function weekOf(day: string): number {
  const date = noon(day);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1, 12)) / 86_400_000 + 1) / 7);
}

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((noon(day).getUTCDay() + 6) % 7));

/** How far away a day is, in words: "I morgon", "Om 5 dagar", "6 dagar sen". */
export function distance(day: string): string {
  const days = daysBetween(today(), day);
  if (days === 0) return i18next.t('ui.today');
  if (days === 1) return i18next.t('ui.tomorrow');
  return days < 0 ? i18next.t('ui.daysLate', { count: -days }) : i18next.t('ui.inDays', { count: days });
}

/** When something happened, in words beside its date: "I dag", "I går", otherwise the date. */
export function since(instant: string): string {
  const day = dayOf(instant);
  const days = daysBetween(day, today());
  if (days <= 0) return i18next.t('ui.today');
  if (days === 1) return i18next.t('ui.yesterday');
  return rowDate(day);
}

/** `1 januari 2008 – 30 juni 2010`, or what is known of it. */
export function period(start: string | null | undefined, end: string | null | undefined): string {
  if (start && end) return i18next.t('ui.period', { start: longDate(start), end: longDate(end) });
  if (start) return i18next.t('ui.from', { date: longDate(start) });
  if (end) return i18next.t('ui.until', { date: longDate(end) });
  return i18next.t('ui.noDates');
}
