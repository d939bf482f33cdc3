import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roll-ups as views: what municipalities have approved, added up to the region; nothing of it is stored. */
export class RollUps1795305650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await points(runner);
    await categoryPoints(runner);
    await trajectories(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function view(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create view ${name} with (security_invoker = true) as ${body}`);
  await runner.query(`grant select on ${name} to samnav_runtime, samnav_worker, samnav_backup`);
}

/** Ten decimals, as the API's decimals have, and no more zeros than it takes. */
const exact = (sql: string): string => `trim_scale(round(${sql}, 10))`;

/** Whether a measurement (or a part of one) says what its aggregation needs. */
const usable = (f: string, aggregation: string, text: string): string => `case ${aggregation}
  when 'ratio' then ${f}.numerator is not null and ${f}.denominator is not null
  when 'weighted' then ${f}.value is not null and ${f}.denominator is not null
  when 'text' then ${text}
  else ${f}.value is not null end`;

/** What each municipality adds, and by what it is divided in the end. */
const sums = (f: string, m: string, counts: string): string => `
  sum(case i.aggregation when 'ratio' then ${f}.numerator when 'weighted' then ${f}.value * ${f}.denominator else ${f}.value end)
    filter (where ${m}.approved_at is not null and ${counts}) as upper,
  sum(case when i.aggregation in ('ratio', 'weighted') then ${f}.denominator end) filter (where ${m}.approved_at is not null and ${counts}) as lower,
  count(*) filter (where ${m}.approved_at is not null and ${counts}) as counted,
  count(*) filter (where ${m}.approved_at is null) as waiting`;

/** One figure of sums: never a mean of means. Twenty decimals are divided with, so that ten are right whatever the size. */
const rolled = (latest: string): string => `case g.aggregation
  when 'sum' then ${exact('g.upper')}
  when 'ratio' then ${exact('round(g.upper * g.factor, 20) / g.lower')}
  when 'weighted' then ${exact('round(g.upper, 20) / g.lower')}
  when 'latest' then (${latest}) end as value,
  case when g.aggregation = 'ratio' then g.upper end as numerator,
  g.lower as denominator`;

/** The municipalities whose share is not in it, by name. The count of all is asked once for a statement, not once for a row. */
const missing = (shares: string): string => `
  g.counted::integer as counted_count,
  (select count(*)::integer from municipality x where x.tenant_id = (select current_tenant())) - g.counted::integer as missing_count,
  (select coalesce(jsonb_agg(x.name order by x.name collate "sv-x-icu"), '[]'::jsonb) from municipality x
    where x.tenant_id = g.tenant_id and not exists (${shares})) as missing,
  g.counted = (select count(*) from municipality x where x.tenant_id = (select current_tenant())) as complete,
  g.waiting::integer as waiting_count`;
const NOTHING_MISSING = `1 as counted_count, 0 as missing_count, '[]'::jsonb as missing, true as complete, 0 as waiting_count`;

const YEAR = 'extract(year from p.ends_on)::integer as year, p.starts_on, p.ends_on';
const PERIOD = 'join reporting_period p on p.tenant_id = m.tenant_id and p.id = m.period_id';
const OF_REGION = `i.municipality_id is null and s.kind = 'municipality' and m.submitted_at is not null`;
const JOINED = `from indicator i
    join indicator_scope s on s.tenant_id = i.tenant_id and s.indicator_id = i.id
    join measurement m on m.tenant_id = s.tenant_id and m.indicator_id = s.indicator_id and m.scope_id = s.id`;

/** What was approved, scope by scope; and of each period the region: what its municipalities add up to. */
async function points(runner: QueryRunner): Promise<void> {
  const counts = usable('m', 'i.aggregation', 'm.text is not null');
  const shares = `from measurement m join indicator_scope s on s.tenant_id = m.tenant_id and s.id = m.scope_id
    where m.tenant_id = g.tenant_id and m.indicator_id = g.indicator_id and m.period_id = g.period_id and m.approved_at is not null
      and s.kind = 'municipality' and ${usable('m', 'g.aggregation', 'm.text is not null')}`;
  await view(
    runner,
    'indicator_point',
    `select m.tenant_id, m.id, m.indicator_id, m.period_id, m.scope_id, s.municipality_id, s.kind as level, false as rolled_up, ${YEAR},
       m.value, m.numerator, m.denominator, m.text, m.precision, ${NOTHING_MISSING}
     from measurement m join indicator_scope s on s.tenant_id = m.tenant_id and s.id = m.scope_id ${PERIOD}
     where m.approved_at is not null
     union all
     select g.tenant_id, md5(g.indicator_id::text || g.period_id::text)::uuid, g.indicator_id, g.period_id, null, null, 'region', true, ${YEAR.replaceAll('as year', '')},
       ${rolled(`select m.value ${shares} order by m.approved_at desc, m.id desc limit 1`)},
       case when g.aggregation = 'text' then (select string_agg(x.name || ': ' || m.text, E'\\n' order by x.name collate "sv-x-icu")
         ${shares.replace('where', 'join municipality x on x.tenant_id = s.tenant_id and x.id = s.municipality_id where')}) end,
       g.precision, ${missing(`select ${shares} and s.municipality_id = x.id`)}
     from (
       select m.tenant_id, m.indicator_id, m.period_id, i.aggregation, i.factor, ${sums('m', 'm', counts)},
         case when bool_or(m.precision = 'about') then 'about' when bool_or(m.precision = 'atLeast') then 'atLeast' else 'exact' end as precision
       ${JOINED} where ${OF_REGION}
       group by m.tenant_id, m.indicator_id, m.period_id, i.aggregation, i.factor
       having count(m.approved_at) > 0
     ) g join reporting_period p on p.tenant_id = g.tenant_id and p.id = g.period_id`,
  );
}

/** The same by category, e.g. women: of the parts of approved measurements. */
async function categoryPoints(runner: QueryRunner): Promise<void> {
  const part = 'join measurement_part q on q.tenant_id = m.tenant_id and q.measurement_id = m.id';
  const counts = usable('q', 'i.aggregation', 'false');
  const shares = `from measurement m join indicator_scope s on s.tenant_id = m.tenant_id and s.id = m.scope_id ${part}
    where m.tenant_id = g.tenant_id and m.indicator_id = g.indicator_id and m.period_id = g.period_id and q.category_id = g.category_id
      and m.approved_at is not null and s.kind = 'municipality' and ${usable('q', 'g.aggregation', 'false')}`;
  await view(
    runner,
    'indicator_category_point',
    `select q.tenant_id, q.id, m.indicator_id, m.period_id, q.category_id, m.scope_id, s.municipality_id, s.kind as level, false as rolled_up, ${YEAR},
       q.value, q.numerator, q.denominator, ${NOTHING_MISSING}
     from measurement m join indicator_scope s on s.tenant_id = m.tenant_id and s.id = m.scope_id ${part} ${PERIOD}
     where m.approved_at is not null
     union all
     select g.tenant_id, md5(g.category_id::text || g.period_id::text)::uuid, g.indicator_id, g.period_id, g.category_id, null, null, 'region', true, ${YEAR.replaceAll('as year', '')},
       ${rolled(`select q.value ${shares} order by m.approved_at desc, m.id desc limit 1`)}, ${missing(`select ${shares} and s.municipality_id = x.id`)}
     from (
       select m.tenant_id, m.indicator_id, m.period_id, q.category_id, i.aggregation, i.factor, ${sums('q', 'm', counts)}
       ${JOINED} ${part} where ${OF_REGION}
       group by m.tenant_id, m.indicator_id, m.period_id, q.category_id, i.aggregation, i.factor
       having count(m.approved_at) > 0
     ) g join reporting_period p on p.tenant_id = g.tenant_id and p.id = g.period_id`,
  );
}

/** A year's number on the axis: months since year 0, so that December 2024 is the year 2024 and June half a year before it. */
const MONTHS = 'extract(year from p.ends_on) * 12 + extract(month from p.ends_on) - 12';

/**
 * How a scope (or the region, where its municipalities add up to it) does: the last figure against the line from the first through the target
 * values, where the straight line of least squares leads, and where the planned actions do.
 */
async function trajectories(runner: QueryRunner): Promise<void> {
  const met = (value: string): string => `case t.comparator when 'atMost' then ${value} <= t.value else ${value} >= t.value end`;
  const fitted = (year: string): string => `((f.sy - f.slope * f.sx) / f.n + f.slope * ${year} * 12)`;
  const effect = (year: string): string =>
    `coalesce(sum(a.effect * least(greatest((${year}) - a.from_year + 1, 0), a.full_year - a.from_year + 1) / (a.full_year - a.from_year + 1)), 0)`;
  const actions = `from planned_action a where a.tenant_id = s.tenant_id and a.indicator_id = s.indicator_id
    and (a.scope_id = s.scope_id or (s.sums and a.scope_id in (select o.id from indicator_scope o
      where o.tenant_id = s.tenant_id and o.indicator_id = s.indicator_id and o.kind = 'municipality')))`;
  const targets = `from target_value v where v.tenant_id = s.tenant_id and v.scope_id = s.scope_id
    and v.comparator = case s.direction when 'descending' then 'atMost' else 'atLeast' end`;
  const line = `(select l.first_x as x, l.first_value as y where l.first_x is not null
      union all select v.year * 12, v.value ${targets} and v.year * 12 > coalesce(l.first_x, 0))`;
  const json = (value: string): string => `round(${value}, s.decimals + 2)`;
  await view(
    runner,
    'indicator_trajectory',
    `select s.tenant_id, s.id, s.indicator_id, s.scope_id, s.municipality_id, s.rolled_up, s.unit, s.decimals, s.direction,
       f.n::integer as point_count, l.period_id as latest_period_id, l.value as latest_value, l.year as latest_year, l.complete as latest_complete,
       t.value as target_value, t.year as target_year, t.comparator as target_comparator,
       ${exact('n.line')} as line_value, ${exact('l.value - n.line')} as gap, ${exact('f.slope * 12')} as pace,
       r.reached_year, w.reached_year as planned_reached_year,
       ${exact(fitted('t.year'))} as forecast_value, ${exact('w.at_target')} as planned_value,
       case when l.value is null then 'noData' when t.value is null then 'noTarget'
         when t.year < d.year then case when ${met('l.at_target')} then 'reached' else 'passed' end
         when ${met('l.value')} then 'reached'
         when f.slope is null then 'noPace'
         when r.reached_year <= t.year then 'onTrack' else 'behind' end as state,
       n.points as target_line,
       case when f.slope is not null then (select jsonb_agg(jsonb_build_object('year', y, 'value', ${json(fitted('y'))}) order by y)
         from generate_series(l.year, h.year) y) end as forecast_line,
       w.points as planned_line
     from (
       select o.tenant_id, o.id, o.indicator_id, o.id as scope_id, o.municipality_id,
         o.kind = 'region' and not exists (select from measurement m where m.tenant_id = o.tenant_id and m.indicator_id = o.indicator_id and m.scope_id = o.id and m.approved_at is not null) as rolled_up,
         o.kind = 'region' and i.aggregation = 'sum' as sums, i.unit, i.decimals, i.direction
       from indicator_scope o join indicator i on i.tenant_id = o.tenant_id and i.id = o.indicator_id where i.aggregation <> 'text'
       union all
       select i.tenant_id, md5(i.id::text || 'region')::uuid, i.id, null, null, true, i.aggregation = 'sum', i.unit, i.decimals, i.direction
       from indicator i where i.aggregation <> 'text' and i.municipality_id is null
         and exists (select from indicator_scope o where o.tenant_id = i.tenant_id and o.indicator_id = i.id and o.kind = 'municipality')
         and not exists (select from indicator_scope o where o.tenant_id = i.tenant_id and o.indicator_id = i.id and o.kind = 'region')
     ) s
     join tenant z on z.id = s.tenant_id
     cross join lateral (select extract(year from samnav_now() at time zone z.time_zone)::integer as year) d
     left join lateral (
       select v.year, v.value, v.comparator ${targets} order by v.year >= d.year desc, case when v.year >= d.year then v.year else -v.year end limit 1
     ) t on true
     cross join lateral (
       select u.*, case when u.n * u.sxx > u.sx * u.sx then round(u.n * u.sxy - u.sx * u.sy, 20) / (u.n * u.sxx - u.sx * u.sx) end as slope
       from (
         select count(*)::numeric as n, sum(x) as sx, sum(value) as sy, sum(x * x) as sxx, sum(x * value) as sxy,
           jsonb_agg(jsonb_build_array(x, value, period_id, complete, year) order by x, starts_on desc, period_id) as points
         from (
           select ${MONTHS} as x, p.value, p.period_id, p.complete, p.year, p.starts_on from indicator_point p
             where not s.rolled_up and p.tenant_id = s.tenant_id and p.indicator_id = s.indicator_id and p.scope_id = s.scope_id and p.value is not null and not p.rolled_up
           union all
           select ${MONTHS}, p.value, p.period_id, p.complete, p.year, p.starts_on from indicator_point p
             where s.rolled_up and p.tenant_id = s.tenant_id and p.indicator_id = s.indicator_id and p.value is not null and p.rolled_up
         ) measured
       ) u
     ) f
     cross join lateral (
       select (f.points->0->>0)::numeric as first_x, (f.points->0->>1)::numeric as first_value, (f.points->-1->>0)::numeric as x, (f.points->-1->>1)::numeric as value,
         (f.points->-1->>2)::uuid as period_id, (f.points->-1->>3)::boolean as complete, (f.points->-1->>4)::integer as year,
         (select (e->>1)::numeric from jsonb_array_elements(f.points) with ordinality q (e, o) where (e->>4)::integer <= t.year order by o desc limit 1) as at_target
     ) l
     cross join lateral (
       select least(greatest((select max(v.year) ${targets}), l.year + 10), l.year + 60) as year
     ) h
     left join lateral (select k.x, k.y from ${line} k where k.x <= l.x order by k.x desc limit 1) b on true
     left join lateral (select k.x, k.y from ${line} k where k.x > l.x order by k.x limit 1) c on true
     cross join lateral (
       select case when t.value is null then null when t.year * 12 <= l.x then t.value when c.x is null then b.y
           else b.y + round((c.y - b.y) * (l.x - b.x), 20) / (c.x - b.x) end as line,
         case when t.value is not null then (select jsonb_agg(jsonb_build_object('year', round(k.x / 12, 2), 'value', k.y) order by k.x) from ${line} k) end as points
     ) n
     cross join lateral (
       select case when ${met('l.value')} then l.year
         when f.slope <> 0 and (t.comparator = 'atMost') = (f.slope < 0)
           then nullif(least(greatest(ceil(round((t.value - (f.sy - f.slope * f.sx) / f.n) / f.slope / 12, 6)), l.year + 1), 9999), 9999)::integer end as reached_year
     ) r
     cross join lateral (
       select jsonb_agg(jsonb_build_object('year', y.year, 'value', ${json('y.value')}) order by y.year) as points,
         min(y.year) filter (where ${met('y.value')}) as reached_year, max(y.value) filter (where y.year = t.year) as at_target
       from (
         select y as year, l.value + (select ${effect('y')} - ${effect('l.year')} ${actions}) as value
         from generate_series(l.year, h.year) y where exists (select ${actions})
       ) y
     ) w`,
  );
}
