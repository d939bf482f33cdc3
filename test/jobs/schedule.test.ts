import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clockwork, daily, Database, every } from '@samnav/platform';
import type { ScheduleLine } from '@samnav/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';

let own: OwnDatabase;
let database: Database;
let clockworks: [Clockwork, Clockwork];

beforeAll(async () => {
  own = await ownDatabase();
  database = await Database.connect({ url: own.env['WORKER_DATABASE_URL']!, transactions: 1, reads: 4 });
  clockworks = [new Clockwork(database), new Clockwork(database)];
});
afterAll(async () => {
  await Promise.all(clockworks.map((clockwork) => clockwork.stop()));
  await database.onApplicationShutdown();
  await own.drop();
});

const get = (): never => {
  throw new Error('not needed');
};
const both = (line: ScheduleLine): Promise<boolean[]> => Promise.all(clockworks.map((clockwork) => clockwork.turn(line, get)));
const itIs = (local: string): Promise<unknown> => own.admin.query(`select move_clock($1::timestamp at time zone 'Europe/Stockholm')`, [local]);

test('a line runs in one of two workers, and again only after its interval', async () => {
  const line = every(60_000, 'once a minute', () => sleep(50));
  expect((await both(line)).sort()).toEqual([false, true]);
  expect(await both(line)).toEqual([false, false]);
  await own.admin.query(`update schedule_run set started_at = started_at - interval '1 minute' where name = 'once a minute'`);
  expect((await both(line)).sort()).toEqual([false, true]);
});

test('a daily line runs once a local day, and a missed time is caught up', async () => {
  const line = daily('06:00 Europe/Stockholm', 'every morning', () => sleep(20));
  await itIs('2026-12-24 05:59');
  expect(await both(line)).toEqual([false, false]);
  await itIs('2026-12-24 13:30');
  expect((await both(line)).sort()).toEqual([false, true]);
  await itIs('2026-12-24 23:59');
  expect(await both(line)).toEqual([false, false]);
  await itIs('2026-12-25 06:00');
  expect((await both(line)).sort()).toEqual([false, true]);
});

test('a daily line at 02:30 runs once on the day without 02:30 and on the day with two', async () => {
  const line = daily('02:30 Europe/Stockholm', 'at night', () => Promise.resolve());
  await itIs('2027-03-28 03:00');
  expect((await both(line)).sort()).toEqual([false, true]);
  await own.admin.query(`select move_clock('2027-10-31T00:45:00Z')`);
  expect((await both(line)).sort()).toEqual([false, true]);
  await own.admin.query(`select move_clock('2027-10-31T01:45:00Z')`);
  expect(await both(line)).toEqual([false, false]);
});

test('a line that fails is remembered, and a failed day is not done', async () => {
  let fails = true;
  const line = daily('00:00 Europe/Stockholm', 'fails once', () => (fails ? Promise.reject(new Error('no disk')) : Promise.resolve()));
  expect((await both(line)).sort()).toEqual([false, true]);
  fails = false;
  const { rows } = await own.admin.query(
    `update schedule_run set started_at = started_at - interval '2 minutes' where name = 'fails once' returning last_error, day`,
  );
  expect(rows).toEqual([{ last_error: 'no disk', day: null }]);
  expect((await both(line)).sort()).toEqual([false, true]);
});

test('a daily line needs a time and a zone', () => {
  expect(() => daily('6 o’clock', 'wrong', () => Promise.resolve())).toThrow('06:00 Europe/Stockholm');
});

test('two lines of one name are refused', () => {
  const line = every(1000, 'twice', () => Promise.resolve());
  expect(() => clockworks[0].start([line, line], get)).toThrow('two lines named "twice"');
});
