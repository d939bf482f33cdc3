import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

/** Indicators with their scopes, periods, measurements and target values. */
export class Indicators1795305630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await indicators(runner);
    await scopes(runner);
    await dimensions(runner);
    await periods(runner);
    await measurements(runner);
    await versions(runner);
    await lockedPeriods(runner);
    await submittedStays(runner);
    await targets(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const oneOf = (values: string): string =>
  `(${values
    .split(' ')
    .map((value) => `'${value}'`)
    .join(', ')})`;
const PERIODICITY = oneOf('year halfYear quarter month irregular');
const SOURCE = 'source text check (length(source) <= 200)';

/** A function that only triggers call. */
async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}

async function indicators(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'indicator',
    `name text not null check (length(name) between 1 and 300),
     description text check (length(description) <= 5000),
     method text check (length(method) <= 5000),
     unit text not null check (length(unit) between 1 and 60),
     decimals integer not null default 1 check (decimals between 0 and 10),
     direction text not null check (direction in ${oneOf('ascending descending')}),
     aggregation text not null check (aggregation in ${oneOf('sum ratio weighted latest text')}),
     factor numeric not null default 1 check (factor > 0),
     periodicity text not null check (periodicity in ${PERIODICITY}),
     source_name text check (length(source_name) <= 300),
     kolada_id text check (kolada_id ~ '^[NU][0-9]{5}$'),
     owner_id uuid not null,
     municipality_id uuid,
     ${SOURCE}`,
    {
      unique: [{ name: 'indicator_name_key', columns: 'name' }],
      references: [
        { column: 'owner_id', table: 'person' },
        { column: 'municipality_id', table: 'municipality' },
      ],
    },
  );
  await runner.query('create index indicator_by_name on indicator (tenant_id, name collate "sv-x-icu", id)');
}

async function scopes(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'indicator_scope',
    `indicator_id uuid not null,
     kind text not null check (kind in ${oneOf('region municipality city municipalGroup')}),
     municipality_id uuid,
     name text not null check (length(name) between 1 and 200),
     periodicity text check (periodicity in ${PERIODICITY}),
     owner_id uuid not null,
     ${SOURCE},
     constraint indicator_scope_place check ((kind = 'region') = (municipality_id is null)),
     constraint indicator_scope_indicator_key unique (tenant_id, id, indicator_id)`,
    {
      unique: [{ name: 'indicator_scope_name_key', columns: 'indicator_id, name' }],
      references: [
        { column: 'indicator_id', table: 'indicator' },
        { column: 'municipality_id', table: 'municipality' },
        { column: 'owner_id', table: 'person' },
      ],
    },
  );
  // a municipality counted twice would make every sum of the region wrong
  await runner.query(`create unique index indicator_scope_once on indicator_scope (tenant_id, indicator_id, kind, municipality_id)
    nulls not distinct where kind in ('region', 'municipality')`);
}

async function dimensions(runner: QueryRunner): Promise<void> {
  await tenantTable(runner, 'indicator_dimension', `indicator_id uuid not null, name text not null check (length(name) between 1 and 100)`, {
    unique: [{ name: 'indicator_dimension_name_key', columns: 'indicator_id, name' }],
    references: [{ column: 'indicator_id', table: 'indicator' }],
  });
  await tenantTable(
    runner,
    'indicator_category',
    `dimension_id uuid not null, name text not null check (length(name) between 1 and 100), number integer not null check (number between 1 and 999)`,
    {
      unique: [{ name: 'indicator_category_name_key', columns: 'dimension_id, name' }],
      references: [{ column: 'dimension_id', table: 'indicator_dimension' }],
    },
  );
}

