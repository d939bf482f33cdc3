import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../database/database.ts';
import { outlive } from '../database/outlive.ts';
import { Caller } from './caller.ts';
import { CallerGone, DatabaseBusy, DatabaseLost, ReadTimeout } from './faults.ts';
import { wireTo } from './testing/wire.ts';
import { Trips } from './trips.ts';
import type { Value } from './values.ts';

const tenantId = '0198c0de-0000-7000-8000-000000000001';
const otherId = '0198c0de-0000-7000-8000-000000000002';
const url = process.env.RUNTIME_DATABASE_URL!;
const statement = (text: string, values: Value[] = [], tenant = tenantId) => ({ tenantId: tenant, name: text.slice(0, 60), text, values });
const PID = statement('select pg_backend_pid()::text');
const SLEEP = statement('select pg_sleep(4)::text');
/** Takes a while, and says which execution it was. */
const SLOW = statement(`select clock_timestamp()::text || pg_sleep(0.2)::text`);

let admin: pg.Pool;
const pools: pg.Pool[] = [];
function tripsOver(max: number, more: pg.PoolConfig = {}): { pool: pg.Pool; trips: Trips } {
  const pool = new pg.Pool({ connectionString: url, max, ...more });
  outlive(pool);
  pools.push(pool);
  return { pool, trips: new Trips(pool) };
}
beforeAll(() => {
  admin = new pg.Pool({ connectionString: process.env.TEST_ADMIN_URL, max: 2 });
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await admin.end();
});
const running = async (pid: Value): Promise<string> => {
  const { rows } = await admin.query<{ state: string }>('select state from pg_stat_activity where pid = $1', [pid]);
  return rows[0]?.state ?? 'gone';
};
async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 3_000; !(await what()); await sleep(5)) if (Date.now() > end) throw new Error('it never came true');
}

describe('a caller who goes away', () => {
  test('stops the statement on the server, and the connection is used again', async () => {
    const { trips } = tripsOver(1);
    const pid = await trips.read(PID);
    const caller = new Caller();
    const started = Date.now();
    const answer = trips.read(SLEEP, caller);
    await until(async () => (await running(pid)) === 'active');
    caller.leave();
    await expect(answer).rejects.toBeInstanceOf(ReadTimeout);
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(await trips.read(PID)).toBe(pid);
  });

  test('never stops the next statement of the connection, whenever the request to cancel arrives', async () => {
    const { trips } = tripsOver(1);
    await trips.read(PID);
    for (let ms = 12; ms < 32; ms++) {
      const caller = new Caller();
      const first = trips.read(statement('select pg_sleep($1::float8)::text', [String(ms / 1000)]), caller).catch(() => 'stopped');
      const next = trips.read(statement(`select pg_sleep(0.01)::text || 'ready'`));
      await sleep(1);
      caller.leave();
      await first;
      expect(await next).toBe('ready');
    }
  });

  test('and still waits for a connection, sends nothing', async () => {
    const wire = await wireTo(url);
    const { trips } = tripsOver(1, { connectionString: wire.url });
    await trips.read(PID);
    wire.sent();
    const slow = trips.read(SLOW);
    const callers = [new Caller(), new Caller()];
    const answers = callers.map((caller, i) => trips.read(statement(`select '${i}'`), caller));
    await sleep(50);
    callers.forEach((caller) => caller.leave());
    await Promise.all(answers.map((answer) => expect(answer).rejects.toBeInstanceOf(CallerGone)));
    await expect(trips.read(statement(`select 'later'`), callers[0])).rejects.toBeInstanceOf(CallerGone);
    expect(wire.sent().S).toBe(1); // the slow one's
    await slow;
    expect(await trips.read(PID)).toBeTruthy();
    expect(wire.sent()).toEqual({ B: 2, E: 2, S: 1 });
    wire.close();
  });
});

