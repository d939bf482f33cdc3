import type pg from 'pg';
import { funderTables } from '../architecture/catalogue.ts';
import type { Findings } from './findings.ts';
import type { World } from './world.ts';

/** What the API's role may do with each table of a tenant, where that is not to read, add and change. Said once more and on purpose. */
const GRANTS: Record<string, string> = {
  account_mapping: 'DELETE INSERT SELECT UPDATE',
  action_item: 'DELETE INSERT SELECT UPDATE',
  action_plan_priority: 'DELETE INSERT SELECT UPDATE',
  agenda_document: 'DELETE INSERT SELECT UPDATE',
  agenda_item: 'DELETE INSERT SELECT UPDATE',
  attendance: 'DELETE INSERT SELECT UPDATE',
  attendance_tick: 'INSERT SELECT',
  agenda_item_goal: 'DELETE INSERT SELECT UPDATE',
  agenda_item_project: 'DELETE INSERT SELECT',
  audit_checkpoint: 'SELECT',
  audit_event: 'INSERT SELECT',
  audit_seal: 'SELECT',
  audit_secret: 'INSERT SELECT',
  audit_unsealed: 'INSERT',
  body_date: 'DELETE INSERT SELECT UPDATE',
  budget_line: 'DELETE INSERT SELECT UPDATE',
  budget_revision: 'INSERT SELECT',
  budget_revision_financing: 'INSERT SELECT',
  budget_revision_line: 'INSERT SELECT',
  calendar_day: 'DELETE INSERT SELECT UPDATE',
  deadline_answer: 'INSERT SELECT',
  claim_attachment: 'DELETE INSERT SELECT UPDATE',
  claim_financing: 'DELETE INSERT SELECT UPDATE',
  claim_line: 'DELETE INSERT SELECT UPDATE',
  claim_section: 'DELETE INSERT SELECT UPDATE',
  decision: 'DELETE INSERT SELECT UPDATE',
  decision_relation: 'DELETE INSERT SELECT UPDATE',
  digest_run: '',
  expenditure: 'INSERT SELECT',
  expenditure_by_budget_line: 'SELECT', // a trigger keeps them
  expenditure_by_project: 'SELECT',
  financing: 'DELETE INSERT SELECT UPDATE',
  funder_event: 'INSERT SELECT',
  goal_framework_item: 'DELETE INSERT SELECT UPDATE',
  grant_category: 'DELETE INSERT SELECT UPDATE',
  grant_period: 'DELETE INSERT SELECT UPDATE',
  grant_rule: 'DELETE INSERT SELECT UPDATE',
  indicator_goal: 'DELETE INSERT SELECT UPDATE',
  ladder: 'DELETE INSERT SELECT UPDATE',
  ladder_step: 'DELETE INSERT SELECT UPDATE',
  mail_message: 'INSERT',
  mandate_report: 'INSERT SELECT',
  measurement_part: 'DELETE INSERT SELECT UPDATE',
  measurement_version: 'INSERT SELECT',
  meeting_notice: 'INSERT SELECT',
  membership: 'DELETE INSERT SELECT UPDATE',
  minutes_addition: 'INSERT SELECT',
  minutes_approver: 'DELETE INSERT SELECT UPDATE',
  name_disclosure: 'INSERT SELECT',
  network_scope: 'INSERT SELECT',
  object_mapping: 'DELETE INSERT SELECT UPDATE',
  outbox: 'INSERT',
  period_unlock: 'INSERT SELECT',
  person_gender: 'DELETE INSERT SELECT UPDATE',
  planned_action: 'DELETE INSERT SELECT UPDATE',
  project_meeting: 'DELETE INSERT SELECT',
  project_report: 'INSERT SELECT',
  project_status_event: 'DELETE INSERT SELECT',
  report_part: 'INSERT SELECT',
  target_snapshot: 'INSERT SELECT',
  target_snapshot_row: 'INSERT SELECT',
  target_value: 'DELETE INSERT SELECT UPDATE',
  time_absence: 'DELETE INSERT SELECT UPDATE',
  time_entry: 'DELETE INSERT SELECT UPDATE',
  time_sheet: 'INSERT SELECT',
  workgroup_report_line: 'DELETE INSERT SELECT',
  voucher: 'INSERT SELECT',
  voucher_file: 'INSERT SELECT',
  voucher_row: 'INSERT SELECT',
};
const USUAL = 'INSERT SELECT UPDATE';
/** Tables of which the funder's role reads only some columns. */
const FUNDER_PART = ['claim_line', 'finding', 'payment_claim'];