async function periods(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'reporting_period',
    `name text not null check (length(name) between 1 and 100),
     periodicity text not null check (periodicity in ${PERIODICITY}),
     starts_on date not null,
     ends_on date not null,
     due_on date,
     locked_at timestamptz,
     locked_by_id uuid,
     ${SOURCE},
     constraint reporting_period_days check (ends_on >= starts_on)`,
    {
      unique: [
        { name: 'reporting_period_name_key', columns: 'name' },
        { name: 'reporting_period_days_key', columns: 'periodicity, starts_on, ends_on' },
      ],
      references: [{ column: 'locked_by_id', table: 'person' }],
      indexes: ['ends_on'],
    },
  );
  await tenantTable(
    runner,
    'period_unlock',
    `period_id uuid not null,
     person_id uuid not null,
     until_at timestamptz not null,
     reason text not null check (length(reason) between 1 and 2000),
     granted_by_id uuid not null,
     constraint period_unlock_until check (until_at > created_at and until_at <= created_at + interval '31 days')`,
    {
      references: [
        { column: 'period_id', table: 'reporting_period' },
        { column: 'person_id', table: 'person' },
        { column: 'granted_by_id', table: 'person' },
      ],
      runtime: 'select, insert',
    },
  );
}

/** One figure of one scope in one period, and the people who have answered for it. */
async function measurements(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'measurement',
    `indicator_id uuid not null,
     scope_id uuid not null,
     period_id uuid not null,
     value numeric,
     numerator numeric,
     denominator numeric constraint measurement_denominator check (denominator > 0),
     text text check (length(text) <= 10000),
     precision text not null default 'exact' check (precision in ${oneOf('exact about atLeast')}),
     note text check (length(note) <= 2000),
     submitted_at timestamptz,
     submitted_by_id uuid,
     returned_at timestamptz,
     returned_by_id uuid,
     return_reason text check (length(return_reason) <= 2000),
     approved_at timestamptz,
     approved_by_id uuid,
     imported_from text check (length(imported_from) <= 300),
     ${SOURCE},
     constraint measurement_submitted check ((submitted_at is null) = (submitted_by_id is null)),
     constraint measurement_returned check ((returned_at is null) = (returned_by_id is null) and (returned_at is null) = (return_reason is null)),
     constraint measurement_approved check ((approved_at is null) = (approved_by_id is null) and (approved_at is null or submitted_at is not null)),
     constraint measurement_one_state check (submitted_at is null or returned_at is null),
     constraint measurement_second_person check (approved_by_id <> submitted_by_id),
     constraint measurement_scope_id_fkey foreign key (tenant_id, scope_id, indicator_id)
       references indicator_scope (tenant_id, id, indicator_id) on delete restrict`,
    {
      unique: [{ name: 'measurement_once', columns: 'scope_id, period_id' }],
      references: [
        { column: 'period_id', table: 'reporting_period' },
        { column: 'submitted_by_id', table: 'person' },
        { column: 'returned_by_id', table: 'person' },
        { column: 'approved_by_id', table: 'person' },
      ],
      indexes: ['indicator_id, period_id', 'scope_id, indicator_id'],
    },
  );
  await tenantReference(runner, 'measurement', { column: 'indicator_id', table: 'indicator' });
  await tenantTable(
    runner,
    'measurement_part',
    `measurement_id uuid not null,
     category_id uuid not null,
     value numeric,
     numerator numeric,
     denominator numeric constraint measurement_part_denominator check (denominator > 0)`,
    {
      unique: [{ name: 'measurement_part_once', columns: 'measurement_id, category_id' }],
      references: [
        { column: 'measurement_id', table: 'measurement' },
        { column: 'category_id', table: 'indicator_category' },
      ],
      runtime: 'select, insert, update, delete',
    },
  );
}

/**
 * What has ever happened to a measurement, written by the database itself: the columns that changed, before and after, as text, so that no
 * decimal is rounded on the way. Replaying `after` in the order of `number` gives the row.
 */
