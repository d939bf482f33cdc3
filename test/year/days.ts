/** Days as whole numbers since 1970-01-01, reckoned here and nowhere else: nothing of the product, no Date, no library. */
export type Day = number;

/** After Howard Hinnant's days_from_civil. */
export function dayOf(text: string): Day {
  const [y, m, d] = text.split('-').map(Number) as [number, number, number];
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}
export function partsOf(day: Day): [year: number, month: number, day: number] {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * ofYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * mp + 2) / 5) + 1];
}
export const textOf = (day: Day): string => {
  const [y, m, d] = partsOf(day);
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
};
/** 0 = Monday … 6 = Sunday; the first day of 1970 was a Thursday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** The Sunday of Easter, after Gauss and Meeus. */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(`${year}-${Math.floor(n / 31)}-${(n % 31) + 1}`);
}
/** The first such weekday on or after a day. */
function from(day: Day, wanted: number): Day {
  while (weekday(day) !== wanted) day++;
  return day;
}
const off = new Map<number, Set<Day>>();
/** Public holidays of law 1989:253, and the eves of law 1930:173. */
function holidays(year: number): Set<Day> {
  const at = (monthDay: string): Day => dayOf(`${year}-${monthDay}`);
  const sunday = easter(year);
  const midsummer = from(at('06-20'), 5);
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map(at);
  return new Set([...fixed, sunday - 2, sunday, sunday + 1, sunday + 39, sunday + 49, midsummer - 1, midsummer, from(at('10-31'), 5)]);
}
export function isHoliday(day: Day): boolean {
  const [year] = partsOf(day);
  if (!off.has(year)) off.set(year, holidays(year));
  return off.get(year)!.has(day);
}

/** The zones of the model: minutes ahead of UTC in winter. In summer an hour more, from 01:00 UTC on the last Sunday of March to that of October. */
export const ZONES = { 'Europe/Stockholm': 60, 'Europe/Helsinki': 120 } as const;
export type Zone = keyof typeof ZONES;

const DAY_MINUTES = 1440;
/** Minutes since 1970 in UTC. */
export type Minute = number;

function lastSunday(year: number, month: '03' | '10'): Day {
  let day = dayOf(`${year}-${month}-31`);
  while (weekday(day) !== 6) day--;
  return day;
}
const isSummer = (at: Minute): boolean => {
  const [year] = partsOf(Math.floor(at / DAY_MINUTES));
  return at >= lastSunday(year, '03') * DAY_MINUTES + 60 && at < lastSunday(year, '10') * DAY_MINUTES + 60;
};
export const localDay = (at: Minute, zone: Zone): Day => Math.floor((at + ZONES[zone] + (isSummer(at) ? 60 : 0)) / DAY_MINUTES);
/** A local time; one that the clock skips or passes twice is read by the winter's clock. */
export function instantOf(day: Day, time: number, zone: Zone): Minute {
  const winter = day * DAY_MINUTES + time - ZONES[zone];
  const summer = winter - 60;
  return isSummer(summer) && isSummer(winter) ? summer : winter;
}
