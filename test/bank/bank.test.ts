import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import pg from 'pg';
import { newRegion } from '../../libs/projects/src/testing/region.ts';
import type { Region } from '../../libs/projects/src/testing/region.ts';
import { audit, faultsIn, openAccounts } from './bank.ts';
import { bankClient } from './client.ts';
import type { Told } from './client.ts';
import { racePeriods } from './races.ts';

/** The short bank of every test run; `npm run bank` has processes of its own, and kills them. */
let database: Database;
let region: Region;
let admin: pg.Client;
beforeAll(async () => {
  database = await Database.connect({ url: process.env.RUNTIME_DATABASE_URL!, transactions: 17, reads: 1 });
  region = await newRegion();
  admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
});
afterAll(async () => {
  await Promise.all([database.onApplicationShutdown(), admin.end(), closeTestDatabase()]);
});

test('16 clients that post and take back lose nothing, though their connections are cut', async () => {
  const lines = await openAccounts(region, 3);
  const told: Told[] = [];
  const end = Date.now() + 4000;
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'samnav_runtime' and state <> 'idle' limit 3`;
  const cuts = setInterval(() => void admin.query(cut).catch(() => undefined), 700);
  const scope = region.coordinator;
  const over = (): boolean => Date.now() > end;
  await Promise.all(Array.from({ length: 16 }, (_v, seed) => bankClient(database, { scope, lines, seed }, over, (one) => told.push(one))));
  clearInterval(cuts);
  const found = await audit(admin, region.world.tenantId, told);
  expect(faultsIn(found)).toEqual([]);
  expect(found.expenditures).toBeGreaterThan(50);
}, 60_000);

test('nothing is posted on a day after it was closed, whoever comes first', async () => {
  const [line] = await openAccounts(region, 1);
  const raced = await racePeriods(database, region, line!, 100);
  expect(raced.late).toBe(0);
  expect(raced.posted + raced.refused).toBe(200);
}, 60_000);