export interface Table {
  name: string;
  /** Columns by which a row is copied. */
  columns: string[];
}

export async function tenantTables(admin: pg.Client): Promise<Table[]> {
  const { rows } = await admin.query<Table>(
    `select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) filter (where c.is_generated = 'NEVER' and c.identity_generation is null) as columns
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 having bool_or(c.column_name = 'tenant_id') order by 1`,
  );
  return rows;
}

/** Asks as another role in a transaction that leaves nothing; `null` where the database refuses. */
export async function as<T extends pg.QueryResultRow>(admin: pg.Client, role: string, tenantId: string | null, sql: string): Promise<T[] | string> {
  await admin.query('savepoint asked');
  try {
    await admin.query(`set local role samnav_${role}`);
    await admin.query(`select set_config('app.tenant_id', $1, true)`, [tenantId ?? '']);
    return (await admin.query<T>(sql)).rows;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await admin.query('rollback to savepoint asked');
  }
}

/** What is wrong with one table, as its roles find it. In a transaction that is rolled back. */
export async function askTable(world: Pick<World, 'admin' | 'home' | 'away'>, { name, columns }: Table): Promise<string[]> {
  const { admin, home, away } = world;
  const wrong: string[] = [];
  const count = `select count(*)::int as n from ${name}`;
  for (const role of ['runtime', 'funder']) {
    const foreign = await as<{ n: number }>(admin, role, home.id, `${count} where tenant_id = '${away.id}'`);
    const none = await as<{ n: number }>(admin, role, null, count);
    for (const [what, told] of [['rows of another tenant', foreign] as const, ['rows without a tenant', none] as const])
      if (Array.isArray(told) && told[0]!.n > 0) wrong.push(`${role} sees ${told[0]!.n} ${what}`);
  }
  const copied = columns.map((column) => (column === 'tenant_id' ? `'${away.id}'::uuid` : column === 'id' ? 'gen_random_uuid()' : `"${column}"`));
  const list = columns.map((column) => `"${column}"`).join();
  const writes = {
    'adds a row to another tenant': `insert into ${name} (${list}) select ${copied.join()} from ${name} limit 1`,
    'gives a row to another tenant': `update ${name} set tenant_id = '${away.id}'`,
  };
  await admin.query('set local session_replication_role = replica'); // only the policy is asked, no key and no trigger
  for (const [what, sql] of Object.entries(writes)) {
    const told = await as(admin, 'runtime', home.id, sql);
    if (told !== '42501' && (await rowsThere(world, name))) wrong.push(`runtime ${what} (${typeof told === 'string' ? told : 'done'})`);
  }
  await admin.query('set local session_replication_role = origin');
  const told = await grantsOf(admin, name);
  const funder = funderTables[name] && !FUNDER_PART.includes(name) ? 'SELECT' : '';
  for (const [role, expected] of [['runtime', GRANTS[name] ?? USUAL] as const, ['funder', funder] as const])
    if (told[role] !== expected) wrong.push(`${role} is granted ${told[role] || 'nothing'} instead of ${expected || 'nothing'}`);
  return wrong;
}

const rowsThere = async ({ admin, home }: Pick<World, 'admin' | 'home'>, name: string): Promise<boolean> =>
  (await admin.query(`select from ${name} where tenant_id = $1 limit 1`, [home.id])).rowCount! > 0;

async function grantsOf(admin: pg.Client, name: string): Promise<Record<string, string>> {
  const { rows } = await admin.query<{ role: string; grants: string }>(
    `select replace(r.rolname, 'samnav_', '') as role, coalesce(string_agg(a.privilege_type, ' ' order by a.privilege_type), '') as grants
     from pg_roles r join pg_class c on c.oid = $1::regclass left join lateral aclexplode(c.relacl) a on a.grantee = r.oid where r.rolname like 'samnav\\_%' group by 1`,
    [name],
  );
  return Object.fromEntries(rows.map(({ role, grants }) => [role, grants]));
}

/** Every table of a tenant as the API's and the funder's database roles: no row of another tenant, none without one, no more grants than said. */
export async function walkStorage(world: World, findings: Findings): Promise<void> {
  for (const table of await tenantTables(world.admin)) {
    findings.count('tables asked as database roles');
    await world.admin.query('begin');
    for (const what of await askTable(world, table)) findings.found('storage', table.name, what);
    await world.admin.query('rollback');
  }
}
