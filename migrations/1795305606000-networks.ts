import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

const SOURCE = 'source text check (length(source) <= 200)';
const PERIOD = (table: string): string => `constraint ${table}_period_check check (ends_on >= starts_on)`;
const RANGE = `daterange(starts_on, ends_on, '[]')`;

/** Who there is and who belongs where: municipalities, organisations, people, bodies, networks, workgroups. */
export class Networks1795305606000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await municipalities(runner);
    await organisations(runner);
    await ownershipTree(runner);
    await people(runner);
    await bodies(runner);
    await networks(runner);
    await memberships(runner);
    await workgroups(runner);
    await workgroupMembers(runner);
    await coverage(runner);
    await rolesHeldHere(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** Roles and invitations are older than what they are held in. */
async function rolesHeldHere(runner: QueryRunner): Promise<void> {
  for (const table of ['role_assignment', 'invitation'])
    for (const area of ['municipality', 'workgroup']) {
      await runner.query(`alter table ${table} add constraint ${table}_${area}_id_fkey
        foreign key (tenant_id, ${area}_id) references ${area} (tenant_id, id) on delete restrict`);
    }
}

async function municipalities(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'municipality',
    `code text not null check (code ~ '^[0-9]{4}$'),
     name text not null check (length(name) between 1 and 200),
     full_name text not null check (length(full_name) between 1 and 200),
     time_zone text not null default 'Europe/Stockholm',
     ${SOURCE}`,
    { unique: [{ name: 'municipality_code_key', columns: 'code' }] },
  );
}

const KINDS = `('municipality', 'municipalCompany', 'company', 'authority', 'regionalAuthority', 'university', 'researchInstitute', 'association', 'funder',
  'incubator', 'bank', 'network', 'other')`;

async function organisations(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'organisation',
    `name text not null check (length(name) between 1 and 200),
     kind text not null check (kind in ${KINDS}),
     organisation_number text check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
     municipality_id uuid,
     parent_id uuid,
     ownership_share integer check (ownership_share between 1 and 10000),
     founded_year integer check (founded_year between 800 and 2200),
     funder_slug text constraint organisation_funder_fkey references funder (slug) on update cascade,
     website text check (website ~ '^https?://' and length(website) <= 500),
     ended_on date,
     merged_into_id uuid check (merged_into_id <> id),
     ${SOURCE}`,
    {
      // a duplicate keeps its number: only what is still used is unique
      unique: [{ name: 'organisation_number_key', columns: 'organisation_number', where: 'merged_into_id is null' }],
      references: [
        { column: 'municipality_id', table: 'municipality' },
        { column: 'parent_id', table: 'organisation' },
        { column: 'merged_into_id', table: 'organisation' },
      ],
      indexes: ['funder_slug', 'name collate "sv-x-icu", id'],
    },
  );
}

/** No organisation owns itself, by however many steps: two moves at once wait for each other, so neither can close the other's circle. */
async function ownershipTree(runner: QueryRunner): Promise<void> {
  await runner.query(`create function organisation_keeps_tree() returns trigger language plpgsql as $$
    declare
      owner_id uuid := new.parent_id;
      above integer := 0;
      below integer;
    begin
      if owner_id is null or (tg_op = 'UPDATE' and owner_id is not distinct from old.parent_id) then return new; end if;
      perform pg_advisory_xact_lock(hashtextextended('ownership tree ' || new.tenant_id, 0));
      while owner_id is not null loop
        if owner_id = new.id then
          raise exception 'an organisation cannot own itself' using errcode = '23514', constraint = 'organisation_no_cycle', table = 'organisation';
        end if;
        above := above + 1;
        select o.parent_id into owner_id from organisation o where o.tenant_id = new.tenant_id and o.id = owner_id;
        exit when not found or above > 12;
      end loop;
      with recursive tree as (
        select new.id as id, 0 as level
        union all select o.id, t.level + 1 from organisation o join tree t on o.parent_id = t.id where o.tenant_id = new.tenant_id and t.level < 13
      )
      select max(level) into below from tree;
      if above + below > 12 then
        raise exception 'an ownership tree has at most 12 levels' using errcode = '23514', constraint = 'organisation_tree_depth', table = 'organisation';
      end if;
      return new;
    end $$`);
  await runner.query('revoke all on function organisation_keeps_tree() from public');
  await runner.query(`create trigger organisation_keeps_tree before insert or update of parent_id on organisation
    for each row execute function organisation_keeps_tree()`);
}

async function people(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'person',
    `name text not null check (length(name) between 1 and 200),
     email text check (email = lower(email) and length(email) <= 254),
     phone text check (length(phone) <= 50),
     title text check (length(title) <= 200),
     organisation_id uuid,
     municipality_id uuid,
     account_id uuid references account (id),
     ${SOURCE}`,
    {
      unique: [
        { name: 'person_email_key', columns: 'email' },
        { name: 'person_account_key', columns: 'account_id' },
      ],
      references: [
        { column: 'organisation_id', table: 'organisation' },
        { column: 'municipality_id', table: 'municipality' },
      ],
      indexes: ['name collate "sv-x-icu", id'],
    },
  );
}

/** Names are unique within their municipality, and among what belongs to the region as a whole. */
const uniqueName = (runner: QueryRunner, table: string): Promise<unknown> =>
  runner.query(`create unique index ${table}_name_key on ${table} (tenant_id, municipality_id, name) nulls not distinct`);

