import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Database, Scope } from '@samnav/platform';
import pg from 'pg';
import { exportLog } from '../../libs/platform/src/audit/export.ts';
import { readSealKey } from '../../libs/platform/src/audit/seal-key.ts';
import { Sealer } from '../../libs/platform/src/audit/sealer.ts';
import { build } from '../../tools/build.mjs';
import setup from '../global-setup.ts';
import teardown from '../global-teardown.ts';
import { root } from './cluster.ts';
import { goalTable, row } from './goals.ts';
import { median, spreadOf, table } from './table.ts';
import type { Spread } from './table.ts';

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const one = (value: number): Spread => spreadOf([value]);
const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

/** Milliseconds of each of so many transactions, over four connections. */
async function times(writes: number, write: (n: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < writes; n = next++) taken.push((await secondsOf(() => write(n))) * 1000);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  return taken;
}

/** A row with its event beside the same row without: one transaction each, by turns, round by round. */
async function writing(database: Database, scope: Scope, writes: number): Promise<{ text: string; p95: Spread }> {
  const { Organisation, OrganisationKind } = await import('@samnav/networks');
  const kind = OrganisationKind.company;
  const ways: Record<string, (n: number) => Promise<unknown>> = {
    audited: (n) => database.write(scope, (tx) => tx.create(Organisation, { name: `Bolag ${n}`, kind }, 'organisation.created')),
    without: (n) =>
      database.write(scope, (tx) =>
        tx.sql('insert into organisation (tenant_id, name, kind) values (current_tenant(), $1, $2) returning id', [`Bolag ${n}`, kind]),
      ),
  };
  const told: Record<string, { p50: number[]; p95: number[] }> = { audited: { p50: [], p95: [] }, without: { p50: [], p95: [] } };
  for (let round = -1; round < 5; round++)
    for (const way of round % 2 ? ['audited', 'without'] : ['without', 'audited']) {
      const taken = await times(round < 0 ? 300 : writes, ways[way]!); // the first warms up
      if (round >= 0) for (const [name, share] of [['p50', 0.5], ['p95', 0.95]] as const) told[way]![name].push(quantile(taken, share)); // prettier-ignore
    }
  const rows = Object.entries(told).map(([way, { p50, p95 }]) => [way, median(p50).toFixed(2), median(p95).toFixed(2)]);
  const text = `${writes} writes a round, five rounds, four connections, ms.\n\n${table(['', 'p50', 'p95'], rows)}`;
  return { text, p95: spreadOf(told.audited!.p95.map((value, i) => value / told.without!.p95[i]!)) };
}

/** From an event's time to the checkpoint over it, with the sealer's turn every five seconds as in the worker, at a steady 50 writes a second. */
async function sealing(database: Database, scopes: readonly Scope[], sealer: Sealer, sealed: pg.Pool, seconds: number): Promise<number[]> {
  const { Organisation, OrganisationKind } = await import('@samnav/networks');
  const tenants = scopes.map(({ tenantId }) => tenantId);
  const late = `select extract(epoch from clock_timestamp() - e.at)::float8 as late from audit_seal s join audit_event e on e.tenant_id = s.tenant_id and e.id = s.event_id
    join unnest($1::uuid[], $2::bigint[]) t (id, seq) on t.id = s.tenant_id where s.seq > t.seq`;
  const ends = async (): Promise<string[]> =>
    (
      await sealed.query<{ seq: string }>(
        `select coalesce((select max(seq) from audit_seal s where s.tenant_id = t.id), 0)::text as seq from unnest($1::uuid[]) with ordinality t (id, n) order by n`,
        [tenants],
      )
    ).rows.map(({ seq }) => seq);
  await sealer.turn();
  const lateness: number[] = [];
  const until = Date.now() + seconds * 1000;
  const write = async (): Promise<void> => {
    for (let n = 0; Date.now() < until; n++) {
      const at = pause(20);
      const scope = scopes[n % scopes.length]!;
      void database.write(scope, (tx) => tx.create(Organisation, { name: `Bolag ${n}`, kind: OrganisationKind.company }, 'organisation.created'));
      await at;
    }
  };
  const seal = async (): Promise<void> => {
    while (Date.now() < until + 5000) {
      await pause(5000);
      const before = await ends();
      await sealer.turn();
      lateness.push(...(await sealed.query<{ late: number }>(late, [tenants, before])).rows.map((found) => found.late));
    }
  };
  await Promise.all([write(), seal()]);
  return lateness;
}

