import type { MigrationInterface, QueryRunner } from 'typeorm';
import { funderReads, LIVE_GRANT, tenantTable } from './support.ts';

/** A funder's decisions with their own rules, categories and periods; what is ordered but not yet paid; each budget as it was approved. */
export class Grants1795305682000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await grants(runner);
    await parts(runner);
    await commitments(runner);
    await revisions(runner);
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
const RULE_SETS = oneOf('tillvaxtverketNational eruf2014 eruf2021 vinnova energimyndigheten interregNpa lifePlus life2014 life2021');
const RULE_KINDS = oneOf(
  'supportRate flatRate unitCost budgetChange coFinancing time claim deadline attachment retention audit publicity eligibility accounting costCategory budget application durability lumpSum stateAid',
);
const CATEGORIES = oneOf('staff ownWorkTime externalServices meetings travel information equipment indirectCosts other');
const SOURCE = 'source text check (length(source) <= 500)';

async function grants(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'funding_grant',
    `project_id uuid not null,
     funder_id uuid not null references funder (id),
     municipality_id uuid,
     workgroup_id uuid,
     lead_id uuid not null,
     published_on date,
     number text not null check (length(number) between 1 and 100),
     decided_on date not null,
     starts_on date not null,
     ends_on date not null,
     ceiling_ore bigint not null constraint funding_grant_ceiling check (ceiling_ore > 0),
     share_bp integer not null constraint funding_grant_share check (share_bp between 1 and 10000),
     rule_set text not null check (rule_set in ${RULE_SETS}),
     rounding text not null check (rounding in ${oneOf('ore kronaDown kronaNearest kronaNearestEven')}),
     planned_cash_ore bigint not null check (planned_cash_ore >= 0),
     pledged_in_kind_ore bigint not null check (pledged_in_kind_ore >= 0),
     pledged_minutes integer check (pledged_minutes > 0),
     paid_in_advance_ore bigint not null default 0 check (paid_in_advance_ore >= 0),
     open_until date,
     project_name text not null check (length(project_name) <= 200),
     project_number text not null check (length(project_number) <= 100),
     beneficiary_name text not null check (length(beneficiary_name) between 1 and 200),
     municipality_name text check (length(municipality_name) <= 200),
     ended_at timestamptz,
     ended_because text check (length(ended_because) <= 2000),
     ${SOURCE},
     constraint funding_grant_period check (ends_on >= starts_on),
     constraint funding_grant_ended check ((ended_at is null) = (ended_because is null)),
     constraint funding_grant_project_key unique (tenant_id, id, project_id)`,
    {
      unique: [{ name: 'funding_grant_number_key', columns: 'funder_id, number' }],
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'municipality_id', table: 'municipality' },
        { column: 'workgroup_id', table: 'workgroup' },
        { column: 'lead_id', table: 'person' },
      ],
      indexes: ['funder_id'],
    },
  );
  await funderReads(runner, 'funding_grant', LIVE_GRANT);
  await seenAsItsProject(runner);
}

/** Who sees a grant follows its project; a copy of what decides it lets the funders' role read a grant without reading projects. */
async function seenAsItsProject(runner: QueryRunner): Promise<void> {
  const copied = 'municipality_id, workgroup_id, lead_id, published_on';
  const list = (of: string): string => copied.replace(/\w+/g, (column) => `${of}.${column}`);
  await runner.query(`create function grant_follows_project() returns trigger language plpgsql as $$
    begin
      select ${list('p')} into ${list('new')} from project p where p.tenant_id = new.tenant_id and p.id = new.project_id;
      return new;
    end $$`);
  await runner.query(`create trigger grant_follows_project before insert or update of project_id, ${copied} on funding_grant
    for each row execute function grant_follows_project()`);
  await runner.query(`create function project_takes_grants() returns trigger language plpgsql as $$
    begin
      update funding_grant set (${copied}) = row(${list('new')}) where tenant_id = new.tenant_id and project_id = new.id;
      return null;
    end $$`);
  await runner.query(`create trigger project_takes_grants after update of ${copied} on project
    for each row execute function project_takes_grants()`);
  await runner.query('revoke all on function grant_follows_project(), project_takes_grants() from public');
}

async function parts(runner: QueryRunner): Promise<void> {
  const runtime = 'select, insert, update, delete';
  const ofGrant = { column: 'grant_id', table: 'funding_grant' };
  await tenantTable(
    runner,
    'grant_rule',
    `grant_id uuid not null,
     kind text not null check (kind in ${RULE_KINDS}),
     shipped_id text check (length(shipped_id) <= 100),
     rule text not null check (length(rule) <= 2000),
     params jsonb not null default '{}' check (jsonb_typeof(params) = 'object' and pg_column_size(params) <= 8000),
     starts_on date not null,
     ends_on date,
     ${SOURCE},
     constraint grant_rule_period check (ends_on >= starts_on)`,
    { references: [ofGrant], indexes: ['grant_id, kind'], runtime },
  );
  await tenantTable(
    runner,
    'grant_category',
    `grant_id uuid not null,
     category text not null check (category in ${CATEGORIES}),
     approved_ore bigint not null constraint grant_category_approved check (approved_ore >= 0),
     method text not null check (method in ${oneOf('actual flatRate unitCost excluded')}),
     rate_bp integer check (rate_bp between 1 and 10000),
     rate_of text check (rate_of in ${oneOf('staff direct directWithoutServices otherDirect')}),
     constraint grant_category_rate check ((method = 'flatRate') = (rate_bp is not null) and (rate_bp is null) = (rate_of is null))`,
    { unique: [{ name: 'grant_category_key', columns: 'grant_id, category' }], references: [ofGrant], runtime },
  );
  await tenantTable(
    runner,
    'grant_period',
    `grant_id uuid not null,
     number integer not null check (number between 1 and 200),
     starts_on date not null,
     ends_on date not null,
     due_on date not null,
     is_final boolean not null default false,
     constraint grant_period_days check (ends_on >= starts_on and due_on >= starts_on),
     constraint grant_period_apart exclude using gist (tenant_id with =, grant_id with =, daterange(starts_on, ends_on, '[]') with &&)
       deferrable initially deferred`,
    { unique: [{ name: 'grant_period_key', columns: 'grant_id, number' }], references: [ofGrant], runtime },
  );
}

