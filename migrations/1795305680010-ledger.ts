import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

const CATEGORIES = `('staff', 'ownWorkTime', 'externalServices', 'meetings', 'travel', 'information', 'equipment', 'indirectCosts', 'other')`;

/** Vouchers that sum to zero, what is imported of a municipality’s books, what of them stands for which project, and periods that are closed. */
export class Ledger1795305680010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await imports(runner);
    await vouchers(runner);
    await voucherRows(runner);
    await mappings(runner);
    await periods(runner);
    await expenditures(runner);
    await expenditureFits(runner);
    await voucherRowsAreNotExceeded(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function imports(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'ledger_import',
    `file_id uuid not null,
     municipality_id uuid not null,
     job_id uuid,
     requested_by_id uuid,
     format text not null check (format in ('SIE4', 'XLSX', 'CSV')),
     reverse_gone boolean not null default false,
     state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'cancelled')),
     file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
     starts_on date,
     ends_on date,
     voucher_count integer not null default 0,
     row_count integer not null default 0,
     new_count integer not null default 0,
     changed_count integer not null default 0,
     gone_count integer not null default 0,
     unchanged_count integer not null default 0,
     refused_count integer not null default 0,
     sums jsonb not null default '[]',
     faults jsonb not null default '[]'`,
    {
      references: [
        { column: 'file_id', table: 'file' },
        { column: 'municipality_id', table: 'municipality' },
        { column: 'job_id', table: 'long_job' },
        { column: 'requested_by_id', table: 'person' },
      ],
    },
  );
}

async function vouchers(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'voucher',
    `municipality_id uuid,
     series text check (length(series) <= 20),
     number text check (length(number) <= 40),
     fiscal_year integer not null check (fiscal_year between 1900 and 2200),
     posted_on date not null,
     text text check (length(text) <= 1000),
     origin text not null check (origin in ('imported', 'manual', 'time', 'reversal')),
     import_id uuid,
     external_key text check (length(external_key) <= 300),
     generation integer not null default 1,
     content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
     reverses_id uuid,
     reason text check (length(reason) <= 1000),
     recorded_by_id uuid,
     constraint voucher_reversal_check check ((origin = 'reversal') = (reverses_id is not null) and (reverses_id is null) = (reason is null)),
     constraint voucher_import_check check ((origin = 'imported') = (external_key is not null and content_hash is not null and municipality_id is not null and import_id is not null))`,
    {
      unique: [
        { name: 'voucher_reversed_once', columns: 'reverses_id' },
        // what stood in the books under the same number before it was changed there has an earlier generation
        { name: 'voucher_imported_once', columns: 'municipality_id, external_key, generation' },
      ],
      references: [
        { column: 'municipality_id', table: 'municipality' },
        { column: 'import_id', table: 'ledger_import' },
        { column: 'recorded_by_id', table: 'person' },
      ],
      indexes: ['posted_on, created_at, id'],
      runtime: 'select, insert',
    },
  );
  await runner.query(`alter table voucher add constraint voucher_reverses_id_fkey
    foreign key (tenant_id, reverses_id) references voucher (tenant_id, id) on delete restrict`);
  await tenantTable(runner, 'voucher_file', 'voucher_id uuid not null, file_id uuid not null', {
    unique: [{ name: 'voucher_file_once', columns: 'voucher_id, file_id' }],
    references: [
      { column: 'voucher_id', table: 'voucher' },
      { column: 'file_id', table: 'file' },
    ],
    runtime: 'select, insert',
  });
}

/** All rows of a voucher come in one statement, so that the statement can be asked whether they sum to nothing. */
async function voucherRows(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'voucher_row',
    `voucher_id uuid not null,
     line integer not null check (line > 0),
     account text check (length(account) <= 20),
     account_name text check (length(account_name) <= 200),
     amount_ore bigint not null,
     text text check (length(text) <= 1000),
     supplier text check (length(supplier) <= 200),
     project_id uuid,
     objects jsonb not null default '[]',
     category text check (category in ${CATEGORIES})`,
    {
      unique: [{ name: 'voucher_row_line_key', columns: 'voucher_id, line' }],
      references: [{ column: 'project_id', table: 'project' }],
      runtime: 'select, insert',
    },
  );
  // its index is the unique constraint's
  await runner.query(`alter table voucher_row add constraint voucher_row_voucher_id_fkey
    foreign key (tenant_id, voucher_id) references voucher (tenant_id, id) on delete restrict`);
  await triggerFunction(
    runner,
    'voucher_balances',
    `declare off record;
    begin
      select voucher_id, sum(amount_ore) as ore into off from added group by tenant_id, voucher_id having sum(amount_ore) <> 0 limit 1;
      if found then
        raise exception 'voucher % does not sum to zero but to % öre', off.voucher_id, off.ore
          using errcode = '23514', table = 'voucher_row', constraint = 'voucher_balances';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger voucher_balances after insert on voucher_row referencing new table as added
    for each statement execute function voucher_balances()`);
}

async function mappings(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'account_mapping',
    `municipality_id uuid not null,
     account_from integer not null check (account_from > 0),
     account_to integer not null,
     category text check (category in ${CATEGORIES}),
     constraint account_mapping_range check (account_to >= account_from),
     constraint account_mapping_apart exclude using gist (tenant_id with =, municipality_id with =, int4range(account_from, account_to, '[]') with &&)`,
    { references: [{ column: 'municipality_id', table: 'municipality' }], runtime: 'select, insert, update, delete' },
  );
  await tenantTable(
    runner,
    'object_mapping',
    `municipality_id uuid not null,
     dimension text not null check (length(dimension) between 1 and 20),
     object text not null check (length(object) between 1 and 60),
     project_id uuid not null`,
    {
      unique: [{ name: 'object_mapping_once', columns: 'municipality_id, dimension, object' }],
      references: [{ column: 'project_id', table: 'project' }],
      runtime: 'select, insert, update, delete',
    },
  );
  await runner.query(`alter table object_mapping add constraint object_mapping_municipality_id_fkey
    foreign key (tenant_id, municipality_id) references municipality (tenant_id, id) on delete restrict`);
}

