import type { TimeCellFragment, WeekTimeInput } from '../generated/graphql.ts';
import { addDays } from '../ui/dates.ts';

/** A row of the week: one kind of work in one project. */
export interface WeekRow {
  key: string;
  projectId: string;
  project: string;
  activity: string;
  category: 'ownWorkTime' | 'staff';
  /** What is there by day; more than one where it was written in parts. */
  days: Record<string, TimeCellFragment[]>;
  /** Whether it was added here and is not saved yet: its project and work can still be chosen. */
  fresh?: boolean;
}

export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_each, n) => addDays(monday, n));

/** The rows of what is written in a week, by project and work. */
export function rowsOf(entries: readonly TimeCellFragment[]): WeekRow[] {
  const rows = new Map<string, WeekRow>();
  for (const entry of entries) {
    if (!entry.project || !entry.budgetLine) continue;
    const category = entry.budgetLine.category === 'staff' ? 'staff' : 'ownWorkTime';
    const key = `${entry.project.id} ${category} ${entry.activity}`;
    const row = rows.get(key) ?? {
      ...{ key, projectId: entry.project.id, project: `${entry.project.number} ${entry.project.name}`, activity: entry.activity, category },
      days: {},
    };
    (row.days[entry.workedOn] ??= []).push(entry);
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((a, b) => a.project.localeCompare(b.project, 'sv') || a.activity.localeCompare(b.activity, 'sv'));
}

export const minutesOf = (entries: readonly { minutes: number }[] = []): number => entries.reduce((sum, { minutes }) => sum + minutes, 0);

/** Whether a cell may be written in: at most one entry, by day, not certified. */
export const isOpen = (entries: readonly TimeCellFragment[] = []): boolean =>
  entries.length <= 1 && entries.every(({ certified, share }) => !certified && !share);

/** Whole minutes of what a person wrote: `7,5`, `7.5`, `7:30`, `0`; empty is 0; null where it is no time of a day. */
export function readHours(written: string): number | null {
  const text = written.trim().replace(/\s*h$/i, '');
  if (text === '') return 0;
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const decimal = /^(\d{0,2})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!clock && !decimal) return null;
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : Math.round((Number(decimal![1] || 0) + Number(`0.${decimal![2] ?? 0}`)) * 60);
  return minutes <= 780 ? minutes : null;
}

/** `7,5` of 450 minutes; `7:20` where that is no two decimals. */
export function hoursText(minutes: number, comma = ','): string {
  const hundredths = (minutes * 100) / 60;
  if (!Number.isInteger(hundredths)) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return String(hundredths / 100).replace('.', comma);
}

export const cellKey = (row: WeekRow, day: string): string => `${row.key}|${day}`;

/** A cell that was changed, and what is asked of the API for it; or what was written there is no time. */
export interface Change {
  cell: string;
  input: WeekTimeInput;
}

export type Changed = Change | { cell: string; wrong: true };

/** What of the written cells differs from what is there; null among them is no time. */
export function changesOf(rows: readonly WeekRow[], days: readonly string[], written: Readonly<Record<string, string>>): Changed[] {
  return rows.flatMap((row) =>
    days.flatMap((day): Changed[] => {
      const cell = cellKey(row, day);
      const text = written[cell];
      const there = row.days[day] ?? [];
      if (text === undefined || !isOpen(there)) return [];
      const minutes = readHours(text);
      if (minutes === null) return [{ cell, wrong: true }];
      if (minutes === minutesOf(there)) return [];
      const entry = there[0];
      const { projectId, activity, category } = row;
      return [
        { cell, input: { ...(entry && { id: entry.id, expectedVersion: entry.version }), projectId, activity, category, workedOn: day, minutes } },
      ];
    }),
  );
}
