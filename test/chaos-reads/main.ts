import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '@samnav/migrations';
import { startPostgres } from '../../tools/postgres.mjs';
import { Chaos } from './chaos.ts';
import { openWorld } from './world.ts';

/** Many requests over a small pool while everything breaks. Exits 0 only when no answer was wrong, and prints what it counted last. */
const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const server = await startPostgres({ dir: mkdtempSync(join(tmpdir(), 'samnav-chaos-')), persistent: false });
Object.assign(process.env, { TEST_ADMIN_URL: server.adminUrl, SAMNAV_SECRET: server.secret });
await migrate({ adminUrl: server.adminUrl, secret: server.secret, mode: 'test' });
const started = performance.now();
const requests = Number(values.requests);
let wrong: number | undefined;
try {
  const world = await openWorld();
  const tally = await new Chaos(world, { requests, seed: Number(values.seed), say: console.log }).run().finally(() => world.close());
  for (const [what, times] of tally.counts) console.log(`${times} ${what}`);
  for (const [what, { times, first }] of tally.wrong) console.log(`WRONG  ${times} ${what}, first: ${first}`);
  wrong = [...tally.wrong.values()].reduce((sum, { times }) => sum + times, 0);
  const rows = ['wrong rows', 'rows of another tenant', 'hung requests'].map((what) => `${tally.wrong.get(what)?.times ?? 0} ${what}`);
  console.log(`${requests} requests in ${Math.round((performance.now() - started) / 1000)} s: ${rows.join(', ')}, ${wrong} faults in all`);
} finally {
  await server.stop();
}
process.exit(wrong === 0 ? 0 : 1);
