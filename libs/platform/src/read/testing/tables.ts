import { createHash } from 'node:crypto';
import pg from 'pg';

/** A uuid that is the same in every run. */
export const uid = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

const KEYS = `tenant_id uuid not null default current_tenant(), id uuid not null, version int not null default 1,
  created_at timestamptz not null default '2026-01-01T00:00:00.123456Z', updated_at timestamptz not null default '2026-01-02T00:00:00Z', primary key (tenant_id, id)`;

/** The tables of entities.ts, in a schema of this test file's own, guarded as tenantTable() guards them. */
const TABLES: Record<string, string> = {
  read_town: 'name text not null, code text',
  read_team: 'name text not null, town_id uuid not null',
  read_plan: `name text not null, stage text not null, open boolean not null, starts_on date not null, ends_on date, decided_at timestamptz not null,
    grant_ore bigint not null, share numeric(5,3), notes jsonb, risk text, team_id uuid, town_id uuid not null`,
  read_line: 'category text not null, year int not null, planned_ore bigint not null, plan_id uuid not null, unique (tenant_id, id, plan_id)',
  read_spending: `amount_ore bigint not null, plan_id uuid not null, line_id uuid not null,
    constraint taken foreign key (tenant_id, line_id, plan_id) references read_line (tenant_id, id, plan_id)`,
  read_step: 'title text not null, due_at timestamptz not null, taken_at timestamptz, about_type text, about_id uuid, plan_id uuid not null',
};

/** What `search` of the entities names, made findable as searchable() of the migrations does. */
const SEARCHED: Record<string, string> = { read_town: `name || ' ' || coalesce(code, '')`, read_plan: 'name', read_step: 'title' };
const searchable = (table: string, content: string): string => `
  alter table ${table} add column words tsvector generated always as (search_words(${content})) stored;
  create index on ${table} using gin (tenant_id, words);
  create function found_${table}(query text) returns setof uuid language sql stable security definer
    begin atomic select id from ${table} where tenant_id = (select current_tenant()) and words @@ search_query(query); end`;

/** What @Sum says is kept, as keptSum() of the migrations keeps it, but without its trigger: nothing is spent later. */
const KEPT = `create table read_spending_by_plan as select tenant_id, plan_id, sum(amount_ore)::bigint amount_ore from read_spending group by 1, 2;
  create table read_spending_by_line as select tenant_id, line_id, sum(amount_ore)::bigint amount_ore from read_spending group by 1, 2;
  grant select on read_spending_by_plan, read_spending_by_line to samnav_runtime`;

/** Odd and Swedish names, so that order, quotes and case are tried. */
const NAMES = `(array['Åre','Ängelholm','Östersund','Umeå','umeå','Ume "ä" \\ x','Vindeln','Zorn','Ålesund','Robertsfors','O''Nord','Öv_er%stä'])`;
const text = (n: string): string => `${NAMES}[1 + (${n}) % 12]`;
const uuid = (kind: string, n: string): string => `md5(t || '${kind}' || (${n}))::uuid`;

