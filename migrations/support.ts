import type { QueryRunner } from 'typeorm';

/** A foreign key inside the tenant: (tenant_id, columns) → table (tenant_id, id). */
export interface Reference {
  column: string;
  table: string;
  /** Default `restrict`: nothing disappears because something else did. */
  onDelete?: 'cascade' | 'restrict';
}

export interface TenantTable {
  /** Unique within the tenant; `name` is what constraint errors are mapped by. */
  unique?: { name: string; columns: string; where?: string }[];
  references?: Reference[];
  /** Column lists; every index starts with tenant_id. */
  indexes?: string[];
  /** What the API's role may do. Default `select, insert, update`. */
  runtime?: string;
  /** What the worker's role may do; `all tenants` lets it sweep across tenants in one statement. Default as runtime, one tenant at a time. */
  worker?: { grants: string; allTenants?: boolean };
  /** Further roles that read or write across tenants, e.g. the sealer. */
  others?: { role: string; grants: string }[];
}

export const CURRENT_TENANT = '(select current_tenant())';

/** A grant that its funder's people still see, as a condition on `funding_grant`. */
export const LIVE_GRANT = `funder_id = (select current_funder()) and ended_at is null
  and (open_until is null or open_until >= (select (samnav_now() at time zone 'Europe/Stockholm')::date))`;

/** A row of a table with `grant_id` and `funder_id` whose grant is live: the policy of `funding_grant` itself decides that. */
export const ofLiveGrant = (table: string): string => `funder_id = (select current_funder())
  and exists (select from funding_grant g where g.tenant_id = ${table}.tenant_id and g.id = ${table}.grant_id)`;

/** A row of what was frozen with the claim's last submission: the policy of `payment_claim` itself decides which claims there are. */
export const ofSubmission = (table: string): string => `exists (select from payment_claim c
  where c.tenant_id = ${table}.tenant_id and c.id = ${table}.claim_id and ${table}.from_submission <= c.submission
    and (${table}.to_submission is null or ${table}.to_submission >= c.submission))`;

/**
 * Lets the funders' role read a table of tenants, across them, where the condition holds, and only the named columns where some are named:
 * the tenant's own policy no longer binds that role, which writes nowhere. Said again, it replaces what was said. The catalogue lint names
 * these tables once more.
 */
export async function funderReads(runner: QueryRunner, table: string, condition: string, columns?: string): Promise<void> {
  const [bound] = (await runner.query(
    `select array(select r.rolname::text from pg_roles r where r.oid = any(p.polroles) and r.rolname <> 'samnav_funder' order by 1) as roles
     from pg_policy p where p.polrelid = $1::regclass and p.polname = $2`,
    [table, `${table}_tenant`],
  )) as { roles: string[] }[];
  await runner.query(`alter policy ${table}_tenant on ${table} to ${bound!.roles.join(', ')}`);
  await runner.query(`drop policy if exists ${table}_funder on ${table}`);
  await runner.query(`revoke select on ${table} from samnav_funder`);
  await runner.query(`create policy ${table}_funder on ${table} for select to samnav_funder
    using ((select current_funder()) is not null and (${condition}))`);
  const part = columns ? ` (${columns.trim().split(/\s+/).join(', ')})` : '';
  await runner.query(`grant select${part} on ${table} to samnav_funder`);
}

/**
 * A table of tenant rows: `tenant_id` first in every key, forced row-level security with one restrictive policy through
 * current_tenant(), least grants. What is written here is what the catalogue lint demands of every table.
 */
export async function tenantTable(runner: QueryRunner, table: string, columns: string, options: TenantTable = {}): Promise<void> {
  await runner.query(`create table ${table} (
    tenant_id uuid not null default current_tenant() references tenant (id),
    id uuid not null default uuidv7(),
    version integer not null default 1,
    created_at timestamptz not null default samnav_now(),
    updated_at timestamptz not null default samnav_now(),
    ${columns.trim().replace(/,$/, '')},
    primary key (tenant_id, id)
  )`);
  for (const unique of options.unique ?? []) {
    if (unique.where) await runner.query(`create unique index ${unique.name} on ${table} (tenant_id, ${unique.columns}) where ${unique.where}`);
    else await runner.query(`alter table ${table} add constraint ${unique.name} unique (tenant_id, ${unique.columns})`);
  }
  for (const reference of options.references ?? []) await tenantReference(runner, table, reference);
  for (const index of options.indexes ?? []) await runner.query(`create index on ${table} (tenant_id, ${index})`);
  await tenantPolicies(runner, table, options);
}

/** Adds a composite foreign key with its index: a key of `id` alone would accept another tenant's row. */
export async function tenantReference(
  runner: QueryRunner,
  table: string,
  { column, table: target, onDelete = 'restrict' }: Reference,
): Promise<void> {
  await runner.query(
    `alter table ${table} add constraint ${table}_${column}_fkey foreign key (tenant_id, ${column}) references ${target} (tenant_id, id) on delete ${onDelete}`,
  );
  await runner.query(`create index on ${table} (tenant_id, ${column})`);
}

/** Forced row-level security, the tenant policy and the grants. Also for tables with a tenant_id but other columns than tenantTable's. */
export async function tenantPolicies(runner: QueryRunner, table: string, options: TenantTable): Promise<void> {
  const runtime = options.runtime ?? 'select, insert, update';
  const worker = options.worker ?? { grants: runtime };
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`alter table ${table} force row level security`);
  await runner.query(`create policy ${table}_tenant on ${table} as restrictive to samnav_runtime, samnav_funder${worker.allTenants ? '' : ', samnav_worker'}
    using (tenant_id = ${CURRENT_TENANT}) with check (tenant_id = ${CURRENT_TENANT})`);
  await runner.query(`create policy ${table}_roles on ${table} to samnav_runtime, samnav_worker, samnav_owner using (true) with check (true)`);
  await runner.query(`create policy ${table}_backup on ${table} for select to samnav_backup using (true)`);
  await runner.query(`grant select on ${table} to samnav_backup`);
  if (runtime) await runner.query(`grant ${runtime} on ${table} to samnav_runtime`);
  if (worker.grants) await runner.query(`grant ${worker.grants} on ${table} to samnav_worker`);
  for (const other of options.others ?? []) {
    await runner.query(`create policy ${table}_${other.role.replace('samnav_', '')} on ${table} to ${other.role} using (true) with check (true)`);
    await runner.query(`grant ${other.grants} on ${table} to ${other.role}`);
  }
}
