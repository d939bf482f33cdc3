import { readFileSync } from 'node:fs';

/** The days off of 2026–2035, as written from the statutes; see libs/reminders/data/README.md. */
export const statutes = readFileSync(new URL('../../../data/holidays_se_2026_2035.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [day, name, statute] = line.split(',');
    return { day: day!, name: name!, statute: statute! };
  });

const named = new Set(statutes.map(({ day }) => day));

const DAY_MS = 86_400_000;
/** The day so many days later. */
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: string): number => new Date(day).getUTCDay() || 7;

/** Whether law 1930:173 puts off what falls on the day: stepped, not reckoned. */
export const isOff = (day: string): boolean => weekday(day) > 5 || named.has(day);

/** The n-th working day after a day, or before it: day by day. */
export function workingDaysFrom(day: string, n: number): string {
  let at = day;
  for (let left = Math.abs(n); left > 0;) {
    at = plusDays(at, Math.sign(n));
    if (!isOff(at)) left--;
  }
  return at;
}

/** The first day from a day on that is a working day. */
export const nextWorkingDay = (day: string): string => (isOff(day) ? nextWorkingDay(plusDays(day, 1)) : day);

/** All days from one to another. */
export function daysBetween(first: string, last: string): string[] {
  return Array.from({ length: (Date.parse(last) - Date.parse(first)) / DAY_MS + 1 }, (_, i) => plusDays(first, i));
}

/** The public holidays of law 1989:253 and the eves of law 1930:173 in a year, from the wording of the laws; Sundays that have no other name left out. */
export function fromTheLaws(year: number): { day: string; name: string; statute: string }[] {
  const easter = easterSunday(year);
  const saturday = (from: string): string => plusDays(from, (13 - weekday(from)) % 7);
  const midsummer = saturday(`${year}-06-20`);
  const publicHolidays: [string, string][] = [
    [`${year}-01-01`, 'nyårsdagen'],
    [`${year}-01-06`, 'trettondedag jul'],
    [`${year}-05-01`, 'första maj'],
    [plusDays(easter, -2), 'långfredagen'],
    [easter, 'påskdagen'],
    [plusDays(easter, 1), 'annandag påsk'],
    [plusDays(easter, 39), 'Kristi himmelsfärdsdag'],
    [plusDays(easter, 49), 'pingstdagen'],
    [`${year}-06-06`, 'nationaldagen'],
    [midsummer, 'midsommardagen'],
    [saturday(`${year}-10-31`), 'alla helgons dag'],
    [`${year}-12-25`, 'juldagen'],
    [`${year}-12-26`, 'annandag jul'],
  ];
  const eves: [string, string][] = [
    [plusDays(midsummer, -1), 'midsommarafton'],
    [`${year}-12-24`, 'julafton'],
    [`${year}-12-31`, 'nyårsafton'],
  ];
  const of = (days: [string, string][], statute: string) => days.map(([day, name]) => ({ day, name, statute }));
  return [...of(publicHolidays, '1989:253'), ...of(eves, '1930:173')].sort((a, b) => a.day.localeCompare(b.day));
}

/** Easter Sunday by Gauss's reckoning with its two exceptions. */
function easterSunday(year: number): string {
  const century = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * century) / 25) + century - Math.floor(century / 4)) % 30;
  const n = (4 + century - Math.floor(century / 4)) % 7;
  const d = (19 * (year % 19) + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19);
  return plusDays(`${year}-03-22`, d + e - (late ? 7 : 0));
}