async function versions(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'measurement_version',
    `measurement_id uuid not null,
     number integer not null,
     changed_at timestamptz not null default samnav_now(),
     changed_by_id uuid,
     category_id uuid,
     before jsonb,
     after jsonb`,
    {
      unique: [{ name: 'measurement_version_number_key', columns: 'measurement_id, number' }],
      references: [
        { column: 'measurement_id', table: 'measurement' },
        { column: 'changed_by_id', table: 'person' },
        { column: 'category_id', table: 'indicator_category' },
      ],
      runtime: 'select, insert',
    },
  );
  await runner.query(`create function current_person() returns uuid language sql stable
    return (select p.id from person p where p.tenant_id = current_tenant() and p.account_id = nullif(current_setting('app.account_id', true), '')::uuid)`);
  await runner.query(`create function changed_columns(of jsonb, than jsonb) returns jsonb language sql immutable
    return (select jsonb_object_agg(a.key, a.value) from jsonb_each_text(of) a left join jsonb_each_text(than) b using (key)
      where than is null or a.value is distinct from b.value)`);
  await triggerFunction(
    runner,
    'measurement_has_history',
    `
    declare old_row jsonb; new_row jsonb; about uuid; category uuid;
    begin
      if tg_op <> 'INSERT' then old_row := to_jsonb(old) - '{tenant_id,created_at,updated_at}'::text[]; end if;
      if tg_op <> 'DELETE' then new_row := to_jsonb(new) - '{tenant_id,created_at,updated_at}'::text[]; end if;
      if tg_table_name = 'measurement_part' then
        about := coalesce(new.measurement_id, old.measurement_id);
        category := coalesce(new.category_id, old.category_id);
        perform from measurement where tenant_id = current_tenant() and id = about for update;
      else
        about := coalesce(new.id, old.id);
      end if;
      insert into measurement_version (measurement_id, number, changed_by_id, category_id, before, after)
        values (about, (select coalesce(max(number), 0) + 1 from measurement_version where tenant_id = current_tenant() and measurement_id = about),
          current_person(), category, changed_columns(old_row, new_row), changed_columns(new_row, old_row));
      return null;
    end`,
  );
  for (const table of ['measurement', 'measurement_part'])
    await runner.query(
      `create trigger ${table}_has_history after insert or update or delete on ${table} for each row execute function measurement_has_history()`,
    );
}

/**
 * Nothing in a locked period changes, whoever asks: every change of a figure shares a lock on its period that locking it must wait for. Who
 * was given time to correct it may, until then.
 */
async function lockedPeriods(runner: QueryRunner): Promise<void> {
  await runner.query(`create function require_open_period(period uuid) returns void language plpgsql as $$
    declare locked timestamptz;
    begin
      select locked_at into locked from reporting_period where tenant_id = current_tenant() and id = period for share;
      if locked is not null and not exists (
        select from period_unlock u where u.tenant_id = current_tenant() and u.period_id = period and u.person_id = current_person() and u.until_at > samnav_now()
      ) then
        raise exception 'the period is locked' using errcode = '23514', table = 'measurement', constraint = 'period_is_locked';
      end if;
    end $$`);
  await triggerFunction(
    runner,
    'measurement_in_open_period',
    `
    begin
      if tg_op <> 'INSERT' then perform require_open_period(old.period_id); end if;
      if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.period_id <> old.period_id) then perform require_open_period(new.period_id); end if;
      return coalesce(new, old);
    end`,
  );
  await runner.query(`create trigger measurement_in_open_period before insert or update or delete on measurement
    for each row execute function measurement_in_open_period()`);
  await triggerFunction(
    runner,
    'locked_period_stays',
    `
    begin
      raise exception 'the period is locked' using errcode = '23514', table = 'reporting_period', constraint = 'locked_period_stays';
    end`,
  );
  await runner.query(`create trigger locked_period_stays before update of name, periodicity, starts_on, ends_on, locked_at on reporting_period
    for each row when (old.locked_at is not null and (new.name, new.periodicity, new.starts_on, new.ends_on, new.locked_at)
      is distinct from (old.name, old.periodicity, old.starts_on, old.ends_on, old.locked_at)) execute function locked_period_stays()`);
}

