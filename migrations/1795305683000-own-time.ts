import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

/** Own work time: what an hour costs, who worked when, fixed shares of employment and absence, and who certified it. */
export class OwnTime1795305683000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rates(runner);
    await shares(runner);
    await absences(runner);
    await sheets(runner);
    await entries(runner);
    await certified(runner);
    await fits(runner);
    await inLedger(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** Whose time it is, in which project, and the municipality that employs the person. */
const OF = [
  { column: 'project_id', table: 'project' },
  { column: 'person_id', table: 'person' },
  { column: 'municipality_id', table: 'municipality' },
] as const;

async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}

async function rates(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'hourly_rate',
    `project_id uuid not null,
     person_id uuid not null,
     municipality_id uuid,
     starts_on date not null,
     monthly_salary_ore bigint check (monthly_salary_ore > 0),
     annual_minutes integer not null default 103200 check (annual_minutes between 60 and 600000),
     hourly_ore bigint not null check (hourly_ore > 0),
     index_bp integer not null default 0 constraint hourly_rate_index check (index_bp between 0 and 10000),
     every_months integer check (every_months between 1 and 120),
     rule text not null check (length(rule) between 1 and 500),
     source text check (length(source) <= 200),
     constraint hourly_rate_raise check (index_bp = 0 or every_months is not null)`,
    { unique: [{ name: 'hourly_rate_once', columns: 'project_id, person_id, starts_on' }], references: [...OF] },
  );
  // each rise is an amount of its own, half an öre up, as a decision would name it
  await runner.query(`create function hourly_on(hourly bigint, index_bp integer, every_months integer, starts_on date, day date) returns bigint
    language plpgsql immutable as $$
    declare
      passed interval := age(day::timestamp, starts_on::timestamp);
      months integer := extract(year from passed) * 12 + extract(month from passed);
      risen bigint := hourly;
    begin
      for rise in 1 .. coalesce(months / every_months, 0) loop
        risen := (risen * (10000 + index_bp) + 5000) / 10000;
      end loop;
      return risen;
    end $$`);
}

async function shares(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'time_share',
    `project_id uuid not null,
     person_id uuid not null,
     municipality_id uuid,
     category text not null check (category in ('staff', 'ownWorkTime')),
     share_bp integer not null constraint time_share_bp check (share_bp between 1 and 10000),
     starts_on date not null,
     ends_on date not null,
     certificate_file_id uuid,
     recorded_by_id uuid,
     source text check (length(source) <= 200),
     constraint time_share_period_check check (ends_on >= starts_on and ends_on < starts_on + 3660)`,
    { references: [...OF, { column: 'certificate_file_id', table: 'file' }, { column: 'recorded_by_id', table: 'person' }] },
  );
}

async function absences(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'time_absence',
    `person_id uuid not null,
     municipality_id uuid,
     kind text not null check (kind in ('sick', 'careOfSickChild', 'unpaidLeave')),
     starts_on date not null,
     ends_on date not null,
     source text check (length(source) <= 200),
     constraint time_absence_period_check check (ends_on >= starts_on and ends_on < starts_on + 3660),
     constraint time_absence_overlap exclude using gist (tenant_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&)`,
    {
      references: [
        { column: 'person_id', table: 'person' },
        { column: 'municipality_id', table: 'municipality' },
      ],
      runtime: 'select, insert, update, delete',
    },
  );
}

async function sheets(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'time_sheet',
    `project_id uuid not null,
     municipality_id uuid,
     month date not null constraint time_sheet_month check (extract(day from month) = 1)`,
    {
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'municipality_id', table: 'municipality' },
      ],
      indexes: ['month'],
      runtime: 'select, insert',
    },
  );
  await runner.query('create unique index time_sheet_once on time_sheet (tenant_id, project_id, municipality_id, month) nulls not distinct');
}

