import { afterAll, expect, test } from '@jest/globals';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { migrate } from '@samnav/migrations';

const made: OwnDatabase[] = [];
afterAll(() => Promise.all(made.map((own) => own.drop())));

async function own(mode: 'demo' | 'production'): Promise<{ adminUrl: string; database: OwnDatabase }> {
  const database = await ownDatabase(mode);
  made.push(database);
  const adminUrl = new URL(process.env.TEST_ADMIN_URL!);
  adminUrl.pathname = new URL(database.env['RUNTIME_DATABASE_URL']!).pathname;
  return { adminUrl: adminUrl.href, database };
}
const secret = process.env.SAMNAV_SECRET!;

test('a production database never becomes a demo, nor a demo production', async () => {
  const { adminUrl } = await own('production');
  await expect(migrate({ adminUrl, secret, mode: 'demo' })).rejects.toThrow('was made for production');
  const demo = await own('demo');
  await expect(migrate({ adminUrl: demo.adminUrl, secret, mode: 'production' })).rejects.toThrow('was made for demo');
});

test('the clock moves in a demo and not in production', async () => {
  const { adminUrl, database } = await own('demo');
  await migrate({ adminUrl, secret, mode: 'demo', clock: '2026-12-24T07:55' });
  const { rows } = await database.admin.query(`select to_char(samnav_now() at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as now`);
  expect(rows).toEqual([{ now: '2026-12-24 07:55' }]);
  const real = await own('production');
  await expect(real.database.admin.query(`select move_clock('2026-12-24T07:55')`)).rejects.toThrow('only in demo and test mode');
});

test('migrating again, twice at once, changes nothing', async () => {
  const { adminUrl, database } = await own('demo');
  const before = await database.admin.query('select name from migration order by id');
  await Promise.all([migrate({ adminUrl, secret, mode: 'demo' }), migrate({ adminUrl, secret, mode: 'demo' })]);
  expect((await database.admin.query('select name from migration order by id')).rows).toEqual(before.rows);
});