/** What was submitted is what is approved: figures change only in a draft, and parts only with their measurement. */
async function submittedStays(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'submitted_measurement_stays',
    `
    begin
      raise exception 'the measurement is submitted' using errcode = '23514', table = 'measurement', constraint = 'measurement_is_submitted';
    end`,
  );
  const told = ['indicator_id', 'scope_id', 'period_id', 'value', 'numerator', 'denominator', 'text', 'precision', 'note', 'imported_from'];
  const row = (which: string): string => told.map((column) => `${which}.${column}`).join(', ');
  await runner.query(`create trigger submitted_measurement_stays before update on measurement for each row
    when (old.submitted_at is not null and (${row('new')}) is distinct from (${row('old')})) execute function submitted_measurement_stays()`);
  await triggerFunction(
    runner,
    'measurement_part_fits',
    `
    declare whole measurement;
    begin
      select * into whole from measurement where tenant_id = current_tenant() and id = coalesce(new.measurement_id, old.measurement_id) for update;
      perform require_open_period(whole.period_id);
      if whole.submitted_at is not null then
        raise exception 'the measurement is submitted' using errcode = '23514', table = 'measurement', constraint = 'measurement_is_submitted';
      end if;
      if tg_op = 'UPDATE' and (new.measurement_id, new.category_id) is distinct from (old.measurement_id, old.category_id) or tg_op <> 'DELETE' and not exists (
        select from indicator_category c join indicator_dimension d on d.tenant_id = c.tenant_id and d.id = c.dimension_id
        where c.tenant_id = current_tenant() and c.id = new.category_id and d.indicator_id = whole.indicator_id
      ) then
        raise exception 'the category is another indicator''s' using errcode = '23514', table = 'measurement_part', constraint = 'measurement_part_fits';
      end if;
      return coalesce(new, old);
    end`,
  );
  await runner.query(`create trigger measurement_part_fits before insert or update or delete on measurement_part
    for each row execute function measurement_part_fits()`);
}

async function targets(runner: QueryRunner): Promise<void> {
  const ofScope = (table: string): string => `constraint ${table}_scope_id_fkey foreign key (tenant_id, scope_id, indicator_id)
    references indicator_scope (tenant_id, id, indicator_id) on delete restrict`;
  await tenantTable(
    runner,
    'target_value',
    `indicator_id uuid not null,
     scope_id uuid not null,
     year integer not null check (year between 1900 and 2200),
     value numeric not null,
     comparator text not null check (comparator in ${oneOf('atLeast atMost')}),
     precision text not null default 'exact' check (precision in ${oneOf('exact about atLeast')}),
     ${SOURCE},
     ${ofScope('target_value')}`,
    {
      unique: [{ name: 'target_value_once', columns: 'scope_id, year, comparator' }],
      references: [{ column: 'indicator_id', table: 'indicator' }],
      indexes: ['scope_id, indicator_id'],
      runtime: 'select, insert, update, delete',
    },
  );
  await tenantTable(
    runner,
    'planned_action',
    `indicator_id uuid not null,
     scope_id uuid not null,
     title text not null check (length(title) between 1 and 300),
     effect numeric not null,
     from_year integer not null check (from_year between 1900 and 2200),
     full_year integer not null check (full_year between 1900 and 2200),
     owner_id uuid not null,
     ${SOURCE},
     constraint planned_action_years check (full_year >= from_year),
     ${ofScope('planned_action')}`,
    {
      references: [
        { column: 'indicator_id', table: 'indicator' },
        { column: 'owner_id', table: 'person' },
      ],
      indexes: ['scope_id, indicator_id'],
      runtime: 'select, insert, update, delete',
    },
  );
}
