import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CURRENT_TENANT, tenantTable } from './support.ts';
import { identityFunctions } from './identity-functions.ts';

/**
 * Accounts are global, what they may do is not: role assignments, invitations and tokens belong to a tenant. Sessions, links and
 * attempts have no tenant and no grants: the application reaches them only through the functions of identity-functions.ts.
 */
export class Identity1795305602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rooms(runner);
    await accounts(runner);
    await credentials(runner);
    await assignments(runner);
    await invitations(runner);
    await tokens(runner);
    await runner.query(`create function holds_now(starts_on date, ends_on date, ended_at timestamptz, zone text) returns boolean language sql stable
      begin atomic
        select ended_at is null and starts_on <= today and (ends_on is null or ends_on >= today)
        from (select (samnav_now() at time zone zone)::date as today);
      end`);
    for (const { name, parameters, returns, body, roles } of identityFunctions) {
      await runner.query(`create function ${name} (${parameters}) returns ${returns} language plpgsql security definer
        set search_path = pg_catalog, public, pg_temp as $function$ ${body} $function$`);
      await runner.query(`revoke all on function ${name} from public`);
      await runner.query(`grant execute on function ${name} to ${roles}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const SLUG = `slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,48}[a-z0-9]$')`;

async function rooms(runner: QueryRunner): Promise<void> {
  await runner.query(`create table tenant (
    id uuid primary key default uuidv7(),
    version integer not null default 1,
    ${SLUG},
    name text not null check (length(name) between 1 and 200),
    kind text not null default 'region' check (kind in ('region', 'municipality', 'network')),
    time_zone text not null default 'Europe/Stockholm',
    created_at timestamptz not null default samnav_now(),
    updated_at timestamptz not null default samnav_now()
  )`);
  await runner.query('alter table tenant enable row level security');
  await runner.query('alter table tenant force row level security');
  await runner.query(`create policy tenant_own on tenant for select to samnav_runtime, samnav_funder using (id = ${CURRENT_TENANT})`);
  await runner.query('create policy tenant_all on tenant for select to samnav_worker, samnav_sealer, samnav_backup using (true)');
  await runner.query('create policy tenant_owner on tenant to samnav_owner using (true) with check (true)');
  await runner.query('grant select on tenant to samnav_runtime, samnav_funder, samnav_worker, samnav_sealer, samnav_backup');

  await runner.query(`create table funder (
    id uuid primary key default uuidv7(),
    ${SLUG},
    name text not null check (length(name) between 1 and 200),
    created_at timestamptz not null default samnav_now()
  )`);
  await runner.query('grant select on funder to samnav_runtime, samnav_funder, samnav_worker, samnav_backup');
}

async function accounts(runner: QueryRunner): Promise<void> {
  await runner.query(`create table account (
    id uuid primary key default uuidv7(),
    email text not null constraint account_email_key unique check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
    name text not null check (length(name) between 1 and 200),
    language text not null default 'sv' check (language in ('sv', 'en')),
    password_hash text,
    password_set_at timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null default samnav_now(),
    updated_at timestamptz not null default samnav_now()
  )`);
  await runner.query('alter table account enable row level security');
  await runner.query('alter table account force row level security');
  await runner.query('create policy account_owner on account to samnav_owner using (true) with check (true)');
  await runner.query('create policy account_backup on account for select to samnav_backup using (true)');
  await runner.query('grant select on account to samnav_backup');
  await runner.query('grant select (id, email, name, language, disabled_at) on account to samnav_runtime, samnav_worker');
  await runner.query('grant update (name, language, updated_at) on account to samnav_runtime');
}

async function credentials(runner: QueryRunner): Promise<void> {
  await runner.query(`create table session (
    id uuid primary key default uuidv7(),
    token_hash bytea not null unique check (length(token_hash) = 32),
    account_id uuid not null references account (id),
    user_agent text check (length(user_agent) <= 300),
    created_at timestamptz not null default samnav_now(),
    last_seen_at timestamptz not null default samnav_now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
  )`);
  await runner.query('create index on session (account_id)');
  await runner.query('create index on session (expires_at)');
  await runner.query(`create table login_attempt (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('login', 'reset', 'link')),
    account_key bytea not null,
    address_key bytea not null,
    at timestamptz not null default samnav_now()
  )`);
  await runner.query('create index on login_attempt (kind, account_key, at)');
  await runner.query('create index on login_attempt (kind, address_key, at)');
  await runner.query('create index on login_attempt (at)');
  await runner.query(`create table one_time_link (
    id uuid primary key default uuidv7(),
    kind text not null check (kind in ('passwordReset', 'operator')),
    token_hash bytea not null unique check (length(token_hash) = 32),
    account_id uuid references account (id),
    created_at timestamptz not null default samnav_now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    check ((kind = 'passwordReset') = (account_id is not null))
  )`);
  await runner.query('create index on one_time_link (account_id)');
  await runner.query(`create table global_assignment (
    id uuid primary key default uuidv7(),
    account_id uuid not null references account (id),
    role text not null check (role in ('funderAuditor', 'operator')),
    funder_id uuid references funder (id),
    starts_on date not null default (samnav_now() at time zone 'Europe/Stockholm')::date,
    ends_on date,
    ended_at timestamptz,
    granted_by uuid references account (id),
    created_at timestamptz not null default samnav_now(),
    check ((role = 'funderAuditor') = (funder_id is not null)),
    constraint global_assignment_once exclude using gist (
      account_id with =, role with =, coalesce(funder_id, account_id) with =, daterange(starts_on, ends_on, '[]') with &&
    ) where (ended_at is null)
  )`);
  await runner.query('create index on global_assignment (account_id)');
  await runner.query('create index on global_assignment (funder_id)');
  await runner.query('create index on global_assignment (granted_by)');
  await runner.query('grant select on session, login_attempt, one_time_link, global_assignment to samnav_backup');
}

/** Which areas each role may be held in; `areasOf` in the code says the same, and a test compares. */
const AREA = `check (
    num_nonnulls(municipality_id, workgroup_id, project_id) <= 1 and case role
      when 'regionCoordinator' then num_nonnulls(municipality_id, workgroup_id, project_id) = 0
      when 'strategist' then municipality_id is not null
      when 'chiefExecutive' then municipality_id is not null
      when 'financeOfficer' then municipality_id is not null
      when 'authorisedSignatory' then municipality_id is not null
      when 'politician' then workgroup_id is null and project_id is null
      when 'reader' then workgroup_id is null and project_id is null
      when 'workgroupLead' then workgroup_id is not null
      when 'workgroupMember' then workgroup_id is not null
      when 'projectManager' then project_id is not null
      when 'projectMember' then project_id is not null
      else false
    end)`;

async function assignments(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'role_assignment',
    `account_id uuid not null references account (id),
     role text not null,
     municipality_id uuid,
     workgroup_id uuid,
     project_id uuid,
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     ended_at timestamptz,
     ended_by uuid references account (id),
     granted_by uuid references account (id),
     constraint role_assignment_area ${AREA},
     constraint role_assignment_once exclude using gist (
       tenant_id with =, account_id with =, role with =, coalesce(municipality_id, workgroup_id, project_id, tenant_id) with =,
       daterange(starts_on, ends_on, '[]') with &&
     ) where (ended_at is null)`,
    { indexes: ['account_id', 'ended_by', 'granted_by', 'municipality_id', 'workgroup_id', 'project_id'], worker: { grants: 'select' } },
  );
  // an account is seen where it has, or had, a role; elsewhere it does not exist
  await runner.query(`create policy account_of_tenant on account for select to samnav_runtime, samnav_worker
    using (exists (select from role_assignment r where r.tenant_id = ${CURRENT_TENANT} and r.account_id = account.id))`);
  const own = `id = (select nullif(current_setting('app.account_id', true), '')::uuid)`;
  await runner.query(`create policy account_self on account for select to samnav_runtime using (${own})`);
  await runner.query(`create policy account_self_change on account for update to samnav_runtime using (${own}) with check (${own})`);
}