/** A log of so many events: sealed, taken out as a file, and proved by the verifier as it is shipped. */
async function proving(database: Database, scope: Scope, sealer: Sealer, key: string, events: number): Promise<{ text: string; verified: number }> {
  for (let left = events; left > 0; left -= 10_000)
    await database.write(scope, (tx) =>
      tx.sql(
        `insert into audit_event (action, actor_account_id, actor_person_id, request_id, subject_type, subject_id, changes)
         select 'organisation.updated', $1, $2, 'bench', 'Organisation', uuidv7(), jsonb_build_object('name', jsonb_build_object('before', 'Bolag ' || n, 'after', 'Bolaget ' || n))
         from generate_series(1, $3::integer) n`,
        [scope.accountId, scope.personId, Math.min(left, 10_000)],
      ),
    );
  const sealed = await secondsOf(() => sealer.turn());
  const folder = mkdtempSync(join(tmpdir(), 'samnav-log-'));
  const file = join(folder, 'audit.jsonl');
  writeFileSync(join(folder, 'key'), key);
  const taken = await secondsOf(() => pipeline(Readable.from(exportLog(database, scope)), createWriteStream(file)));
  const megabytes = statSync(file).size / 1e6;
  let said = '';
  const verified = await secondsOf(() => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'apps/verify/dist/main.js'), file, '--key', join(folder, 'key')], { encoding: 'utf8' }); // prettier-ignore
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
    said = stdout.split('\n')[0]!;
    return Promise.resolve();
  });
  rmSync(folder, { recursive: true });
  const steps = [['sealed', sealed], ['taken out', taken], ['verified', verified]] as const; // prettier-ignore
  const text = `${events} events, a file of ${megabytes.toFixed(0)} MB; the verifier says: ${said}\n\n${table(
    ['step', 'seconds'],
    steps.map(([step, seconds]) => [step, seconds.toFixed(1)]),
  )}`;
  return { text, verified };
}

/** `npm run bench -- audit [--events 1000000] [--writes 2000] [--seconds 60]`: what the audit log costs. */
export async function benchAudit(args: string[]): Promise<void> {
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({ args, options: { events: number('1000000'), writes: number('2000'), seconds: number('60') } });
  await build(['@samnav/verify']);
  await setup();
  const { closeTestDatabase, newTenant } = await import('@samnav/platform/testing');
  const pool = new pg.Pool({ connectionString: process.env.SEALER_DATABASE_URL, max: 2 });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const sealer = new Sealer(pool, readSealKey(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string));
  try {
    const worlds = await Promise.all(Array.from({ length: 20 }, () => newTenant()));
    const scopes = await Promise.all(worlds.map((world) => world.as('regionCoordinator')));
    const { database } = worlds[0]!;
    const written = await writing(database, scopes[0]!, Number(values.writes));
    console.log(`\n${written.text}`);
    const late = await sealing(database, scopes, sealer, pool, Number(values.seconds));
    const [p50, p99] = [quantile(late, 0.5), quantile(late, 0.99)];
    console.log(`\n${late.length} events of 20 regions at 50 a second: sealed after ${p50.toFixed(1)} s (p50), ${p99.toFixed(1)} s (p99).`);
    const proved = await proving(database, scopes[1]!, sealer, publicKey.export({ type: 'spki', format: 'pem' }) as string, Number(values.events));
    console.log(`\n${proved.text}`);
    const goals = [
      row('p95 of a write, with ÷ without its event', { most: 1.5 }, written.p95),
      row('p99 in s until an event is sealed', { most: 60 }, one(p99)),
      row(`s to verify ${values.events} events`, { most: 60 }, one(proved.verified)),
    ];
    console.log(`\n${goalTable(goals)}`);
  } finally {
    await Promise.all([pool.end(), closeTestDatabase()]);
    await teardown();
  }
}