async function bodies(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'body',
    `name text not null check (length(name) between 1 and 200),
     kind text not null check (kind in ('council', 'executiveBoard', 'committee', 'subcommittee', 'steeringGroup', 'advisoryCouncil', 'officialGroup')),
     standing text not null check (standing in ('deciding', 'advisory', 'steering')),
     municipality_id uuid,
     ended_on date,
     ${SOURCE}`,
    { references: [{ column: 'municipality_id', table: 'municipality' }] },
  );
  await uniqueName(runner, 'body');
  await tenantTable(
    runner,
    'body_member',
    `body_id uuid not null,
     person_id uuid not null,
     role text not null check (role in ('chair', 'viceChair', 'member', 'alternate')),
     starts_on date not null,
     ends_on date,
     ${PERIOD('body_member')},
     constraint body_member_overlap exclude using gist (tenant_id with =, body_id with =, person_id with =, ${RANGE} with &&)`,
    {
      references: [
        { column: 'body_id', table: 'body' },
        { column: 'person_id', table: 'person' },
      ],
    },
  );
}

async function networks(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'network',
    `name text not null check (length(name) between 1 and 200),
     level text not null check (level in ('local', 'regional', 'national', 'international')),
     municipality_id uuid,
     accountable_owner_id uuid not null,
     organiser_id uuid,
     joined_as_new boolean not null default false,
     starts_on date,
     ends_on date,
     ${SOURCE},
     ${PERIOD('network')}`,
    {
      references: [
        { column: 'municipality_id', table: 'municipality' },
        { column: 'accountable_owner_id', table: 'person' },
        { column: 'organiser_id', table: 'organisation' },
      ],
    },
  );
  await uniqueName(runner, 'network');
  await tenantTable(
    runner,
    'network_scope',
    `network_id uuid not null,
     number integer not null check (number > 0),
     text text not null check (length(text) between 1 and 4000),
     valid_from date not null,
     note text check (length(note) <= 1000)`,
    {
      unique: [
        { name: 'network_scope_number_key', columns: 'network_id, number' },
        { name: 'network_scope_day_key', columns: 'network_id, valid_from' },
      ],
      references: [{ column: 'network_id', table: 'network' }],
      // what a network was for on a day is never rewritten: a new version is added
      runtime: 'select, insert',
    },
  );
}

async function memberships(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'membership',
    `network_id uuid not null,
     organisation_id uuid not null,
     role text not null check (role in ('member', 'coordinator', 'host', 'partner', 'observer')),
     starts_on date,
     ends_on date,
     contact_id uuid,
     joined_as_new boolean not null default false,
     ${PERIOD('membership')},
     constraint membership_overlap exclude using gist
       (tenant_id with =, network_id with =, organisation_id with =, role with =, ${RANGE} with &&)`,
    {
      references: [
        { column: 'network_id', table: 'network' },
        { column: 'organisation_id', table: 'organisation' },
        { column: 'contact_id', table: 'person' },
      ],
      // merging organisations removes what a joined membership already says
      runtime: 'select, insert, update, delete',
    },
  );
}

async function workgroups(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'priority',
    `number integer not null check (number between 1 and 99),
     name text not null check (length(name) between 1 and 200),
     ${SOURCE}`,
    { unique: [{ name: 'priority_number_key', columns: 'number' }] },
  );
  await tenantTable(
    runner,
    'workgroup',
    `name text not null check (length(name) between 1 and 200),
     theme text not null check (length(theme) between 1 and 200),
     priority_id uuid,
     municipality_id uuid,
     lead_id uuid not null,
     purpose text check (length(purpose) <= 4000),
     starts_on date not null,
     ends_on date,
     ${SOURCE},
     ${PERIOD('workgroup')}`,
    {
      references: [
        { column: 'priority_id', table: 'priority' },
        { column: 'municipality_id', table: 'municipality' },
        { column: 'lead_id', table: 'person' },
      ],
    },
  );
  await uniqueName(runner, 'workgroup');
}

async function workgroupMembers(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'workgroup_member',
    `workgroup_id uuid not null,
     person_id uuid not null,
     municipality_id uuid,
     role text not null check (role in ('lead', 'deputy', 'member')),
     starts_on date not null,
     ends_on date,
     ${PERIOD('workgroup_member')},
     constraint workgroup_member_overlap exclude using gist (tenant_id with =, workgroup_id with =, person_id with =, ${RANGE} with &&),
     constraint workgroup_member_one_lead exclude using gist (tenant_id with =, workgroup_id with =, ${RANGE} with &&) where (role = 'lead')`,
    {
      references: [
        { column: 'workgroup_id', table: 'workgroup' },
        { column: 'person_id', table: 'person' },
        { column: 'municipality_id', table: 'municipality' },
      ],
    },
  );
}

/** One row for each workgroup and municipality that it is meant for, also where nobody takes part: the gaps are rows with 0. */
async function coverage(runner: QueryRunner): Promise<void> {
  await runner.query(`create view workgroup_coverage with (security_invoker = true) as
    select w.tenant_id, md5(w.id::text || m.id::text)::uuid as id, w.id as workgroup_id, m.id as municipality_id, m.code as municipality_code,
      (select count(*)::integer from workgroup_member x
        where x.tenant_id = w.tenant_id and x.workgroup_id = w.id and x.municipality_id = m.id
          and ((samnav_now() at time zone m.time_zone)::date <@ daterange(x.starts_on, x.ends_on, '[]'))) as member_count
    from workgroup w join municipality m on m.tenant_id = w.tenant_id and (w.municipality_id is null or w.municipality_id = m.id)`);
  await runner.query('grant select on workgroup_coverage to samnav_runtime, samnav_worker, samnav_backup');
}
