import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { TICKS } from './cases.ts';
import { JUMPING } from './live.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '50' }, every: { type: 'boolean', default: false } },
});

/** `npm run year -- --seed N --cases M [--every]`: every = each quarter of an hour of the year, else those at which something can be due. */
const { startPostgres } = await import('../../tools/postgres.mjs');
const { mkdtempSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const server = await startPostgres({ dir: mkdtempSync(join(tmpdir(), 'samnav-year-')), persistent: false });
const admin = new URL(server.adminUrl);
admin.pathname = '/postgres';
Object.assign(process.env, { TEST_ADMIN_URL: admin.href, SAMNAV_SECRET: server.secret, SAMNAV_MODE: 'test' });
const { casesOf, year } = await import('./year.ts');
try {
  const began = performance.now();
  const given = casesOf(Number(values.seed), Number(values.cases));
  const { lines, refused, differences } = await year(given, values.every ? { from: 0, until: TICKS } : JUMPING);
  for (const { number, given: one, lines: wrong } of differences) console.log(`case ${number}\n${JSON.stringify(one)}\n  ${wrong.join('\n  ')}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `seed=${values.seed} cases=${given.length} pace=${values.every ? 'every' : 'jumping'} sent=${lines} refused=${refused} differences=${differences.length} seconds=${seconds}`,
  );
  process.exitCode = differences.length ? 1 : 0;
} finally {
  await server.stop();
}
