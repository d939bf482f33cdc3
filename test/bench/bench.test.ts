import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Measurement } from './measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'samnav-bench-test-'));
const file = join(folder, 'out.json');
let said: string;

beforeAll(async () => {
  const loader = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const small = ['--scale', '0.03', '--rounds', '2', '--seconds', '0.1', '--warmup', '0.1', '--connections', '1,4', '--servers', 'samnav,limit'];
  const args = [...loader, 'test/bench/main.ts', 'reads', ...small, '--source', '--json', file, '--database', process.env.TEST_ADMIN_URL!];
  said = (await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } })).stdout;
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bench of reads', () => {
  test('measures nothing before all servers have given the same answers', () => {
    expect(said).toContain('The servers give the same answers: samnav, limit.');
  });

  test('writes every measurement, round by round, in the agreed shape', () => {
    const measured = JSON.parse(readFileSync(file, 'utf8')) as Measurement[];
    expect(measured).toHaveLength(2 * 4 * 2 * 2);
    expect(Object.keys(measured[0]!)).toEqual([
      'workload', 'server', 'connections', 'round', 'requestsPerSecond', 'p50Ms', 'p99Ms', 'nodeCpuMs', 'postgresCpuMs', 'errors',
    ]); // prettier-ignore
    const kinds = new Set(measured.map((one) => `${one.round} ${one.workload} ${one.connections} ${one.server}`));
    expect(kinds.size).toBe(measured.length);
  });

  test('every request was answered', () => {
    const measured = JSON.parse(readFileSync(file, 'utf8')) as Measurement[];
    expect(measured.every((one) => one.errors === 0 && one.requestsPerSecond > 0 && one.p99Ms >= one.p50Ms)).toBe(true);
  });

  test('prints one table and the goals', () => {
    expect(said).toMatch(/\| Q2 +\| 4 +\| samnav/);
    expect(said).toMatch(/Q1 CPU per request, samnav ÷ limit +\| ≤ 1.3/);
  });
});
