import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { outlive } from '../database/outlive.ts';
import { DatabaseLost, ReadTimeout } from './faults.ts';
import { MOST_PREPARED } from './query.ts';
import { Trips } from './trips.ts';
import type { Value } from './values.ts';

const tenantId = '0198c0de-0000-7000-8000-000000000001';
let pool: pg.Pool;
let trips: Trips;
beforeAll(() => {
  pool = new pg.Pool({ connectionString: process.env.RUNTIME_DATABASE_URL, max: 1, options: '-c statement_timeout=300' });
  outlive(pool);
  trips = new Trips(pool);
});
afterAll(() => pool.end());

const run = (text: string, values: Value[] = [], name = text.slice(0, 60), by = trips): Promise<Value> => by.read({ tenantId, name, text, values });

describe('one round trip', () => {
  test('runs in its tenant, read-only, and leaves neither behind', async () => {
    expect(await run(`select current_setting('app.tenant_id')`)).toBe(tenantId);
    await expect(run('create temporary table t (x int)')).rejects.toThrow(/read-only transaction/);
    const { rows } = await pool.query(`select current_setting('app.tenant_id', true) as tenant, current_setting('transaction_read_only') as locked`);
    expect(rows).toEqual([{ tenant: '', locked: 'off' }]);
  });

  test('keeps a bounded number of prepared statements on each connection, of a bounded length', async () => {
    const kept = async (): Promise<{ count: number; length: number }> => {
      const found = await pool.query('select count(*)::int as count, sum(length(statement))::int as length from pg_prepared_statements');
      return found.rows[0] as { count: number; length: number };
    };
    for (let i = 0; i < MOST_PREPARED.count + 40; i++) expect(await run(`select '${i}'`)).toBe(String(i));
    expect((await kept()).count).toBeLessThanOrEqual(MOST_PREPARED.count + 1); // with the one that sets the tenant
    expect(await run(`select '0'`)).toBe('0'); // closed meanwhile, and so prepared anew
    const long = (i: number, length: number): string => `select '${i}' --${'x'.repeat(length)}`;
    for (let i = 0; i < 8; i++) expect(await run(long(i, 90_000))).toBe(String(i));
    expect((await kept()).length).toBeLessThan(MOST_PREPARED.weight + 1_000);
    expect(await run(long(9, MOST_PREPARED.weight))).toBe('9'); // never kept
    expect(await run(`select '1'`)).toBe('1');
    expect((await kept()).length).toBeLessThan(MOST_PREPARED.weight + 1_000);
  });

  test('survives statements that fail, before and after they were prepared', async () => {
    const divide = (by: string): Promise<Value> => run('select (1 / $1::int)::text', [by]);
    await expect(divide('0')).rejects.toThrow('division by zero');
    expect(await divide('1')).toBe('1');
    await expect(divide('0')).rejects.toThrow('division by zero');
    expect(await divide('1')).toBe('1');
    await expect(run('select nonsense')).rejects.toThrow('does not exist');
    await expect(run('select nonsense')).rejects.toThrow('does not exist');
  });

  test('survives a table that changes under a prepared statement', async () => {
    const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
    await owner.connect();
    try {
      await owner.query(`create table read_query_test (x int); grant select on read_query_test to samnav_runtime`);
      const read = (): Promise<Value> => run('select row_to_json(t)::text from (select * from read_query_test) t union all select null');
      expect(await read()).toBeNull();
      await owner.query('alter table read_query_test add y text');
      expect(await read()).toBeNull();
    } finally {
      await owner.query('drop table read_query_test').finally(() => owner.end());
    }
  });
});

describe('what goes wrong is said by name', () => {
  test('a statement that takes too long', async () => {
    await expect(run('select pg_sleep(5)::text')).rejects.toBeInstanceOf(ReadTimeout);
    expect(await run('select 1::text')).toBe('1');
  });

  test('a database that is not there', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    await expect(run('select 1::text', [], 'one', new Trips(nowhere))).rejects.toBeInstanceOf(DatabaseLost);
    await nowhere.end();
  });

  test('a value that is malformed', async () => {
    await expect(run('select $1::uuid::text', ['x'])).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await expect(run('select $1::int::text', ['99999999999'], 'int')).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(await run('select $1::int::text', ['9'], 'int')).toBe('9');
  });
});