describe('the same statement in flight', () => {
  test('is sent once for all who wait for a connection, in their tenant, with their values', async () => {
    const wire = await wireTo(url);
    const { trips } = tripsOver(1, { connectionString: wire.url });
    await trips.read(PID);
    const first = trips.read(SLOW);
    await sleep(20);
    wire.sent();
    const who = (tenant: string, account: string): Promise<Value> =>
      trips.read(statement(`select current_setting('app.tenant_id') || $1`, [account], tenant));
    const asked: [string, string][] = [0, 1, 2].flatMap(() => [tenantId, otherId].flatMap((t) => ['a', 'b'].map((a): [string, string] => [t, a])));
    expect(await Promise.all(asked.map(([tenant, account]) => who(tenant, account)))).toEqual(asked.map(([tenant, account]) => tenant + account));
    await first;
    expect(wire.sent().S).toBe(4);
    wire.close();
  });

  test('is not joined once it is sent: what has been committed since must be seen', async () => {
    const { trips } = tripsOver(2);
    await Promise.all([trips.read(PID), trips.read(SLOW)]);
    const first = trips.read(SLOW);
    const blocker = trips.read(statement('select pg_sleep(0.1)::text'));
    await sleep(50);
    const second = trips.read(SLOW);
    expect(await second).not.toBe(await first);
    await blocker;
  });

  test('goes on for the others when one of them goes away', async () => {
    const { trips } = tripsOver(1);
    const busy = trips.read(SLOW);
    const callers = [new Caller(), new Caller(), new Caller()];
    const answers = callers.map((caller) => trips.read(SLOW, caller));
    callers[0]!.leave();
    await busy;
    await sleep(20);
    callers[1]!.leave();
    const [one, two, three] = await Promise.all(answers);
    expect(three).toBeTruthy();
    expect([one, two]).toEqual([three, three]);
  });

  test('that all have left is not joined by who comes later', async () => {
    const { trips } = tripsOver(1);
    const busy = trips.read(SLOW);
    const caller = new Caller();
    const left = trips.read(PID, caller);
    caller.leave();
    const later = trips.read(PID);
    await expect(left).rejects.toBeInstanceOf(CallerGone);
    expect(await later).toBeTruthy();
    await busy;
  });
});

describe('what breaks under a read', () => {
  test('a terminated backend is noticed by nobody: the statement runs once more on another connection', async () => {
    const { trips } = tripsOver(1);
    const pid = await trips.read(PID);
    const answer = trips.read(SLOW);
    await sleep(50);
    await admin.query('select pg_terminate_backend($1)', [pid]);
    expect(await answer).toBeTruthy();
    expect(await trips.read(PID)).not.toBe(pid);
  });

  test('a statement whose backend is terminated twice is given up', async () => {
    const { trips } = tripsOver(1);
    await trips.read(PID);
    const answer = expect(trips.read(SLEEP)).rejects.toBeInstanceOf(DatabaseLost);
    for (let i = 0; i < 2; i++) {
      await until(async () => {
        const { rows } = await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where query = $1', [SLEEP.text]);
        return rows.length > 0;
      });
      await sleep(30);
    }
    await answer;
    expect(await trips.read(PID)).toBeTruthy();
  });

  test('prepared statements that somebody closed are prepared anew', async () => {
    const { pool, trips } = tripsOver(1);
    const pid = await trips.read(PID);
    await pool.query('deallocate all');
    expect(await trips.read(PID)).toBe(pid);
  });

  test('a table that changes under many connections is read right by each, in its new form', async () => {
    const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
    await owner.connect();
    const { trips } = tripsOver(3);
    const READ = statement('select x from read_trips_test');
    const all = (): Promise<Value[]> => Promise.all(Array.from({ length: 12 }, () => trips.read(READ)));
    try {
      await owner.query(
        `create table read_trips_test (x int); insert into read_trips_test values (1); grant select on read_trips_test to samnav_runtime`,
      );
      await all();
      await owner.query(`alter table read_trips_test alter x type text using 'text'`); // 0A000 for what is prepared
      expect(new Set(await all())).toEqual(new Set(['text']));
      await owner.query('alter table read_trips_test add y int; alter table read_trips_test drop x; alter table read_trips_test add x int default 7');
      expect(new Set(await all())).toEqual(new Set(['7']));
    } finally {
      await owner.query('drop table read_trips_test').finally(() => owner.end());
    }
  });

  test('a server that says nothing is given up in bounded time', async () => {
    const wire = await wireTo(url);
    const database = await Database.connect({ url: wire.url, transactions: 1, reads: 1, readTimeout: 100, wait: 500, silence: 200 });
    const trips = new Trips(database.pool);
    await trips.read(PID);
    wire.hold();
    const started = Date.now();
    await expect(trips.read(PID)).rejects.toBeInstanceOf(DatabaseLost);
    expect(Date.now() - started).toBeLessThan(1_500);
    wire.close();
    await database.onApplicationShutdown();
  });
});

describe('limits', () => {
  test('a read takes no longer than the pool allows', async () => {
    const database = await Database.connect({ url, transactions: 1, reads: 1, readTimeout: 150 });
    const trips = new Trips(database.pool);
    await expect(trips.read(SLEEP)).rejects.toBeInstanceOf(ReadTimeout);
    expect(await trips.read(PID)).toBeTruthy();
    await database.onApplicationShutdown();
  });

  test('a request waits no longer for a connection than it is told, and nothing is sent for it afterwards', async () => {
    const { trips } = tripsOver(1, { connectionTimeoutMillis: 1000 });
    const busy = trips.read(statement('select pg_sleep(2)::text'));
    await expect(trips.read(PID)).rejects.toBeInstanceOf(DatabaseBusy);
    await busy;
    expect(await trips.read(PID)).toBeTruthy();
  });
});
