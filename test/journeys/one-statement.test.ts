import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import type { Furnished, Visitor } from '../world.ts';

let own: OwnDatabase;
let world: Furnished;
let lead: Visitor;
beforeAll(async () => {
  own = await ownDatabase();
  await own.admin.query('create extension pg_stat_statements');
  Object.assign(process.env, own.env);
  const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
  world = await openWorld({ SAMNAV_COMPARE_PATHS: '' });
  lead = await world.visit('gruppledare@umearegionen.example');
}, 300_000);
afterAll(async () => {
  await world.close();
  await own.drop();
});

const NESTED = `query Region($first: Int!) {
  networks(first: 5) { totalCount nodes { name level accountableOwner { name } memberships(first: 3) { totalCount nodes { startsOn organisation { name parent { name } } } } } }
  workgroups(first: $first) { nodes { name lead { name } municipality { name } projects(first: 3) { nodes { number budgetTotal { amount } } } } pageInfo { hasNextPage endCursor } }
  projects(first: 10) { nodes { number name ...Money viewerCan { update } spawned { nodes { name } } } }
}
fragment Money on Project { budgetTotal { amount currency } spentTotal { amount } financing { nodes { kind amount { amount } financier { name } } } budgetLines(first: 20) { nodes { category year planned { amount } } } }`;

/** What the API's role has run in this database since the last reset. */
async function statements(): Promise<{ query: string; calls: number }[]> {
  const { rows } = await own.admin.query(`select s.query, s.calls::int from pg_stat_statements s
    where s.dbid = (select oid from pg_database where datname = current_database()) and s.userid = (select oid from pg_roles where rolname = 'samnav_runtime') order by 1`);
  return rows as { query: string; calls: number }[];
}

test('a nested read of networks, workgroups, projects and budgets is one data statement beside set_config', async () => {
  await lead.ask('{ me { roles } }'); // the session is looked up at most once a second
  await own.admin.query('select pg_stat_statements_reset()');
  const { data, errors } = await lead.ask(NESTED, { first: 20 });
  expect(errors).toBeUndefined();
  expect(data.projects.nodes.length).toBeGreaterThan(3);
  const aside = /scope_of\(|samnav_access|pg_notify/; // who calls, and whether that has changed
  const ran = (await statements()).filter(({ query }) => !aside.test(query));
  expect(ran.map(({ query, calls }) => [query.slice(0, 17), calls])).toEqual([
    ['select row_to_jso', 1],
    ['select set_config', 1],
  ]);
});
