import { addDays, mondayOf } from '../ui/dates.ts';

/** `2026-11` of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months away: `moved('2026-11', 2)` is `2027-01`. */
export function moved(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a month. */
export const lastOf = (month: string): string => addDays(`${moved(month, 1)}-01`, -1);

/** The weeks that a month touches, each as its seven days from Monday. */
export function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday <= lastOf(month); monday = addDays(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((step) => addDays(monday, step)));
  return weeks;
}

export const isMonth = (text: string | undefined): text is string => /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');

/** Rows by their day, in the order they came. */
export function byDay<R>(rows: readonly R[], dayOf: (row: R) => string): Map<string, R[]> {
  const days = new Map<string, R[]>();
  for (const row of rows) days.set(dayOf(row), [...(days.get(dayOf(row)) ?? []), row]);
  return days;
}
