import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { closeTestDatabase, testDatabase } from '../testing/index.ts';
import type { Watch } from './watch.ts';

afterAll(closeTestDatabase);

/** A channel of its own, listened to. */
async function listening(): Promise<{ watch: Watch; channel: string; heard: () => number; notify: () => Promise<unknown> }> {
  const database = await testDatabase();
  const channel = `samnav_${randomBytes(4).toString('hex')}` as const;
  let heard = 0;
  const watch = database.watch(channel, () => void heard++);
  await becomes(() => watch.fresh);
  heard = 0;
  return { watch, channel, heard: () => heard, notify: () => database.pool.query('select pg_notify($1, $2)', [channel, '']) };
}
async function becomes(holds: () => boolean): Promise<void> {
  for (const until = performance.now() + 10_000; !holds(); await sleep(20)) if (performance.now() > until) throw new Error('it never came');
}

describe('a watch', () => {
  test('tells of a change, and stays fresh', async () => {
    const { watch, heard, notify } = await listening();
    await sleep(1500);
    expect([watch.fresh, heard()]).toEqual([true, 0]);
    await notify();
    await becomes(() => heard() === 1);
  });

  test('that is cut off is not fresh, comes back by itself, and says that changes may have been missed', async () => {
    const { watch, channel, heard } = await listening();
    const database = await testDatabase();
    const cut = 'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and query like $1 and pid <> pg_backend_pid()';
    await becomes(() => watch.fresh);
    await database.pool.query(cut, [`listen ${channel}%`]);
    await database.pool.query(cut, ['select pg_notify($1, $2)%']);
    await becomes(() => !watch.fresh);
    await becomes(() => watch.fresh);
    expect(heard()).toBeGreaterThan(0);
  });
});
