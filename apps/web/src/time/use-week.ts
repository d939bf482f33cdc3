import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { RecordTimesDocument, type TimeCellFragment } from '../generated/graphql.ts';
import { done } from '../ui/dialog.tsx';
import { cellKey, changesOf, daysOf, rowsOf, type Change, type WeekRow } from './week.ts';

/** Why a cell or a new row cannot be saved, by the cell's key or the row's. */
export type Wrong = Readonly<Record<string, string>>;

export interface Week {
  days: string[];
  rows: WeekRow[];
  written: Readonly<Record<string, string>>;
  wrong: Wrong;
  /** What the API refused without a place of its own. */
  problems: string[];
  unsaved: number;
  busy: boolean;
  attempt: number;
  write: (cell: string, text: string) => void;
  add: () => void;
  change: (key: string, values: Partial<Pick<WeekRow, 'projectId' | 'activity' | 'category' | 'project'>>) => void;
  remove: (key: string) => void;
  save: () => Promise<void>;
}

let numbers = 0;

/** What somebody writes of a week, until it is saved as a whole. */
export function useWeek(monday: string, entries: readonly TimeCellFragment[], reload: () => Promise<unknown>): Week {
  const { t } = useTranslation();
  const [record, busy] = useVerb(RecordTimesDocument, 'recordTimes', { forgets: ['timeEntries', 'timeSheets'] });
  const [written, setWritten] = useState<Record<string, string>>({});
  const [fresh, setFresh] = useState<WeekRow[]>([]);
  const [wrong, setWrong] = useState<Wrong>({});
  const [problems, setProblems] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const days = useMemo(() => daysOf(monday), [monday]);
  const rows = useMemo(() => [...rowsOf(entries), ...fresh], [entries, fresh]);
  const clear = () => {
    setWritten({});
    setFresh([]);
    setWrong({});
    setProblems([]);
  };
  useEffect(clear, [monday]);
  const found = changesOf(rows, days, written);
  const save = async () => {
    const faults: Record<string, string> = {};
    for (const each of found) if ('wrong' in each) faults[each.cell] = t('time.hoursWrong');
    const changes = found.filter((each): each is Change => 'input' in each);
    for (const row of fresh.filter(({ key }) => changes.some(({ cell }) => cell.startsWith(`${key}|`)))) {
      if (!row.projectId) faults[`${row.key} project`] = t('time.projectMissing');
      if (!row.activity.trim()) faults[`${row.key} activity`] = t('time.activityMissing');
    }
    setWrong(faults);
    setProblems([]);
    setAttempt((value) => value + 1);
    if (Object.keys(faults).length || !changes.length) return;
    const answer = await record({ entries: changes.map(({ input }) => input) });
    if (!answer.ok) {
      const loose: string[] = [];
      const at: Record<string, string> = {};
      for (const { path, message } of answer.faults) {
        const change = path?.[1] === 'entries' ? changes[Number(path[2])] : undefined;
        if (change) at[change.cell] = message;
        else loose.push(message);
      }
      setWrong(at);
      setProblems(loose);
      setAttempt((value) => value + 1);
      return;
    }
    await reload();
    clear();
    done(t('time.saved'));
  };
  return {
    ...{ days, rows, written, wrong, problems, busy, attempt, save, unsaved: found.length },
    write: (cell, text) => setWritten((old) => ({ ...old, [cell]: text })),
    add: () =>
      setFresh((old) => [
        ...old,
        { key: `fresh-${++numbers}`, projectId: '', project: '', activity: '', category: 'ownWorkTime', days: {}, fresh: true },
      ]),
    change: (key, values) => setFresh((old) => old.map((row) => (row.key === key ? { ...row, ...values } : row))),
    remove: (key) => {
      setFresh((old) => old.filter((row) => row.key !== key));
      setWritten((old) => Object.fromEntries(Object.entries(old).filter(([cell]) => !cell.startsWith(`${key}|`))));
    },
  };
}

/** The text of a cell: as it is written now, else what is there. */
export const textOf = (week: Week, row: WeekRow, day: string, there: string): string => week.written[cellKey(row, day)] ?? there;
