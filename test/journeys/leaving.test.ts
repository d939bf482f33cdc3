import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from '../chaos-reads/client.ts';
import type { Manner, Outcome } from '../chaos-reads/client.ts';
import { openWorld } from '../chaos-reads/world.ts';
import type { World } from '../chaos-reads/world.ts';

const PLANNED = { query: '{ workgroups(first: 3) { nodes { name } } }' };
const BY_EXECUTOR = { query: '{ me { roles } workgroups(first: 3) { nodes { name } } }' };

let world: World;
let client: Client;
beforeAll(async () => {
  world = await openWorld({ READ_CONNECTIONS: '2', READ_TIMEOUT_MS: '1800', DATABASE_WAIT_MS: '500' });
  client = new Client(world.port);
}, 300_000);
afterAll(async () => {
  client.close();
  await world.close();
});

const ask = (question: { query: string }, manner?: Manner): Promise<Outcome> => client.ask(world.visitors[0]!, question, manner);

/** Runs the work while every read of workgroups has to wait. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  const locker = await world.own.admin.connect();
  await locker.query('begin; lock table workgroup in access exclusive mode');
  try {
    return await work();
  } finally {
    await locker.query('rollback');
    locker.release();
  }
}
async function waiting(): Promise<number> {
  const { rows } = await world.own.admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'samnav_runtime' and wait_event_type = 'Lock'`,
  );
  return rows[0]!.n;
}
async function until(n: number): Promise<void> {
  for (const end = Date.now() + 2_500; (await waiting()) !== n; await sleep(10))
    if (Date.now() > end) throw new Error(`${await waiting()} statements wait, not ${n}`);
}

test.each([
  ['one statement', PLANNED],
  ['the executor', BY_EXECUTOR],
])('a client that goes away stops its statement on the server: %s', async (_path, question) => {
  await ask(question);
  await whileLocked(async () => {
    const left = ask(question, { leavesAfter: 500 });
    await until(1);
    expect((await left).end).toBe('left');
    const since = Date.now();
    await until(0);
    expect(Date.now() - since).toBeLessThan(900); // before the statement's own time is up
  });
  expect((await ask(question)).status).toBe(200);
});

test('a read that takes too long says so, and who finds no connection is asked to come back', async () => {
  await ask(PLANNED);
  const blocked = ['a', 'b'].map((alias) => ({ query: `{ ${alias}: workgroups(first: 3) { nodes { name } } }` }));
  await whileLocked(async () => {
    const slow = blocked.map((question) => ask(question));
    await until(2);
    const url = `http://127.0.0.1:${world.port}/t/${world.visitors[0]!.region.slug}/graphql`;
    const headers = { 'content-type': 'application/json', cookie: world.visitors[0]!.cookie };
    const busy = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: '{ people(first: 1) { nodes { name } } }' }) });
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await busy.json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY' } }] });
    for (const { status, text } of await Promise.all(slow)) {
      expect(JSON.parse(text)).toMatchObject({ errors: [{ message: expect.stringContaining('Ask for less'), extensions: { code: 'TIMEOUT' } }] });
      expect(status).toBe(200);
    }
  });
});
