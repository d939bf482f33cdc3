import { dayAt } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { AnswerKind, recordAnswer } from '../answers/deadline-answer.entity.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { takerSql } from '../owners/fallback.ts';
import { closePending, ownerChanged } from '../owners/hand-overs.ts';
import { HandOverState } from '../owners/hand-over.entity.ts';
import { planReminders, withdrawReminders } from '../reminders/plan-reminders.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Occurrence } from './occurrences.ts';
import { DeadlineSeries } from './series.entity.ts';

/** How far ahead occurrences are rows: a year's wheel, and the month after. */
const MONTHS_AHEAD = 13;

interface Row {
  id: string;
  occurrence_on: string;
  due_on: string;
  owner_id: string;
  met: boolean;
  cancelled: boolean;
  untouched: boolean;
}
const ROWS = `select id, occurrence_on::text, due_on::text, owner_id, met_at is not null as met, cancelled_at is not null as cancelled,
    version = series_version as untouched
  from deadline where tenant_id = current_tenant() and series_id = $1 order by occurrence_on`;

/** The series' mark on what only it has written; whoever changes the deadline otherwise leaves it behind. */
const LEFT_BY_SERIES = `update deadline set series_version = version where tenant_id = current_tenant() and id = any($1::uuid[])`;

/**
 * Makes the rows that a series lacks, as far ahead as rows are made; answers their ids. Run again it makes nothing: an occurrence is one row by
 * its day. With `changed`, coming occurrences that nobody has touched become what the series says now, and those it no longer has are struck.
 */
export async function deriveOccurrences(tx: Tx, seriesId: string, changed: boolean): Promise<string[]> {
  const series = await tx.lock(DeadlineSeries, seriesId);
  const acceptedAt = (await fallenBack(tx, series)) ? null : undefined;
  const today = dayAt(tx.now);
  const rows = await tx.sql<Row>(ROWS, [seriesId]);
  const [ahead, furthest] = [await monthsAfter(tx, today), rows.at(-1)?.occurrence_on ?? today];
  const all = await occurrencesOf(tx, series, furthest > ahead ? furthest : ahead);
  const there = new Set(rows.map((row) => row.occurrence_on));
  const made: string[] = [];
  for (const occurrence of all)
    if (!there.has(occurrence.on) && occurrence.dueOn >= series.makesFrom) made.push(await make(tx, series, occurrence, acceptedAt));
  const followed = changed ? await follow(tx, series, rows, all, today) : { open: [], struck: [] };
  await tx.sql(LEFT_BY_SERIES, [[...made, ...followed.open, ...followed.struck]]);
  await planReminders(tx, [...made, ...followed.open], { atOnce: tx.scope.system === undefined });
  return made;
}

const monthsAfter = async (tx: Tx, day: string): Promise<string> =>
  (await tx.sql<{ day: string }>('select ($1::date + make_interval(months => $2))::date::text as day', [day, MONTHS_AHEAD]))[0]!.day;

/** Who has left answers for nothing new: whoever takes over deadlines takes over the series too, and is asked to accept what it makes. */
async function fallenBack(tx: Tx, series: DeadlineSeries): Promise<boolean> {
  const [gone] = await tx.sql<{ taker: string | null }>(
    `select ${takerSql(`'{}'::uuid[]`)} as taker from deadline_series d join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
     where d.tenant_id = current_tenant() and d.id = $1 and has_left(o.leaves_on, o.tenant_id)`,
    [series.id],
  );
  if (!gone?.taker) return false; // without anybody to fall back on, the database refuses the occurrence
  await tx.change(DeadlineSeries, series.id, null, { ownerId: gone.taker }, 'deadlineSeries.transferred');
  series.ownerId = gone.taker;
  return true;
}

/** What each occurrence has from its series. */
const templateOf = (series: DeadlineSeries, { startsOn, statedOn, dueOn }: Occurrence) => ({
  title: series.title,
  description: series.description,
  obligation: series.obligation,
  kind: series.kind,
  precision: series.precision,
  evidenceRequired: series.evidenceRequired,
  ownerId: series.ownerId,
  ...dayOf({ startsOn, statedOn, dueOn }),
});

/** As a deadline says it: the stated day only where it is another than the last. */
export const dayOf = ({ startsOn, statedOn, dueOn }: Omit<Occurrence, 'on'>) => ({ startsOn, dueOn, statedOn: statedOn === dueOn ? null : statedOn });

function make(tx: Tx, series: DeadlineSeries, occurrence: Occurrence, acceptedAt: null | undefined): Promise<string> {
  const { id: seriesId, municipalityId, workgroupId, source } = series;
  const values = { ...templateOf(series, occurrence), municipalityId, workgroupId, source, acceptedAt, seriesId, occurrenceOn: occurrence.on };
  return tx.create(Deadline, values, 'deadline.created');
}

/** Coming rows that nobody has touched follow their series, and a skipped one is struck whoever has touched it. */
async function follow(tx: Tx, series: DeadlineSeries, rows: readonly Row[], all: readonly Occurrence[], today: string) {
  const wanted = new Map(all.map((occurrence) => [occurrence.on, occurrence]));
  const [open, struck]: [string[], string[]] = [[], []];
  for (const row of rows) {
    const occurrence = wanted.get(row.occurrence_on);
    const skipped = series.skips.includes(row.occurrence_on) && !row.cancelled;
    if (row.met || (!skipped && (!row.untouched || row.due_on < today))) continue;
    if (occurrence) {
      await tx.change(Deadline, row.id, null, { ...templateOf(series, occurrence), cancelledAt: null }, 'deadline.updated', 'series');
      if (row.owner_id !== series.ownerId) await ownerChanged(tx, row.id);
      if (row.cancelled) await recordAnswer(tx, { deadlineId: row.id, kind: AnswerKind.reopened });
      open.push(row.id);
    } else if (!row.cancelled) {
      await strike(tx, row.id);
      struck.push(row.id);
    }
  }
  return { open, struck };
}

async function strike(tx: Tx, id: string): Promise<void> {
  await tx.change(Deadline, id, null, { cancelledAt: new Date(tx.now) }, 'deadline.cancelled', 'series');
  await closePending(tx, id, HandOverState.withdrawn);
  await withdrawReminders(tx, id, 'cancelled');
  await recordAnswer(tx, { deadlineId: id, kind: AnswerKind.cancelled });
}
