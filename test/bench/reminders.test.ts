import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Findings } from './reminders/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'samnav-bench-reminders-'));
const file = join(folder, 'out.json');
let said: string;

beforeAll(async () => {
  const loader = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const small = ['--due', '500', '--waiting', '500', '--rounds', '1', '--rival-due', '50', '--parts', 'sweep'];
  const args = [...loader, 'test/bench/main.ts', 'reminders', ...small, '--source', '--json', file, '--database', process.env.TEST_ADMIN_URL!];
  said = (await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } })).stdout;
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('the bench of reminders delivers all that is due, each way, and writes what it measured', () => {
  const found = JSON.parse(readFileSync(file, 'utf8')) as Findings;
  expect(found).toMatchObject({ due: 500, backend: 'postgres', channel: 'inbox' });
  const [round] = found.rounds;
  expect([round!.samnav, round!.sql, round!.oneJob].every((rate) => rate > 0)).toBe(true);
  expect(said).toMatch(/samnav ÷ one job per reminder +\| ≥ 15/);
});
