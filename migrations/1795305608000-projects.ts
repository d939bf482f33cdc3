import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

/** Programmes, projects with their partners and phases, budgets with their financing, and what is spent. */
export class Projects1795305608000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await programmes(runner);
    await projects(runner);
    await statusEvents(runner);
    await partners(runner);
    await phases(runner);
    await budgets(runner);
    await budgetRows(runner);
    await approval(runner);
    await expenditures(runner);
    for (const table of ['role_assignment', 'invitation']) {
      await runner.query(`alter table ${table} add constraint ${table}_project_id_fkey
        foreign key (tenant_id, project_id) references project (tenant_id, id) on delete restrict`);
    }
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

/** A function that only triggers call. */
async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}

/** A first and a last day that may both be unknown, and how exactly each is known. */
const period = (table: string): string => `
  starts_on date,
  starts_precision text check (starts_precision in ${oneOf('day month year')}),
  ends_on date,
  ends_precision text check (ends_precision in ${oneOf('day month year')}),
  constraint ${table}_period_check check (ends_on >= starts_on),
  constraint ${table}_precision_check check ((starts_on is null) = (starts_precision is null) and (ends_on is null) = (ends_precision is null))`;

async function programmes(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'programme',
    `name text not null check (length(name) between 1 and 200),
     purpose text check (length(purpose) <= 5000),
     funder_id uuid,
     source text check (length(source) <= 200),
     ${period('programme')}`,
    { unique: [{ name: 'programme_name_key', columns: 'name' }], references: [{ column: 'funder_id', table: 'organisation' }] },
  );
}

async function projects(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'project',
    `number text not null check (length(number) between 1 and 40),
     name text not null check (length(name) between 1 and 200),
     purpose text check (length(purpose) <= 5000),
     municipality_id uuid,
     workgroup_id uuid,
     lead_id uuid not null,
     programme_id uuid,
     priority_id uuid,
     spawned_by_id uuid,
     published_on date,
     source text check (length(source) <= 200),
     ${period('project')}`,
    {
      unique: [{ name: 'project_number_key', columns: 'number' }],
      references: [
        { column: 'municipality_id', table: 'municipality' },
        { column: 'workgroup_id', table: 'workgroup' },
        { column: 'lead_id', table: 'person' },
        { column: 'programme_id', table: 'programme' },
        { column: 'priority_id', table: 'priority' },
        { column: 'spawned_by_id', table: 'project' },
      ],
      indexes: ['name', 'published_on'],
    },
  );
  // one at a time: two links made at once could close a circle that neither sees
  await triggerFunction(
    runner,
    'project_descends_from_itself',
    `
    begin
      perform pg_advisory_xact_lock(hashtextextended('project spawned by ' || new.tenant_id, 0));
      if exists (
        with recursive ancestor (id) as (
          select new.spawned_by_id
          union
          select p.spawned_by_id from ancestor a join project p on p.tenant_id = new.tenant_id and p.id = a.id where p.spawned_by_id is not null
        ) select from ancestor where id = new.id
      ) then
        raise exception 'project % would descend from itself', new.id using errcode = '23514', table = 'project', constraint = 'project_no_circle';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger project_no_circle after insert or update of spawned_by_id on project
    for each row when (new.spawned_by_id is not null) execute function project_descends_from_itself()`);
}

async function statusEvents(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'project_status_event',
    `project_id uuid not null,
     status text not null check (status in ${oneOf('draft planned running closed stopped')}),
     valid_from date not null,
     note text check (length(note) <= 2000),
     recorded_by_id uuid`,
    {
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'recorded_by_id', table: 'person' },
      ],
      indexes: ['project_id, valid_from desc, id desc'],
      // a change that is still to come may be withdrawn (locked first, hence one column's update); nothing is changed
      runtime: 'select, insert, delete, update (version)',
    },
  );
}

async function partners(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'project_partner',
    `project_id uuid not null,
     organisation_id uuid not null,
     role text not null check (role in ${oneOf('unspecified owner partner funder funderAndPartner reference')}),
     status text not null check (status in ${oneOf('wanted contacted agreed')}),
     starts_on date,
     ends_on date,
     note text check (length(note) <= 2000),
     source text check (length(source) <= 200),
     constraint project_partner_period_check check (ends_on >= starts_on)`,
    {
      unique: [{ name: 'project_partner_once', columns: 'project_id, organisation_id, role', where: 'ends_on is null' }],
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'organisation_id', table: 'organisation' },
      ],
    },
  );
}

async function phases(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'phase',
    `project_id uuid not null,
     number integer not null check (number between 1 and 999),
     name text not null check (length(name) between 1 and 200),
     description text check (length(description) <= 5000),
     source text check (length(source) <= 200),
     ${period('phase')}`,
    { unique: [{ name: 'phase_number_key', columns: 'project_id, number' }], references: [{ column: 'project_id', table: 'project' }] },
  );
}

async function budgets(runner: QueryRunner): Promise<void> {
  // one budget for one project: the same id, so lines and financing need one key for both
  await tenantTable(
    runner,
    'budget',
    `revision integer not null default 1 check (revision > 0),
     saved_at timestamptz,
     saved_by_id uuid,
     saved_by_account_id uuid references account (id),
     approved_at timestamptz,
     approved_by_id uuid,
     reopened_at timestamptz,
     reopened_by_id uuid,
     reopened_because text check (length(reopened_because) <= 2000),
     constraint budget_id_fkey foreign key (tenant_id, id) references project (tenant_id, id) on delete restrict`,
    {
      references: [
        { column: 'saved_by_id', table: 'person' },
        { column: 'approved_by_id', table: 'person' },
        { column: 'reopened_by_id', table: 'person' },
      ],
      indexes: ['saved_by_account_id'],
    },
  );
  await triggerFunction(
    runner,
    'project_has_budget',
    `
    begin
      insert into budget (tenant_id, id) values (new.tenant_id, new.id);
      return null;
    end`,
  );
  await runner.query('create trigger project_has_budget after insert on project for each row execute function project_has_budget()');
}

