import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** The first and last year whose public holidays are known. */
const YEARS = [2000, 2100] as const;

/** Whatever the caller's search path is; they run once per deadline, so they look up and count, and never step from day to day. */
const FUNCTION = 'language plpgsql stable parallel safe set search_path = pg_catalog, public, pg_temp';

/** Days off: public holidays and the eves that law 1930:173 equates with them, municipalities' own days, and the functions that count by them. */
export class Calendar1795305611000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table public_holiday (
      day date primary key,
      name_sv text not null,
      name_en text not null,
      kind text not null check (kind in ('public', 'eve')))`);
    await runner.query('grant select on public_holiday to samnav_runtime, samnav_worker, samnav_backup');
    const days = await publicHolidays();
    await runner.query('insert into public_holiday select * from unnest($1::date[], $2::text[], $3::text[], $4::text[])', [
      days.map(({ day }) => day),
      days.map(({ sv }) => sv),
      days.map(({ en }) => en),
      days.map(({ kind }) => kind),
    ]);
    await tenantTable(
      runner,
      'calendar_day',
      `municipality_id uuid,
       day date not null,
       name text not null check (length(name) between 1 and 200),
       kind text not null check (kind in ('extraDay', 'bridgeDay', 'halfDay', 'quiet')),
       source text`,
      {
        unique: [
          { name: 'calendar_day_region_key', columns: 'day, kind', where: 'municipality_id is null' },
          { name: 'calendar_day_municipality_key', columns: 'municipality_id, day, kind', where: 'municipality_id is not null' },
        ],
        references: [{ column: 'municipality_id', table: 'municipality' }],
        indexes: ['day, id'],
        runtime: 'select, insert, update, delete',
      },
    );
    for (const text of functions) await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

interface Holiday {
  day: string;
  sv: string;
  en: string;
  kind: 'public' | 'eve';
}

/** From `date-holidays` (see libs/reminders/data/README.md), whose bank days of Sweden are the eves of law 1930:173. */
async function publicHolidays(): Promise<Holiday[]> {
  const { default: Holidays } = await import('date-holidays'); // only here: it takes its time to load
  const sweden = new Holidays('SE', { types: ['public', 'bank'] });
  const years = Array.from({ length: YEARS[1] - YEARS[0] + 1 }, (_, i) => YEARS[0] + i);
  const found = new Map<string, Holiday>();
  for (const year of years) {
    const english = new Map(sweden.getHolidays(year, 'en').map(({ rule, name }) => [rule, name]));
    for (const { date, name, type, rule } of sweden.getHolidays(year, 'sv')) {
      const day = date.slice(0, 10);
      // two on one day, as Ascension and the first of May in 2008: both names, one day
      const before = found.get(day);
      const sv = before ? `${before.sv}, ${name}` : name;
      const en = before ? `${before.en}, ${english.get(rule)}` : english.get(rule)!;
      found.set(day, { day, sv, en, kind: type === 'public' || before?.kind === 'public' ? 'public' : 'eve' });
    }
    // a public holiday until the National Day took its place in 2005
    const [whitSunday] = [...found.values()].filter(({ day, sv }) => day.startsWith(`${year}`) && sv === 'pingstdagen');
    if (year < 2005)
      found.set(dayAfter(whitSunday!.day), { day: dayAfter(whitSunday!.day), sv: 'annandag pingst', en: 'Whit Monday', kind: 'public' });
  }
  return [...found.values()];
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const functions: readonly string[] = [
  `create function weekday_number(day date) returns integer language sql immutable parallel safe
     return ((day - date '2000-01-03') % 7 + 7) % 7`,
  `comment on function weekday_number(date) is '0 = Monday … 6 = Sunday'`,
  `create function is_day_off(day date, p_tenant uuid, p_municipality uuid, p_kind text default 'municipal') returns boolean ${FUNCTION} as $$
     begin
       return weekday_number(day) >= 5 or exists (select from public_holiday h where h.day = is_day_off.day)
         or p_kind = 'municipal' and exists (select from calendar_day c where c.tenant_id = p_tenant and c.day = is_day_off.day
              and c.kind in ('extraDay', 'bridgeDay') and (c.municipality_id is null or c.municipality_id = p_municipality));
     end $$`,
  `comment on function is_day_off(date, uuid, uuid, text) is
     'Saturday, Sunday, public holiday (1989:253) or eve (1930:173); kind municipal: the region''s and the municipality''s extra and bridge days too'`,
  `create function weekdays_off(after date, until date, p_tenant uuid, p_municipality uuid, p_kind text) returns integer ${FUNCTION} as $$
     begin
       if p_kind = 'municipal' then
         return (select count(*) from (
           select h.day from public_holiday h where h.day > after and h.day <= until and weekday_number(h.day) < 5
           union
           select c.day from calendar_day c where c.tenant_id = p_tenant and c.day > after and c.day <= until and weekday_number(c.day) < 5
             and c.kind in ('extraDay', 'bridgeDay') and (c.municipality_id is null or c.municipality_id = p_municipality)) off);
       end if;
       return (select count(*) from public_holiday h where h.day > after and h.day <= until and weekday_number(h.day) < 5);
     end $$`,
  `comment on function weekdays_off(date, date, uuid, uuid, text) is 'Days off that are Monday to Friday, after one day and until another'`,
  // as many weekdays as are asked for, then as many more as were off on the way, until none was
  `create function add_working_days(day date, n integer, p_tenant uuid, p_municipality uuid, p_kind text default 'municipal') returns date ${FUNCTION} as $$
     declare at date := day; goal date; steps integer := abs(n); w integer;
     begin
       while steps > 0 loop
         w := weekday_number(at);
         if n > 0 then
           if w > 4 then at := at - (w - 4); w := 4; end if;
           goal := at + steps + 2 * ((w + steps) / 5);
           steps := weekdays_off(at, goal, p_tenant, p_municipality, p_kind);
         else
           if w > 4 then at := at + (7 - w); w := 0; end if;
           goal := at - steps - 2 * ((4 - w + steps) / 5);
           steps := weekdays_off(goal - 1, at - 1, p_tenant, p_municipality, p_kind);
         end if;
         at := goal;
       end loop;
       return at;
     end $$`,
  `comment on function add_working_days(date, integer, uuid, uuid, text) is 'The n-th working day after a day, or before it where n is negative; 0 = the day itself'`,
  `create function next_working_day(day date, p_tenant uuid, p_municipality uuid, p_kind text default 'municipal') returns date ${FUNCTION} as $$
     begin
       return case when is_day_off(day, p_tenant, p_municipality, p_kind) then add_working_days(day, 1, p_tenant, p_municipality, p_kind) else day end;
     end $$`,
  `comment on function next_working_day(date, uuid, uuid, text) is 'The day itself where it is a working day, else the next that is'`,
  `create function period_end(base date, p_precision text) returns date language sql immutable parallel safe
     return case p_precision
       when 'month' then (date_trunc('month', base::timestamp) + interval '1 month')::date - 1
       when 'quarter' then (date_trunc('quarter', base::timestamp) + interval '3 months')::date - 1
       when 'year' then (date_trunc('year', base::timestamp) + interval '1 year')::date - 1
       else base end`,
  `comment on function period_end(date, text) is 'The last day of the day, month, quarter or year that was said'`,
  `create function resolve_due(p_kind text, base date, p_precision text, p_tenant uuid, p_municipality uuid) returns date ${FUNCTION} as $$
     declare day date := period_end(base, p_precision);
     begin
       return case p_kind
         when 'STATUTORY' then next_working_day(day, p_tenant, p_municipality, 'statutory')
         when 'MUNICIPAL' then next_working_day(day, p_tenant, p_municipality, 'municipal')
         else day end;
     end $$`,
  `comment on function resolve_due(text, date, text, uuid, uuid) is 'The last day of a deadline: what was said, moved past days off where its kind moves; FUNDER and AGREED never do'`,
];