async function invitations(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'invitation',
    `email text not null check (email = lower(email)),
     role text not null,
     municipality_id uuid,
     workgroup_id uuid,
     project_id uuid,
     token_hash bytea not null check (length(token_hash) = 32),
     invited_by uuid references account (id),
     expires_at timestamptz not null,
     accepted_at timestamptz,
     accepted_by uuid references account (id),
     constraint invitation_area ${AREA}`,
    {
      unique: [{ name: 'invitation_token_key', columns: 'token_hash' }],
      indexes: ['email', 'invited_by', 'accepted_by', 'municipality_id', 'workgroup_id', 'project_id'],
      worker: { grants: 'select' },
    },
  );
}

async function tokens(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'api_token',
    `account_id uuid not null references account (id),
     name text not null check (length(name) between 1 and 200),
     hint text not null,
     token_hash bytea not null check (length(token_hash) = 32),
     scopes jsonb not null check (jsonb_typeof(scopes) = 'array' and jsonb_array_length(scopes) between 1 and 50),
     expires_at timestamptz not null,
     last_used_at timestamptz,
     revoked_at timestamptz,
     check (expires_at <= created_at + interval '366 days')`,
    { unique: [{ name: 'api_token_hash_key', columns: 'token_hash' }], indexes: ['account_id'], worker: { grants: 'select' } },
  );
}
