import { searchedTables } from '../../migrations/1795305609000-search.ts';
import { searchedMeetings } from '../../migrations/1795305616000-meetings.ts';
import { keptSums } from '../../migrations/1795305609400-kept-sums.ts';
import { keptTable } from '../../migrations/kept.ts';
import { identityFunctions } from '../../migrations/identity-functions.ts';

/** The catalogue lint: what every table, policy, grant and function of the database must be. Read from the catalogue, so nothing escapes by being forgotten. */

/** Tables without a tenant, and why. */
export const globalTables: Record<string, string> = {
  installation: 'one row: mode and clock',
  migration: 'TypeORM: which migrations ran',
  tenant: 'the tenants themselves',
  account: 'accounts are global; assignments are scoped',
  funder: 'a funder is known across tenants',
  session: 'sessions belong to accounts',
  login_attempt: 'throttling before anybody is known',
  one_time_link: 'invitations and resets before anybody is known',
  global_assignment: 'roles at a funder or on the platform',
  schedule_run: 'the clock of the workers',
  worker_heartbeat: 'which workers live',
  public_holiday: 'the country’s days off, the same for all',
};

/** SECURITY DEFINER functions, what the server must know before a tenant is known. Tests compare with the catalogue both ways. */
export const definerFunctions: readonly string[] = [
  ...identityFunctions.map(({ name }) => name),
  'clear_expired',
  'queue_health',
  'retry_dead_job',
  'voucher_row_is_not_exceeded',
  ...Object.keys({ ...searchedTables, ...searchedMeetings }).map((table) => `found_${table}`),
  ...keptSums.map((kept) => `${keptTable(kept)}_grows`),
];

/** Tables that the worker or sealer sweeps across tenants in one statement, and why. */
export const sweptTables: Record<string, string> = {
  file: 'uploads that nobody completed are refused',
  idempotency_key: 'old keys are cleaned away',
  outbox: 'the relay claims due work of all tenants at once',
  mail_message: 'mails are sent for all tenants',
  reminder: 'the sweep claims what is due in all tenants at once',
  webhook_endpoint: 'the clock asks who wants to hear of late deadlines',
};

/** Tables of tenants that the funders' role reads across them, and of which rows; every other table is shut to it. */
export const funderTables: Record<string, string> = {
  funding_grant: 'its own, as long as they are live',
  payment_claim: 'signed ones of live grants',
  claim_line: 'as it was submitted last',
  claim_section: 'as it was submitted last',
  claim_financing: 'as it was submitted last',
  claim_attachment: 'as it was submitted last',
  project_report: 'signed ones of live grants',
  report_part: 'of those reports',
  review: 'its own',
  review_line: 'its own',
  finding: 'its own',
  name_disclosure: 'its own',
  funder_event: 'its own',
};

/** Indexes that do not start with tenant_id because a sweep across tenants reads them; the pattern, and why. */
export const sweepIndexes: Record<string, string> = {
  outbox_waiting: 'the relay takes what is due, whosever it is',
  outbox_enqueued: 'the rescue finds what got stuck',
  mail_message_bounced: 'a mail that came back is known by its id alone',
  outbox_done: 'cleaning',
  outbox_failed: 'an operator sees what was given up',
  mail_message_open: 'the rescue finds what no job knows',
  mail_message_newest: 'the demo mailbox',
  mail_message_fresh: 'the sweep writes no more mails than the server takes',
  reminder_due: 'the sweep counts what is claimed, and the rescue finds what got stuck',
  reminder_sending: 'the rescue finds what got stuck',
  reminder_waiting: 'the sweep asks whose reminders are due',
};

/** Tables to which the runtime only adds. */
export const appendOnly = [
  'attendance_tick',
  'audit_event',
  'budget_revision',
  'budget_revision_financing',
  'budget_revision_line',
  'deadline_answer',
  'expenditure',
  'funder_event',
  'mandate_report',
  'measurement_version',
  'meeting_notice',
  'minutes_addition',
  'name_disclosure',
  'period_unlock',
  'project_report',
  'report_part',
  'voucher',
  'voucher_file',
  'voucher_row',
];

export interface Rule {
  name: string;
  /** Rows of one text column: what is wrong, with the object's name. `$1` are the global tables, `$2` swept tables, `$3` definer functions, `$4` sweep indexes, `$5` append-only tables, `$6` tables that funders read. */
  sql: string;
}

