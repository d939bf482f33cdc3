import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '@samnav/platform';
import { furnish } from '../../apps/demo/src/furnish.ts';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';

let own: OwnDatabase;
let database: Database;
beforeAll(async () => {
  own = await ownDatabase('demo');
  database = await Database.connect({ url: own.env.RUNTIME_DATABASE_URL!, transactions: 2, reads: 2 });
}, 120_000);
afterAll(async () => {
  await database.onApplicationShutdown();
  await own.drop();
});

const counted = async (): Promise<unknown> =>
  (
    await own.admin.query(`select (select count(*) from person) as people, (select count(*) from project) as projects,
      (select count(*) from deadline) as deadlines, (select count(*) from audit_event) as events`)
  ).rows[0];

test('a furnished region is its users’ own: renamed, ended or changed, the next start leaves it as it is', async () => {
  await furnish(database);
  await own.admin.query(`update person set email = 'ny@vindeln.example' where email = 'strateg@vindeln.example'`);
  await own.admin.query(`update project set name = 'Ett annat namn'`);
  const before = await counted();

  await furnish(database);

  expect(await counted()).toEqual(before);
}, 300_000);

test('what an interrupted furnishing has left is completed', async () => {
  await own.admin.query(`delete from audit_unsealed; delete from audit_secret; delete from audit_event where action = 'demo.furnished'`);
  await own.admin.query(`update person set email = 'strateg@vindeln.example' where email = 'ny@vindeln.example'`);
  await own.admin.query(
    `update project p set name = e.changes -> 'name' ->> 'after' from audit_event e where e.subject_id = p.id and e.action = 'project.created'`,
  );
  await own.admin.query(`truncate deadline, reporting_period cascade`);

  await furnish(database);

  const { rows } = await own.admin.query<{ n: number }>(`select count(*)::int as n from deadline where obligation = 'task'`);
  expect(rows[0]!.n).toBe(12);
}, 300_000);
