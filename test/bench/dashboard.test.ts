import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Measurement } from './measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'samnav-bench-goals-'));
const file = join(folder, 'out.json');
let said: string;

beforeAll(async () => {
  const loader = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const small = ['--regions', '2', '--indicators', '120', '--years', '3', '--rounds', '1', '--seconds', '0.2', '--connections', '1'];
  const args = [...loader, 'test/bench/main.ts', 'goals', ...small, '--source', '--json', file, '--database', process.env.TEST_ADMIN_URL!];
  said = (await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } })).stdout;
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('the bench of the region’s dashboard compares the two to the last decimal, and writes what it measured', () => {
  const measured = JSON.parse(readFileSync(file, 'utf8')) as Measurement<'G1'>[];
  expect(said).toContain('Both give the same answers.');
  expect(measured.map((one) => [one.workload, one.server, one.errors])).toEqual(expect.arrayContaining([['G1', 'samnav', 0], ['G1', 'limit', 0]])); // prettier-ignore
  expect(said).toMatch(/CPU per dashboard at 1 connections, samnav ÷ limit +\| ≤ 1.3/);
});
