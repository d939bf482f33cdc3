import { dayAt } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import type { DatePrecision, DeadlineKind } from '../deadlines/deadline.entity.ts';
import { planReminders, withdrawReminders } from '../reminders/plan-reminders.ts';
import { anchorsOf } from './anchors.ts';
import type { Rule } from './anchors.ts';
import { DeadlineSeries } from './series.entity.ts';

/** How far ahead occurrences are rows: a year's wheel, and the month after. */
const MONTHS_AHEAD = 13;

/** One time that a series comes back. */
export interface Occurrence {
  /** The day that names it, also when its last day moves. */
  on: string;
  startsOn: string;
  /** The day that the rule says, before a day off moves it. */
  statedOn: string;
  dueOn: string;
}

/** What decides when a series comes back. */
export interface Recurring {
  rule: Rule;
  startsOn: string;
  endsOn?: string | null;
  times?: number | null;
  skips?: readonly string[];
  kind: DeadlineKind;
  precision: DatePrecision;
  municipalityId: string | null;
  bodyId: string | null;
}

const DUE = `select o."on"::text as "on", least(coalesce(o.begins, $3::date), d.due)::text as "startsOn", s.stated::text as "statedOn", d.due::text as "dueOn"
  from unnest($1::date[], $2::date[]) with ordinality o ("on", begins, n)
  cross join lateral (select case $5 when 'workingDays' then add_working_days(o."on", $4::int, current_tenant(), $8::uuid,
      case when $6 in ('STATUTORY', 'FUNDER') then 'statutory' else 'municipal' end)
    when 'months' then (o."on" + make_interval(months => $4::int))::date
    when 'weeks' then o."on" + 7 * $4::int else o."on" + $4::int end as stated) s
  cross join lateral (select resolve_due($6, s.stated, $7, current_tenant(), $8::uuid) as due) d
  order by o.n`;

/** The occurrences of a series until a day, skipped ones left out; writes nothing. */
export async function occurrencesOf(tx: Tx, series: Recurring, until: string): Promise<Occurrence[]> {
  const { rule, startsOn, endsOn, times, skips = [], kind, precision, municipalityId, bodyId } = series;
  const dates = bodyId && rule.bodyDate ? await datesOf(tx, bodyId, rule.bodyDate) : [];
  const last = endsOn && endsOn < until ? endsOn : until;
  const anchors = anchorsOf(rule, startsOn, last, dates)
    .slice(0, times ?? undefined)
    .filter(({ on }) => !skips.includes(on));
  const params = [anchors.map(({ on }) => on), anchors.map((a) => a.startsOn), startsOn, rule.offset ?? 0, rule.offsetUnit ?? 'days'];
  return tx.sql<Occurrence>(DUE, [...params, kind, precision, municipalityId]);
}

async function datesOf(tx: Tx, bodyId: string, kind: string): Promise<string[]> {
  const rows = await tx.sql<{ day: string }>(
    'select on_date::text as day from body_date where tenant_id = current_tenant() and body_id = $1 and kind = $2 order by on_date',
    [bodyId, kind],
  );
  return rows.map(({ day }) => day);
}

interface Row {
  id: string;
  occurrence_on: string;
  due_on: string;
  met: boolean;
  cancelled: boolean;
  untouched: boolean;
}
const ROWS = `select id, occurrence_on::text, due_on::text, met_at is not null as met, cancelled_at is not null as cancelled,
    version = series_version as untouched
  from deadline where tenant_id = current_tenant() and series_id = $1 order by occurrence_on`;

/** The series' mark on what only it has written; whoever changes the deadline otherwise leaves it behind. */
export const LEFT_BY_SERIES = `update deadline set series_version = version where tenant_id = current_tenant() and id = any($1::uuid[])`;

/**
 * Makes the rows that a series lacks, as far ahead as rows are made; answers their ids. Run again it makes nothing: an occurrence is one row by
 * its day. With `changed`, coming occurrences that nobody has touched become what the series says now, and those it no longer has are struck.
 */
export async function deriveOccurrences(tx: Tx, seriesId: string, changed: boolean): Promise<string[]> {
  const series = await tx.lock(DeadlineSeries, seriesId);
  const today = dayAt(tx.now);
  const all = await occurrencesOf(tx, series, await monthsAfter(tx, today));
  const rows = await tx.sql<Row>(ROWS, [seriesId]);
  const there = new Set(rows.map((row) => row.occurrence_on));
  const made: string[] = [];
  for (const occurrence of all) if (!there.has(occurrence.on) && occurrence.dueOn >= series.makesFrom) made.push(await make(tx, series, occurrence));
  const kept = changed ? await follow(tx, series, rows, all, today) : [];
  const written = [...made, ...kept];
  if (written.length) await tx.sql(LEFT_BY_SERIES, [written]);
  await planReminders(tx, written);
  return made;
}

