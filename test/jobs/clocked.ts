import { afterAll, beforeAll } from '@jest/globals';
import { Database } from '@samnav/platform';
import { DeadlineService } from '@samnav/reminders';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';

/** A file's own database, whose clock it may move, and a worker's way to it: there from the first test on, gone after the last. */
export let own: OwnDatabase;
export let worker: Database;
export let testing: typeof import('@samnav/platform/testing');
export const deadlines = new DeadlineService();
beforeAll(async () => {
  own = await ownDatabase();
  Object.assign(process.env, own.env);
  testing = await import('@samnav/platform/testing'); // reads the environment when it is loaded
  worker = await Database.connect({ url: own.env.WORKER_DATABASE_URL!, transactions: 2, reads: 2 });
}, 60_000);
afterAll(async () => {
  await worker.onApplicationShutdown();
  await testing.closeTestDatabase();
  await own.drop();
});

/** What the clock shall show in Stockholm. */
export const clock = (local: string) => own.admin.query(`select move_clock($1::timestamp at time zone 'Europe/Stockholm')`, [local]);