async function commitments(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'commitment',
    `project_id uuid not null,
     budget_line_id uuid not null,
     kind text not null check (kind in ${oneOf('order contract employment other')}),
     supplier text not null check (length(supplier) between 1 and 200),
     reference text check (length(reference) <= 100),
     agreed_on date not null,
     due_on date,
     amount_ore bigint not null constraint commitment_amount check (amount_ore > 0),
     invoiced_ore bigint not null default 0,
     closed_at timestamptz,
     closed_because text check (length(closed_because) <= 1000),
     constraint commitment_invoiced check (invoiced_ore between 0 and amount_ore),
     constraint commitment_due check (due_on >= agreed_on),
     constraint commitment_closed check ((closed_at is null) = (closed_because is null)),
     constraint commitment_budget_line_id_fkey foreign key (tenant_id, budget_line_id, project_id)
       references budget_line (tenant_id, id, project_id) on delete restrict`,
    { references: [{ column: 'project_id', table: 'project' }], indexes: ['budget_line_id, project_id'] },
  );
}

/** What was approved stays as it was, whatever the budget becomes: kept by the approval itself. */
async function revisions(runner: QueryRunner): Promise<void> {
  const runtime = 'select, insert';
  await tenantTable(
    runner,
    'budget_revision',
    `project_id uuid not null,
     number integer not null check (number > 0),
     approved_at timestamptz not null,
     approved_by_id uuid,
     because text check (length(because) <= 2000)`,
    {
      unique: [{ name: 'budget_revision_key', columns: 'project_id, number' }],
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'approved_by_id', table: 'person' },
      ],
      runtime,
    },
  );
  const ofRevision = { column: 'revision_id', table: 'budget_revision' };
  await tenantTable(
    runner,
    'budget_revision_line',
    `revision_id uuid not null,
     category text not null check (category in ${CATEGORIES}),
     year integer not null,
     partner_id uuid,
     planned_ore bigint not null,
     description text`,
    { references: [ofRevision, { column: 'partner_id', table: 'organisation' }], runtime },
  );
  await tenantTable(
    runner,
    'budget_revision_financing',
    `revision_id uuid not null,
     financier_id uuid not null,
     kind text not null check (kind in ${oneOf('cash inKind')}),
     amount_ore bigint not null,
     description text`,
    { references: [ofRevision, { column: 'financier_id', table: 'organisation' }], runtime },
  );
  await runner.query(`create function budget_is_kept() returns trigger language plpgsql as $$
    declare kept uuid;
    begin
      insert into budget_revision (tenant_id, project_id, number, approved_at, approved_by_id, because)
        values (new.tenant_id, new.id, new.revision, new.approved_at, new.approved_by_id, new.reopened_because) returning id into kept;
      insert into budget_revision_line (tenant_id, revision_id, category, year, partner_id, planned_ore, description)
        select tenant_id, kept, category, year, partner_id, planned_ore, description from budget_line where tenant_id = new.tenant_id and project_id = new.id;
      insert into budget_revision_financing (tenant_id, revision_id, financier_id, kind, amount_ore, description)
        select tenant_id, kept, financier_id, kind, amount_ore, description from financing where tenant_id = new.tenant_id and project_id = new.id;
      return null;
    end $$`);
  await runner.query('revoke all on function budget_is_kept() from public');
  await runner.query(`create trigger budget_is_kept after update of approved_at on budget
    for each row when (old.approved_at is null and new.approved_at is not null) execute function budget_is_kept()`);
  await backfill(runner);
}

/** Budgets that are approved already. */
async function backfill(runner: QueryRunner): Promise<void> {
  await runner.query(`insert into budget_revision (tenant_id, project_id, number, approved_at, approved_by_id, because)
    select tenant_id, id, revision, approved_at, approved_by_id, reopened_because from budget where approved_at is not null`);
  await runner.query(`insert into budget_revision_line (tenant_id, revision_id, category, year, partner_id, planned_ore, description)
    select l.tenant_id, r.id, l.category, l.year, l.partner_id, l.planned_ore, l.description
    from budget_revision r join budget_line l on l.tenant_id = r.tenant_id and l.project_id = r.project_id`);
  await runner.query(`insert into budget_revision_financing (tenant_id, revision_id, financier_id, kind, amount_ore, description)
    select f.tenant_id, r.id, f.financier_id, f.kind, f.amount_ore, f.description
    from budget_revision r join financing f on f.tenant_id = r.tenant_id and f.project_id = r.project_id`);
}