async function entries(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'time_entry',
    `project_id uuid not null,
     budget_line_id uuid not null,
     sheet_id uuid not null,
     share_id uuid,
     person_id uuid not null,
     municipality_id uuid,
     recorded_by_id uuid,
     worked_on date not null,
     starts_minute integer,
     minutes integer not null constraint time_entry_minutes check (minutes between 1 and 14880),
     absent_minutes integer not null default 0 check (absent_minutes >= 0),
     activity text not null check (length(activity) between 1 and 500),
     certified_at timestamptz,
     certified_by_id uuid,
     hourly_ore bigint check (hourly_ore > 0),
     value_ore bigint check (value_ore > 0),
     expenditure_id uuid,
     withdrawn_at timestamptz,
     withdrawn_by_id uuid,
     withdrawn_because text check (length(withdrawn_because) between 1 and 1000),
     source text check (length(source) <= 200),
     constraint time_entry_day check (case when share_id is null then starts_minute between 0 and 1440 - minutes else starts_minute is null end),
     constraint time_entry_certified check (num_nulls(certified_at, certified_by_id, hourly_ore, value_ore, expenditure_id) in (0, 5)),
     constraint time_entry_withdrawn check (num_nulls(withdrawn_at, withdrawn_by_id, withdrawn_because) in (0, 3)),
     constraint time_entry_own_hours check (certified_by_id <> person_id),
     constraint time_entry_four_eyes check (certified_by_id <> recorded_by_id),
     constraint time_entry_budget_line_id_fkey foreign key (tenant_id, budget_line_id, project_id) references budget_line (tenant_id, id, project_id) on delete restrict,
     constraint time_entry_same_hour exclude using gist (tenant_id with =, person_id with =,
       int4range((worked_on - date '2000-01-01') * 1440 + starts_minute, (worked_on - date '2000-01-01') * 1440 + starts_minute + minutes) with &&)
       where (share_id is null)`,
    {
      unique: [
        { name: 'time_entry_expenditure_key', columns: 'expenditure_id' },
        { name: 'time_entry_share_month', columns: 'share_id, worked_on' },
      ],
      references: [...OF, { column: 'sheet_id', table: 'time_sheet' }],
      indexes: ['budget_line_id, project_id', 'project_id, worked_on', 'person_id, worked_on', 'worked_on'],
      runtime: 'select, insert, update, delete',
    },
  );
  for (const column of ['recorded_by_id', 'certified_by_id', 'withdrawn_by_id'])
    await tenantReference(runner, 'time_entry', { column, table: 'person' });
  // their indexes are the unique constraints'
  for (const [column, table] of Object.entries({ expenditure_id: 'expenditure', share_id: 'time_share' }))
    await runner.query(`alter table time_entry add constraint time_entry_${column}_fkey
      foreign key (tenant_id, ${column}) references ${table} (tenant_id, id) on delete restrict`);
}

/** What is certified stays as it was certified; taking the certificate back is the only thing that happens to it. */
async function certified(runner: QueryRunner): Promise<void> {
  const what = (row: string): string =>
    `(${[
      'project_id',
      'budget_line_id',
      'sheet_id',
      'share_id',
      'person_id',
      'worked_on',
      'starts_minute',
      'minutes',
      'absent_minutes',
      'activity',
      'recorded_by_id',
    ]
      .map((column) => `${row}.${column}`)
      .join()})`;
  await triggerFunction(
    runner,
    'certified_time_stays',
    `
    begin
      if old.certified_at is not null and (tg_op = 'DELETE' or new.certified_at is not null or ${what('new')} is distinct from ${what('old')}) then
        raise exception 'the hours are certified' using errcode = '23514', table = 'time_entry', constraint = 'time_entry_is_certified';
      end if;
      return coalesce(new, old);
    end`,
  );
  await runner.query(
    'create trigger certified_time_stays before update or delete on time_entry for each row execute function certified_time_stays()',
  );
}

/**
 * A person has one working life: hours and shares of all projects together fit in it. Whoever writes of one person's time waits for whoever
 * else does, so two at once cannot both fit.
 */
