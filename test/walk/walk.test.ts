import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a script of this folder in a process of its own on the tests' server; what it said, and how it ended. */
async function run(script: string, before: readonly string[] = []): Promise<{ code: number | null; said: string }> {
  const loaders = [...before, '@swc-node/register/esm-register'].flatMap((loader) => ['--import', loader]);
  const flags = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', ...loaders];
  const { TEST_ADMIN_URL, SAMNAV_SECRET, PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [...flags, script, '--smoke'], { cwd: root, env: { TEST_ADMIN_URL, SAMNAV_SECRET, PATH, HOME, TMPDIR } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

test('nobody reads or tells apart what is not theirs, in a short walk over the schema', async () => {
  const { code, said } = await run('test/walk/main.ts');

  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/ 0 findings\n$/) });
}, 900_000);

test('a handful of mutants are noticed, each by the check that should', async () => {
  const { code, said } = await run('test/walk/mutants/main.ts', ['./test/walk/mutants/register.mjs']);

  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/ 0 survived\n$/) });
}, 900_000);