const monthsAfter = async (tx: Tx, day: string): Promise<string> =>
  (await tx.sql<{ day: string }>('select ($1::date + make_interval(months => $2))::date::text as day', [day, MONTHS_AHEAD]))[0]!.day;

/** What each occurrence has from its series. */
const templateOf = (series: DeadlineSeries, { startsOn, statedOn, dueOn }: Occurrence) => ({
  title: series.title,
  description: series.description,
  obligation: series.obligation,
  kind: series.kind,
  precision: series.precision,
  evidenceRequired: series.evidenceRequired,
  ownerId: series.ownerId,
  startsOn,
  dueOn,
  statedOn: statedOn === dueOn ? null : statedOn,
});

const make = (tx: Tx, series: DeadlineSeries, occurrence: Occurrence): Promise<string> => {
  const { id: seriesId, municipalityId, workgroupId, source } = series;
  const place = { municipalityId, workgroupId, source };
  return tx.create(Deadline, { ...templateOf(series, occurrence), ...place, seriesId, occurrenceOn: occurrence.on }, 'deadline.created');
};

/** Coming rows that nobody has touched follow their series; answers those that are open. */
async function follow(tx: Tx, series: DeadlineSeries, rows: readonly Row[], all: readonly Occurrence[], today: string): Promise<string[]> {
  const wanted = new Map(all.map((occurrence) => [occurrence.on, occurrence]));
  const open: string[] = [];
  const struck: string[] = [];
  for (const row of rows) {
    const occurrence = wanted.get(row.occurrence_on);
    const skipped = series.skips.includes(row.occurrence_on) && !row.cancelled;
    if (row.met || (!skipped && (!row.untouched || row.due_on < today))) continue;
    if (occurrence) {
      await tx.change(Deadline, row.id, null, { ...templateOf(series, occurrence), cancelledAt: null }, 'deadline.updated', 'series');
      open.push(row.id);
    } else if (!row.cancelled) {
      await tx.change(Deadline, row.id, null, { cancelledAt: new Date(tx.now) }, 'deadline.cancelled', 'series');
      await withdrawReminders(tx, row.id, 'cancelled');
      struck.push(row.id);
    }
  }
  if (struck.length) await tx.sql(LEFT_BY_SERIES, [struck]);
  return open;
}

const REKEY = `update deadline d set occurrence_on = $3, series_version = case when d.version = d.series_version then d.version + 1 else d.series_version end,
    version = d.version + 1, updated_at = samnav_now()
  where d.tenant_id = current_tenant() and d.series_id = $1 and d.occurrence_on = $2
    and not exists (select from deadline o where o.tenant_id = d.tenant_id and o.series_id = d.series_id and o.occurrence_on = $3)
  returning d.id, d.due_on::text as due, d.met_at is null and d.cancelled_at is null as open`;

/**
 * A date that series follow moves, by `change`: so do their occurrences, also one that somebody has answered, unless it had been given another
 * day by hand. What was answered about the old day says nothing of the new one.
 */
export async function moveOccurrence(tx: Tx, seriesIds: readonly string[], from: string, to: string, change: () => Promise<unknown>): Promise<void> {
  const dueAt = async (seriesId: string, on: string): Promise<Occurrence | undefined> =>
    (await occurrencesOf(tx, { ...(await tx.lock(DeadlineSeries, seriesId)), skips: [] }, on)).find((occurrence) => occurrence.on === on);
  const before = new Map<string, string | undefined>();
  for (const id of seriesIds) before.set(id, (await dueAt(id, from))?.dueOn);
  await change();
  for (const id of seriesIds) {
    const [row] = await tx.sql<{ id: string; due: string; open: boolean }>(REKEY, [id, from, to]);
    const next = await dueAt(id, to);
    if (row?.open && next && row.due === before.get(id)) await moved(tx, row.id, next);
    await deriveOccurrences(tx, id, true);
  }
}

async function moved(tx: Tx, id: string, { startsOn, statedOn, dueOn }: Occurrence): Promise<void> {
  const fresh = { pausedDays: 0, acknowledgedAt: null, acknowledgedUntil: null, acknowledgedById: null, snoozedUntil: null };
  const { version } = await tx.get(Deadline, id);
  const day = { startsOn, dueOn, statedOn: statedOn === dueOn ? null : statedOn };
  const changed = await tx.change(Deadline, id, null, { ...day, ...fresh }, 'deadline.moved', 'series');
  await tx.sql('update deadline set series_version = $3 where tenant_id = current_tenant() and id = $1 and series_version = $2', [
    id,
    version,
    changed.version,
  ]);
  await planReminders(tx, [id]);
}
