import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { redisBinary } from '../jobs/redis-server.ts';

const flags = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];

/** A short run in a process of its own, as at the command line. */
function run(backend: string): Promise<{ code: number; output: string }> {
  const { PATH = '', HOME = '', TMPDIR = '', SAMNAV_REDIS_SERVER = '' } = process.env;
  const env = { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...(SAMNAV_REDIS_SERVER && { SAMNAV_REDIS_SERVER }) };
  const args = [...flags, 'test/chaos/main.ts', '--seed', '7', '--kills', '4', '--backend', backend];
  return new Promise((resolve) =>
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: stdout + stderr })),
  );
}
const CLEAN = /\nkills=4 reminders=\d+ lost=0 early=0 misdirected=0 duplicates=[0-4] drainedSeconds=[\d.]+\n$/;

// most of their time is waiting for leases to end, so they wait together
const runs = { postgres: run('postgres'), redis: redisBinary() ? run('redis') : undefined };

test('reminders survive four kills with the queue on PostgreSQL', async () => {
  const { code, output } = await runs.postgres;
  expect(output).toMatch(CLEAN);
  expect(code).toBe(0);
}, 180_000);

(runs.redis ? test : test.skip)(
  'and with the queue on Redis',
  async () => {
    const { code, output } = await runs.redis!;
    expect(output).toMatch(CLEAN);
    expect(code).toBe(0);
  },
  180_000,
);
