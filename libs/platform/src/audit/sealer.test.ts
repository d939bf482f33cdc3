import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeScope } from '../database/scope.ts';
import type { Scope } from '../database/scope.ts';
import { insertAuditEvent } from './record.ts';
import { readSealKey } from './seal-key.ts';
import { Sealer } from './sealer.ts';
import type { Sealed } from './sealer.ts';

const runtime = new pg.Pool({ connectionString: process.env.RUNTIME_DATABASE_URL, max: 10 });
const sealing = new pg.Pool({ connectionString: process.env.SEALER_DATABASE_URL, max: 4 });
const key = () => readSealKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
const sealer = new Sealer(sealing, key());
afterAll(() => Promise.all([runtime.end(), sealing.end()]));

async function newTenant(): Promise<Scope> {
  const tenantId = randomUUID();
  const tenant = `t-${tenantId.slice(0, 8)}`;
  await runtime.query(`select create_tenant($1, $2, $3, $3, 'region')`, [randomUUID(), tenantId, tenant]);
  return makeScope({ tenantId, tenant, accountId: randomUUID(), assignments: [], now: new Date().toISOString() });
}

async function begin(scope: Scope): Promise<pg.PoolClient> {
  const client = await runtime.connect();
  await client.query('begin');
  await client.query(`select set_config('app.tenant_id', $1, true)`, [scope.tenantId]);
  return client;
}
async function end(client: pg.PoolClient, how: 'commit' | 'rollback' = 'commit'): Promise<void> {
  await client.query(how);
  client.release();
}
const record = (scope: Scope, client: pg.PoolClient, action = 'network.created'): Promise<string> =>
  insertAuditEvent(
    { scope, sql: async (text, params) => (await client.query(text, params)).rows },
    { action, subjectType: 'Network', subjectId: randomUUID() },
  );
const recordOne = async (scope: Scope): Promise<void> => {
  const client = await begin(scope);
  await record(scope, client);
  await end(client);
};
/** Other tests' transactions may hold the horizon, and their sealers the lock, for a moment. */
async function sealAll(scope: Scope, by = sealer): Promise<Sealed> {
  const total: Sealed = { events: 0, checkpoints: 0, refused: [] };
  for (let waiting = 1; waiting;) {
    const done = await by.seal(scope.tenantId);
    total.events += done.events;
    total.checkpoints += done.checkpoints;
    if (done.refused.length) return { ...total, refused: done.refused };
    waiting = (await sealing.query('select from audit_unsealed where tenant_id = $1', [scope.tenantId])).rowCount ?? 0;
  }
  return total;
}
const sealed = async (scope: Scope): Promise<number[]> =>
  (await sealing.query<{ seq: string }>('select seq from audit_seal where tenant_id = $1 order by seq', [scope.tenantId])).rows.map((r) =>
    Number(r.seq),
  );
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

test('transactions that commit out of order leave no gap and lose nothing', async () => {
  const scope = await newTenant();
  const early = await begin(scope);
  await record(scope, early);
  await recordOne(scope);
  expect(await sealer.seal(scope.tenantId)).toMatchObject({ events: 0 }); // the later one waits for the earlier
  await end(early);
  await recordOne(scope);
  expect((await sealAll(scope)).events).toBe(3);
  expect(await sealed(scope)).toEqual(upTo(3));
});

test('what is rolled back has no number', async () => {
  const scope = await newTenant();
  const undone = await begin(scope);
  await record(scope, undone);
  await end(undone, 'rollback');
  await recordOne(scope);
  await sealAll(scope);
  expect(await sealed(scope)).toEqual([1]);
});

test('sealers at work beside many writers number every event once', async () => {
  const scope = await newTenant();
  const writers = upTo(8).map(async () => {
    for (const _ of upTo(25)) await recordOne(scope);
  });
  const sealers = upTo(40).map(() => sealer.seal(scope.tenantId));
  await Promise.all([...writers, ...sealers]);
  await sealAll(scope);
  expect(await sealed(scope)).toEqual(upTo(200));
});

test('ten thousand waiting events are sealed in one go, with a checkpoint for each thousand', async () => {
  const scope = await newTenant();
  const client = await begin(scope);
  await client.query(
    `insert into audit_event (action, subject_type, changes) select 'x.changed', 'X', jsonb_build_object('n', jsonb_build_object('after', g)) from generate_series(1, 10000) g`,
  );
  await end(client);
  expect(await sealAll(scope)).toEqual({ events: 10_000, checkpoints: 10, refused: [] });
});

test('the application can neither change nor delete an event, nor see what waits', async () => {
  const scope = await newTenant();
  await recordOne(scope);
  const refusals = [
    'update audit_event set action = $$x$$',
    'delete from audit_event',
    'truncate audit_event',
    'delete from audit_unsealed',
    'delete from audit_secret',
    'delete from audit_seal',
  ];
  const errors = await Promise.all(
    refusals.map(async (sql) => {
      const client = await begin(scope);
      const refused: unknown = await client.query(sql).catch((error: Error) => error.message);
      return end(client, 'rollback').then(() => refused);
    }),
  );
  expect(errors.map(String)).toEqual(refusals.map(() => expect.stringContaining('permission denied')));
});

test('events are of the tenant that wrote them', async () => {
  const [mine, other] = [await newTenant(), await newTenant()];
  await recordOne(mine);
  const client = await begin(other);
  expect((await client.query('select from audit_event')).rowCount).toBe(0);
  await expect(client.query(`insert into audit_event (tenant_id, action, subject_type) values ($1, 'x.y', 'X')`, [mine.tenantId])).rejects.toThrow(
    'row-level security',
  );
  await end(client, 'rollback');
});

test('another key does not continue a log', async () => {
  const scope = await newTenant();
  await recordOne(scope);
  await sealAll(scope);
  await recordOne(scope);
  expect(await sealAll(scope, new Sealer(sealing, key()))).toEqual({ events: 0, checkpoints: 0, refused: [scope.tenant] });
  expect(await sealAll(scope)).toMatchObject({ events: 1 });
});