const tables = `select c.oid, c.relname as name, c.relowner, c.relrowsecurity, c.relforcerowsecurity from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const tenantTables = `select * from (${tables}) t where not (t.name = any($1))`;
const firstColumn = (keys: string): string => `(select attname from pg_attribute where attrelid = t.oid and attnum = ${keys})`;

export const rules: Rule[] = [
  {
    name: 'a table has tenant_id uuid not null, or stands on the allow-list of global tables',
    sql: `select t.name || ' has no tenant_id uuid not null' from (${tenantTables}) t
          where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
  },
  {
    name: 'row-level security is enabled and forced',
    sql: `select t.name || ': enable and force row level security' from (${tenantTables}) t where not (t.relrowsecurity and t.relforcerowsecurity)`,
  },
  {
    name: 'a restrictive policy binds runtime and funder to the current tenant, for reading and writing, except where funders read across tenants',
    sql: `select t.name || ': needs the restrictive tenant policy of tenantTable()' from (${tenantTables}) t where not exists (
            select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*'
              and pg_get_expr(p.polqual, t.oid) = '(tenant_id = ( SELECT current_tenant() AS current_tenant))'
              and pg_get_expr(p.polwithcheck, t.oid) = '(tenant_id = ( SELECT current_tenant() AS current_tenant))'
              and p.polroles @> array[(select oid from pg_roles where rolname = 'samnav_runtime')]
              and (t.name = any($6) or p.polroles @> array[(select oid from pg_roles where rolname = 'samnav_funder')]))`,
  },
  {
    name: 'the worker is bound to one tenant except where it sweeps',
    sql: `select t.name || ': the worker sees all tenants; bind it or name the table in sweptTables' from (${tenantTables}) t
          where not (t.name = any($2)) and not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive
            and p.polroles @> array[(select oid from pg_roles where rolname = 'samnav_worker')])
          and has_table_privilege('samnav_worker', t.oid, 'select')`,
  },
  {
    name: 'primary keys and unique keys start with tenant_id',
    sql: `select t.name || '.' || i.indexrelid::regclass || ' is unique without tenant_id first: an oracle across tenants' from (${tenantTables}) t
          join pg_index i on i.indrelid = t.oid where i.indisunique and ${firstColumn('i.indkey[0]')} is distinct from 'tenant_id'`,
  },
  {
    name: 'every index starts with tenant_id, except those of sweeps',
    sql: `select t.name || '.' || i.indexrelid::regclass || ' does not start with tenant_id' from (${tenantTables}) t join pg_index i on i.indrelid = t.oid
          where not i.indisunique and ${firstColumn('i.indkey[0]')} is distinct from 'tenant_id' and not (i.indexrelid::regclass::text = any($4))`,
  },
  {
    name: 'foreign keys between tenant tables carry tenant_id',
    sql: `select t.name || '.' || k.conname || ': a key of id alone accepts another tenant''s row' from (${tenantTables}) t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
          where k.confrelid in (select oid from (${tenantTables}) x) and ${firstColumn('k.conkey[1]')} is distinct from 'tenant_id'`,
  },
  {
    name: 'foreign keys have an index',
    sql: `select t.name || '.' || k.conname || ': no index starts with its columns' from (${tenantTables}) t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
          where ${firstColumn('k.conkey[1]')} = 'tenant_id' and k.confrelid <> 'tenant'::regclass and not exists (select from pg_index i where i.indrelid = t.oid and i.indpred is null
            and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey and k.conkey @> (i.indkey::int2[])[0:cardinality(k.conkey) - 1])`,
  },
  {
    name: 'runtime roles own nothing and may not truncate, reference or put triggers',
    sql: `select t.name || ': ' || r.rolname || ' may ' || p from (${tables}) t, pg_roles r, unnest(array['truncate', 'references', 'trigger']) p
          where r.rolname in ('samnav_runtime', 'samnav_worker', 'samnav_funder', 'samnav_sealer', 'samnav_backup') and has_table_privilege(r.oid, t.oid, p)
          union all select c.relname || ' is owned by ' || pg_get_userbyid(c.relowner) from pg_class c where c.relnamespace = 'public'::regnamespace
            and pg_get_userbyid(c.relowner) <> 'samnav_owner' and c.relkind in ('r', 'p', 'v', 'm', 'S')
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  },
  {
    name: 'nothing is granted to everybody, and the funder and the backup only read',
    sql: `select t.name || ': PUBLIC has ' || a.privilege_type from (${tables}) t join pg_class c on c.oid = t.oid, aclexplode(c.relacl) a where a.grantee = 0
          union all select t.name || ': ' || r || ' may ' || p from (${tables}) t, unnest(array['samnav_funder', 'samnav_backup']) r, unnest(array['insert', 'update', 'delete']) p
          where has_table_privilege(r, t.oid, p)`,
  },
  {
    name: 'append-only tables take no update and no delete',
    sql: `select t.name || ': ' || r || ' may ' || p from (${tables}) t, unnest(array['samnav_runtime', 'samnav_worker']) r, unnest(array['update', 'delete']) p
          where t.name = any($5) and has_table_privilege(r, t.oid, p)`,
  },
  {
    name: 'roles are neither superuser nor exempt from row-level security',
    sql: `select rolname || ' is superuser or bypasses row-level security' from pg_roles where rolname like 'samnav\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  },
  {
    name: 'SECURITY DEFINER functions stand on the allow-list and pin their search_path',
    sql: `select p.proname || ': SECURITY DEFINER without allow-list or pinned search_path' from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
            and (not (p.proname = any($3)) or not exists (select from unnest(p.proconfig) s where s like 'search_path=%'))`,
  },
  {
    name: 'views are security_invoker, and no materialized view is granted',
    sql: `select c.relname || ': make the view security_invoker' from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
            and not coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false)
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
          union all select c.relname || ': a materialized view is read past row-level security' from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'm' and has_table_privilege('samnav_runtime', c.oid, 'select')`,
  },
  {
    name: 'names tell types: _ore is bigint, _on is date, _at is timestamptz; no float, no timestamp without zone',
    sql: `select t.name || '.' || a.attname || ' is ' || format_type(a.atttypid, a.atttypmod) from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
          where t.name <> 'migration' and (a.attname like '%\\_ore' and a.atttypid <> 'bigint'::regtype or a.attname like '%\\_on' and a.atttypid <> 'date'::regtype
            or a.attname like '%\\_at' and a.atttypid <> 'timestamptz'::regtype or a.atttypid in ('real'::regtype, 'double precision'::regtype, 'money'::regtype, 'timestamp'::regtype))`,
  },
  {
    name: 'funders read the listed tables alone, and of them what one policy says is their own',
    sql: `select t.name || ': funders may read it; name it in funderTables, or revoke that' from (${tables}) t
          where has_any_column_privilege('samnav_funder', t.oid, 'select') and not (t.name = any($6)) and t.name not in ('tenant', 'funder', 'installation')
          union all select t.name || ': needs funderReads(), and no other policy for funders' from (${tables}) t join pg_roles f on f.rolname = 'samnav_funder'
          where t.name = any($6) and array(
            select p.polpermissive and p.polcmd = 'r' and p.polroles = array[f.oid]
              and pg_get_expr(p.polqual, t.oid) like '((( SELECT current_funder() AS current_funder) IS NOT NULL) AND %'
            from pg_policy p where p.polrelid = t.oid and (p.polroles @> array[f.oid] or p.polroles @> array[0::oid])) <> array[true]`,
  },
];

export interface Query {
  query(text: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Every finding of every rule, as sentences. */
export async function lintCatalogue(client: Query): Promise<{ rule: string; finding: string }[]> {
  const lists = [
    Object.keys(globalTables),
    Object.keys(sweptTables),
    definerFunctions,
    Object.keys(sweepIndexes),
    appendOnly,
    Object.keys(funderTables),
  ];
  const findings: { rule: string; finding: string }[] = [];
  for (const rule of rules) {
    // only the lists that the rule names: PostgreSQL refuses parameters that a statement does not use
    const used = lists.map((list, i) => ({ list, mark: `$${i + 1}` })).filter(({ mark }) => rule.sql.includes(mark));
    const sql = used.reduce((text, { mark }, i) => text.replaceAll(mark, `\u0001${i + 1}`), rule.sql).replaceAll('\u0001', '$');
    const { rows } = await client.query(
      sql,
      used.map(({ list }) => list),
    );
    findings.push(...rows.map((row) => ({ rule: rule.name, finding: String(Object.values(row)[0]) })));
  }
  return findings;
}