async function fits(runner: QueryRunner): Promise<void> {
  await runner.query(`create function lock_time_of(tenant uuid, person uuid) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended('time of ' || tenant || ' ' || person, 0)) $$`);
  await triggerFunction(
    runner,
    'time_share_fits',
    `
    begin
      perform lock_time_of(new.tenant_id, new.person_id);
      if (select max(taken) from (
            select (select sum(s.share_bp) from time_share s where s.tenant_id = new.tenant_id and s.person_id = new.person_id and s.starts_on <= day and s.ends_on >= day) as taken
            from (select new.starts_on as day union select starts_on from time_share
                  where tenant_id = new.tenant_id and person_id = new.person_id and starts_on between new.starts_on and new.ends_on) days
          ) d) > 10000 then
        raise exception 'more than full time' using errcode = '23514', table = 'time_share', constraint = 'time_share_full_time';
      end if;
      if exists (select from time_entry e where e.tenant_id = new.tenant_id and e.person_id = new.person_id and e.share_id is null
          and e.worked_on between new.starts_on and new.ends_on and (e.project_id = new.project_id or new.share_bp = 10000)) then
        raise exception 'hours of those days are written' using errcode = '23514', table = 'time_share', constraint = 'time_share_hours_there';
      end if;
      return null;
    end`,
  );
  await runner.query('create trigger time_share_fits after insert or update on time_share for each row execute function time_share_fits()');
  await triggerFunction(
    runner,
    'time_entry_fits',
    `
    begin
      perform lock_time_of(new.tenant_id, new.person_id);
      if exists (select from time_share s where s.tenant_id = new.tenant_id and s.person_id = new.person_id and new.worked_on between s.starts_on and s.ends_on
          and s.project_id = new.project_id)
        or (select sum(s.share_bp) from time_share s where s.tenant_id = new.tenant_id and s.person_id = new.person_id and new.worked_on between s.starts_on and s.ends_on) >= 10000 then
        raise exception 'a fixed share of those days is stated' using errcode = '23514', table = 'time_entry', constraint = 'time_entry_in_share';
      end if;
      if (select sum(minutes) from time_entry e where e.tenant_id = new.tenant_id and e.person_id = new.person_id and e.worked_on = new.worked_on and e.share_id is null) > 780 then
        raise exception 'more than 13 hours in a day' using errcode = '23514', table = 'time_entry', constraint = 'time_entry_day_full';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger time_entry_fits after insert or update of worked_on, minutes, person_id, project_id on time_entry
    for each row when (new.share_id is null) execute function time_entry_fits()`);
}

/** A certificate and its expenditure stand and fall together: neither is there without the other, nor of another amount. */
async function inLedger(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'certified_time_is_posted',
    `
    begin
      if not exists (select from expenditure x where x.tenant_id = new.tenant_id and x.id = new.expenditure_id and x.time_source_id = new.id
          and x.amount_ore = new.value_ore and x.budget_line_id = new.budget_line_id and x.spent_on = new.worked_on and x.reverses_id is null) then
        raise exception 'the expenditure is not that of the hours' using errcode = '23514', table = 'time_entry', constraint = 'time_entry_is_posted';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger certified_time_is_posted after insert or update of certified_at on time_entry
    for each row when (new.certified_at is not null) execute function certified_time_is_posted()`);
  await triggerFunction(
    runner,
    'withdrawn_time_is_reversed',
    `
    begin
      if not exists (select from expenditure r where r.tenant_id = old.tenant_id and r.reverses_id = old.expenditure_id) then
        raise exception 'the expenditure of the hours still stands' using errcode = '23514', table = 'time_entry', constraint = 'time_entry_is_reversed';
      end if;
      return null;
    end`,
  );
  await runner.query(`create constraint trigger withdrawn_time_is_reversed after update of certified_at on time_entry deferrable initially deferred
    for each row when (old.expenditure_id is not null and new.expenditure_id is null) execute function withdrawn_time_is_reversed()`);
  await triggerFunction(
    runner,
    'expenditure_of_time_stays',
    `
    begin
      if exists (select from time_entry e where e.tenant_id = new.tenant_id and e.expenditure_id = new.reverses_id) then
        raise exception 'the hours are still certified' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_is_of_time';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger expenditure_of_time_stays after insert on expenditure
    for each row when (new.reverses_id is not null and new.time_source_id is not null) execute function expenditure_of_time_stays()`);
}