async function periods(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'ledger_period',
    `project_id uuid not null,
     starts_on date not null,
     ends_on date not null,
     closed_at timestamptz,
     closed_by_id uuid,
     reason text not null check (length(reason) between 1 and 1000),
     constraint ledger_period_days check (ends_on >= starts_on),
     constraint ledger_period_closed_check check (closed_by_id is null or closed_at is not null)`,
    {
      unique: [{ name: 'ledger_period_once', columns: 'project_id, starts_on, ends_on' }],
      references: [{ column: 'closed_by_id', table: 'person' }],
    },
  );
  await runner.query(`alter table ledger_period add constraint ledger_period_project_id_fkey
    foreign key (tenant_id, project_id) references project (tenant_id, id) on delete restrict`);
}

async function expenditures(runner: QueryRunner): Promise<void> {
  await runner.query(`alter table expenditure
    add column voucher_row_id uuid,
    add column time_source_id uuid,
    add column time_source_kind text check (time_source_kind in ('entry', 'share')),
    add column vat_ore bigint not null default 0,
    add column supplier text check (length(supplier) <= 200),
    add column booked_on date,
    add constraint expenditure_vat check (vat_ore = 0 or sign(vat_ore) = sign(amount_ore) and abs(vat_ore) <= abs(amount_ore)),
    add constraint expenditure_time_source_check check ((time_source_id is null) = (time_source_kind is null))`);
  await tenantReference(runner, 'expenditure', { column: 'voucher_row_id', table: 'voucher_row' });
  await runner.query('create index on expenditure (tenant_id, time_source_id) where time_source_id is not null');
}

/**
 * What an expenditure needs that no single column can say. Everything that posts to a project shares its budget's row, and whoever closes
 * a period takes it alone: what is posted meanwhile is waited for, what comes later sees the closed period.
 */
async function expenditureFits(runner: QueryRunner): Promise<void> {
  await runner.query(`create or replace function expenditure_fits() returns trigger language plpgsql as $$
    declare approved timestamptz; reversed expenditure;
    begin
      select approved_at into approved from budget where tenant_id = new.tenant_id and id = new.project_id for share;
      if new.reverses_id is null then
        if approved is null then
          raise exception 'the budget is not approved' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_budget_is_approved';
        end if;
      else
        select * into reversed from expenditure where tenant_id = new.tenant_id and id = new.reverses_id;
        if reversed.reverses_id is not null or reversed.budget_line_id <> new.budget_line_id or reversed.amount_ore <> -new.amount_ore then
          raise exception 'a reversal takes back one whole expenditure' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_reversal';
        end if;
      end if;
      perform from ledger_period p where p.tenant_id = new.tenant_id and p.project_id = new.project_id
        and p.starts_on <= new.spent_on and p.ends_on >= new.spent_on and p.closed_at is not null for share;
      if found then
        raise exception 'the period is closed' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_period_is_open';
      end if;
      return new;
    end $$`);
}

/** Which voucher a row `v` is of, and the project that it belongs to, for whoever is refused. */
const whereItStands = `select json_build_object('voucher', concat_ws(' ', u.series, u.number), 'day', u.posted_on, 'project', concat_ws(' ', p.number, p.name))::text into there
        from voucher_row v join voucher u on u.tenant_id = v.tenant_id and u.id = v.voucher_id left join project p on p.tenant_id = v.tenant_id and p.id = v.project_id`;

/** Of one row of a voucher no more is ever taken than it has, and only to its own project; those who take of the same row wait for each other. */
async function voucherRowsAreNotExceeded(runner: QueryRunner): Promise<void> {
  await runner.query(`create function voucher_row_is_not_exceeded() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    declare there text;
    begin
      if not exists (select from added where voucher_row_id is not null) then return null; end if;
      perform from (select distinct tenant_id, voucher_row_id from added where voucher_row_id is not null) a
        join voucher_row v on v.tenant_id = a.tenant_id and v.id = a.voucher_row_id
        order by v.tenant_id, v.id for no key update of v;
      ${whereItStands} join added a on v.tenant_id = a.tenant_id and v.id = a.voucher_row_id where v.project_id is distinct from a.project_id limit 1;
      if found then
        raise exception 'the voucher row is another project''s' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_voucher_project', detail = there;
      end if;
      ${whereItStands} join (
        select v.id from (select distinct tenant_id, voucher_row_id from added where voucher_row_id is not null) a
          join voucher_row v on v.tenant_id = a.tenant_id and v.id = a.voucher_row_id
          cross join lateral (select sum(e.amount_ore) as ore from expenditure e where e.tenant_id = v.tenant_id and e.voucher_row_id = v.id) taken
        where taken.ore not between least(v.amount_ore, 0) and greatest(v.amount_ore, 0)) t on t.id = v.id limit 1;
      if found then
        raise exception 'more is taken of the voucher row than it has' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_within_voucher_row', detail = there;
      end if;
      return null;
    end $$`);
  await runner.query('revoke all on function voucher_row_is_not_exceeded() from public');
  await runner.query(`create trigger voucher_row_is_not_exceeded after insert on expenditure referencing new table as added
    for each statement execute function voucher_row_is_not_exceeded()`);
}

/** A function that only triggers call. */
async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}
