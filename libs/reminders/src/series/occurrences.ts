import type { Tx } from '@samnav/platform';
import type { DatePrecision, DeadlineKind } from '../deadlines/deadline-kind.ts';
import { anchorsOf } from './anchors.ts';
import type { Rule } from './anchors.ts';

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