const rows = (tenant: string): string[] => {
  const at = `(select '${tenant}'::text) tenant(t)`;
  const each = (count: number): string => `from ${at}, generate_series(1, ${count}) n`;
  const columns = (names: string): string => `(tenant_id, id, ${names})`;
  return [
    `insert into read_town ${columns('name, code')} select t::uuid, ${uuid('town', 'n')}, ${text('n')}, case when n % 4 > 0 then lpad(n::text, 4, '0') end ${each(9)}`,
    `insert into read_team ${columns('name, town_id')} select t::uuid, ${uuid('team', 'n')}, ${text('n * 5')} || n, ${uuid('town', '1 + n % 9')} ${each(14)}`,
    `insert into read_plan ${columns('name, stage, open, starts_on, ends_on, decided_at, grant_ore, share, notes, risk, team_id, town_id')}
      select t::uuid, ${uuid('plan', 'n')}, ${text('n * 7')} || case when n = 13 then ' broken' else '' end, (array['draft','running','closed'])[1 + n % 3], n % 2 = 0,
        date '2024-01-01' + n % 17, case when n % 5 > 0 then date '2026-01-01' + (n * 37) % 900 end,
        timestamptz '2025-03-29 22:10:11.123456+00' + (n % 30) * interval '37 min 0.000777 s',
        case when n = 7 then 9007199254740993 when n = 8 then -150 else n * 1234567 end, case when n % 3 = 0 then n / 8.0 end,
        case when n % 4 = 0 then jsonb_build_object('b', n, 'a', jsonb_build_array(null, 'ö "x"')) end, case when n % 2 = 0 then 'låg ' || n end,
        case when n % 6 > 0 then ${uuid('team', '1 + n % 14')} end, ${uuid('town', '1 + n % 9')} ${each(60)}`,
    `insert into read_line ${columns('category, year, planned_ore, plan_id')} select t::uuid, ${uuid('line', 'n')}, (array['Personal','Resor','Material'])[1 + n % 3], 2025 + n % 2, 1000 * (n % 97) - 500, ${uuid('plan', '1 + n % 55')} ${each(200)}`,
    `insert into read_spending ${columns('amount_ore, plan_id, line_id')} select t::uuid, ${uuid('spending', 'n')}, 300 * (n % 91) - 900, ${uuid('plan', '1 + (1 + n % 150) % 55')}, ${uuid('line', '1 + n % 150')} ${each(260)}`,
    `insert into read_step ${columns('title, due_at, taken_at, about_type, about_id, plan_id')} select t::uuid, ${uuid('step', 'n')}, case when n % 7 = 0 then 'secret ' else 'Uppföljning ' end || n, timestamptz '2026-11-21' + (n % 40) * interval '11 hours',
        case when n % 2 = 0 then timestamptz '2026-11-01 10:00:00.5' end, (array['Plan','Town','Line','Spending','Ghost',null])[1 + n % 6], (array[${uuid('plan', 'n % 60')}, ${uuid('town', '1 + n % 9')}, ${uuid('line', 'n')}, ${uuid('spending', 'n')}, ${uuid('town', '1')}, null])[1 + n % 6], ${uuid('plan', '1 + n % 57')} ${each(240)}`,
  ];
};

/** Two tenants' rows of the tests. */
export const tenants = [uid('tenant one'), uid('tenant two')] as const;
/** The uuid of a tenant's nth row of a kind. */
export const rowId = (tenant: string, kind: 'town' | 'team' | 'plan' | 'line' | 'spending' | 'step', n: number): string =>
  uid(`${tenant}${kind}${n}`);

/** Makes the tables anew in `schema`; answers the address by which the API's role finds them. */
export async function makeTables(schema: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const client = new pg.Client({ connectionString: env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    await client.query(`drop schema if exists ${schema} cascade; create schema ${schema}; grant usage on schema ${schema} to samnav_runtime`);
    await client.query(`set search_path to ${schema}, public`);
    for (const [table, columns] of Object.entries(TABLES)) {
      await client.query(`create table ${table} (${columns}, ${KEYS})`);
      if (SEARCHED[table]) await client.query(searchable(table, SEARCHED[table]));
      await client.query(`create policy everyone on ${table} using (true) with check (true)`);
      await client.query(`create policy tenant on ${table} as restrictive to samnav_runtime using (tenant_id = (select current_tenant()))`);
      await client.query(`grant select, insert, update on ${table} to samnav_runtime`);
    }
    for (const tenant of tenants) for (const statement of rows(tenant)) await client.query(statement);
    await client.query(KEPT);
    for (const table of Object.keys(TABLES))
      await client.query(`alter table ${table} enable row level security; alter table ${table} force row level security; analyze ${table}`);
  } finally {
    await client.end();
  }
  return env.RUNTIME_DATABASE_URL!;
}
