import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { Catalogue, entityTypes } from '@samnav/platform';
import '@samnav/networks';
import '@samnav/projects';
import '@samnav/funding';
import '@samnav/reminders';
import '@samnav/meetings';
import '@samnav/goals';
import { searchedTables } from '../../migrations/1795305609000-search.ts';
import { searchedMeetings } from '../../migrations/1795305616000-meetings.ts';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';

const TENANT = '0198c0de-0000-7000-8000-000000000001';
const ROWS = `insert into person (tenant_id, name, title, email)
  select t.id, 'Karin ' || case when n = 7 then 'Sällsynt' else 'Allmän' end || n, 'strateg', 'k' || n || '@test.example' from tenant t, generate_series(1, 500) n`;

let own: OwnDatabase;
/** A superuser's connection that has become the API's role: only a superuser may say what functions run. */
let runtime: pg.PoolClient;
let explained: string[];
beforeAll(async () => {
  own = await ownDatabase();
  await own.admin.query(`insert into tenant (id, slug, name, kind)
    select ('0198c0de-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ten' || n, 'T' || n, 'region' from generate_series(1, 10) n`);
  await own.admin.query(ROWS);
  await own.admin.query('vacuum analyze person');
  runtime = await own.admin.connect();
  await runtime.query(`load 'auto_explain'`);
  await runtime.query(`set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice;
    set plan_cache_mode = force_generic_plan; set session authorization samnav_runtime; select set_config('app.tenant_id', '${TENANT}', false)`);
  runtime.on('notice', (notice) => explained.push(String(notice.message)));
}, 120_000);
afterAll(async () => {
  runtime.release(true);
  await own.drop();
});

/** The rows of a statement of the API's role, and the plans of all that ran for it. */
async function run(statement: string): Promise<{ rows: unknown[]; plans: string }> {
  explained = [];
  const { rows } = await runtime.query(statement);
  return { rows, plans: explained.join('\n') };
}

test('the API’s role finds by the index, under forced row-level security', async () => {
  const { rows, plans } = await run(`select name from person where id = any(array(select found_person('sällsy')))`);
  expect(rows).toEqual([{ name: 'Karin Sällsynt7' }]);
  expect(plans).toMatch(/Bitmap Index Scan on person_words[^\n]*\n\s*Index Cond: \(\(tenant_id = .*\) AND \(words @@ search_query/);
  expect(plans).toMatch(/Index Cond: \(\(tenant_id = .*\) AND \(id = ANY /);
  expect(plans).not.toContain('Seq Scan on person');
});

test('the operator itself would be kept from the index by row-level security: why there is a function', async () => {
  const { rows, plans } = await run(`select name from person where words @@ search_query('sällsy')`);
  expect(rows).toHaveLength(1);
  expect(plans).toMatch(/Filter: \(words @@ /);
});

test('a function answers ids of the current tenant alone, and of none where no tenant is set', async () => {
  expect((await run(`select found_person('karin')`)).rows).toHaveLength(500);
  await runtime.query(`begin; select set_config('app.tenant_id', '', true)`);
  expect((await run(`select found_person('karin')`)).rows).toEqual([]);
  await runtime.query('rollback');
});

test('what an entity’s search names is what its table is searched by', () => {
  const searched = new Catalogue(entityTypes()).models.filter((model) => model.search);
  const declared = searched.map(({ table, search, members }) => [table, search!.map((name) => (members.get(name) as { column: string }).column)]);
  expect(Object.fromEntries(declared)).toEqual({ ...searchedTables, ...searchedMeetings });
});
