import type { Tx } from '@samnav/platform';
import { AnswerKind, recordAnswer } from '../answers/deadline-answer.entity.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { planReminders } from '../reminders/plan-reminders.ts';
import { dayOf, deriveOccurrences } from './derive-occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Occurrence } from './occurrences.ts';
import { DeadlineSeries } from './series.entity.ts';

/** The row keeps being the same occurrence, and stays untouched if it was. */
const RENAME = `update deadline d set occurrence_on = $3, series_version = case when d.version = d.series_version then d.version + 1 else d.series_version end,
    version = d.version + 1, updated_at = samnav_now()
  where d.tenant_id = current_tenant() and d.series_id = $1 and d.occurrence_on = $2
    and not exists (select from deadline o where o.tenant_id = d.tenant_id and o.series_id = d.series_id and o.occurrence_on = $3)
  returning d.id, d.due_on::text as due, d.met_at is null and d.cancelled_at is null and d.version <> d.series_version as answered`;

/**
 * A date that series follow moves, by `change`: so do their occurrences, also one that somebody has answered, unless it had been given another
 * day by hand.
 */
export async function moveOccurrence(tx: Tx, seriesIds: readonly string[], from: string, to: string, change: () => Promise<unknown>): Promise<void> {
  const before = new Map<string, string | undefined>();
  for (const id of seriesIds) before.set(id, (await occurrenceOn(tx, id, from))?.dueOn);
  await change();
  for (const id of seriesIds) {
    const [row] = await tx.sql<{ id: string; due: string; answered: boolean }>(RENAME, [id, from, to]);
    const next = await occurrenceOn(tx, id, to);
    if (row?.answered && next && row.due === before.get(id)) await move(tx, row.id, next);
    await deriveOccurrences(tx, id, true);
  }
}

async function occurrenceOn(tx: Tx, seriesId: string, day: string): Promise<Occurrence | undefined> {
  const series = await tx.lock(DeadlineSeries, seriesId);
  return (await occurrencesOf(tx, { ...series, skips: [] }, day)).find(({ on }) => on === day);
}

/** What was answered about the old day says nothing of the new one. */
async function move(tx: Tx, id: string, occurrence: Occurrence): Promise<void> {
  const unanswered = { pausedDays: 0, acknowledgedAt: null, acknowledgedUntil: null, acknowledgedById: null, snoozedUntil: null };
  await tx.change(Deadline, id, null, { ...dayOf(occurrence), ...unanswered }, 'deadline.moved', 'series');
  await recordAnswer(tx, { deadlineId: id, kind: AnswerKind.moved, untilOn: occurrence.dueOn });
  await planReminders(tx, [id]);
}