const CATEGORIES = oneOf('staff ownWorkTime externalServices meetings travel information equipment indirectCosts other');

async function budgetRows(runner: QueryRunner): Promise<void> {
  const runtime = 'select, insert, update, delete';
  await tenantTable(
    runner,
    'budget_line',
    `project_id uuid not null,
     category text not null check (category in ${CATEGORIES}),
     year integer not null check (year between 1990 and 2200),
     partner_id uuid,
     planned_ore bigint not null constraint budget_line_planned check (planned_ore >= 0),
     description text check (length(description) <= 1000),
     source text check (length(source) <= 200),
     constraint budget_line_project_key unique (tenant_id, id, project_id)`,
    { references: [{ column: 'project_id', table: 'budget' }, { column: 'partner_id', table: 'organisation' }], runtime }, // prettier-ignore
  );
  await runner.query(`create unique index budget_line_once on budget_line (tenant_id, project_id, category, year, partner_id) nulls not distinct`);
  await tenantTable(
    runner,
    'financing',
    `project_id uuid not null,
     financier_id uuid not null,
     kind text not null check (kind in ${oneOf('cash inKind')}),
     amount_ore bigint not null constraint financing_amount check (amount_ore > 0),
     description text check (length(description) <= 1000),
     source text check (length(source) <= 200)`,
    { references: [{ column: 'project_id', table: 'budget' }, { column: 'financier_id', table: 'organisation' }], runtime }, // prettier-ignore
  );
}

/**
 * An approved budget is financed to the öre, whatever runs beside its approval: every change of a line or a financing row shares a
 * lock on the budget that approving it must wait for, and finds it approved when it comes second.
 */
async function approval(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'approved_budget_stays',
    `
    declare approved timestamptz;
    begin
      select approved_at into approved from budget
        where tenant_id = coalesce(new.tenant_id, old.tenant_id) and id = coalesce(new.project_id, old.project_id) for share;
      if approved is not null then
        raise exception 'the budget is approved' using errcode = '23514', table = tg_table_name, constraint = 'budget_is_approved';
      end if;
      return coalesce(new, old);
    end`,
  );
  // a partner or financier that turns out to be a duplicate of another may still be merged
  const told = { budget_line: 'project_id, category, year, planned_ore', financing: 'project_id, kind, amount_ore' };
  for (const [table, columns] of Object.entries(told))
    await runner.query(`create trigger budget_is_approved before insert or update of ${columns} or delete on ${table}
      for each row execute function approved_budget_stays()`);
  await triggerFunction(
    runner,
    'approved_budget_is_financed',
    `
    declare planned bigint; financed bigint;
    begin
      select coalesce(sum(planned_ore), 0) into planned from budget_line where tenant_id = new.tenant_id and project_id = new.id;
      select coalesce(sum(amount_ore), 0) into financed from financing where tenant_id = new.tenant_id and project_id = new.id;
      if planned = 0 or planned <> financed then
        raise exception 'planned % öre, financed % öre', planned, financed using errcode = '23514', table = 'budget', constraint = 'budget_is_financed';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger budget_is_financed after insert or update of approved_at on budget
    for each row when (new.approved_at is not null) execute function approved_budget_is_financed()`);
}

async function expenditures(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'expenditure',
    `project_id uuid not null,
     budget_line_id uuid not null,
     spent_on date not null,
     amount_ore bigint not null constraint expenditure_amount check (amount_ore <> 0),
     note text check (length(note) <= 1000),
     recorded_by_id uuid,
     reverses_id uuid,
     reason text check (length(reason) <= 1000),
     source text check (length(source) <= 200),
     constraint expenditure_reason check ((reverses_id is null) = (reason is null)),
     constraint expenditure_budget_line_id_fkey foreign key (tenant_id, budget_line_id, project_id) references budget_line (tenant_id, id, project_id) on delete restrict`,
    {
      unique: [{ name: 'expenditure_reversed_once', columns: 'reverses_id' }],
      indexes: ['budget_line_id, project_id', 'project_id, spent_on'],
      runtime: 'select, insert',
    },
  );
  await tenantReference(runner, 'expenditure', { column: 'recorded_by_id', table: 'person' });
  // its index is the unique constraint's
  await runner.query(`alter table expenditure add constraint expenditure_reverses_id_fkey
    foreign key (tenant_id, reverses_id) references expenditure (tenant_id, id) on delete restrict`);
  await expenditureRules(runner);
}

/** What an expenditure needs that no single column can say. */
async function expenditureRules(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'expenditure_fits',
    `
    declare approved timestamptz; reversed expenditure;
    begin
      if new.reverses_id is null then
        select approved_at into approved from budget where tenant_id = new.tenant_id and id = new.project_id for share;
        if approved is null then
          raise exception 'the budget is not approved' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_budget_is_approved';
        end if;
      else
        select * into reversed from expenditure where tenant_id = new.tenant_id and id = new.reverses_id;
        if reversed.reverses_id is not null or reversed.budget_line_id <> new.budget_line_id or reversed.amount_ore <> -new.amount_ore then
          raise exception 'a reversal takes back one whole expenditure' using errcode = '23514', table = 'expenditure', constraint = 'expenditure_reversal';
        end if;
      end if;
      return new;
    end`,
  );
  await runner.query('create trigger expenditure_fits before insert on expenditure for each row execute function expenditure_fits()');
}
