import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';

/** What each file would hold if somebody forgot the direction of dependencies. */
const planted = {
  'libs/networks/src/index.ts': `export { ProjectsModule } from '@samnav/projects';\n`,
  'libs/platform/src/index.ts': `export { NetworksModule } from '@samnav/networks';\n`,
  'apps/web/src/main.tsx': `export { Database } from '@samnav/platform';\n`,
  'libs/projects/src/index.ts': `import { DataSource } from 'typeorm';\nimport { Queue } from 'bullmq';\nexport const x = [DataSource, Queue];\n`,
  'libs/funding/src/index.ts': `export const crowns = (ore: bigint): number => Number(ore) / 100;\nexport const half = (given: { amount: string }): number => parseFloat(given.amount) / 2;\nexport interface Claim { supportOre: number }\nexport const sql = 'select paid_ore::float from payment_claim';\n`,
  'libs/funding/src/money/split.ts': `export const days = (more: string): number => Number(more);\nexport const half = (ore: bigint): bigint => ore / 2n;\n`,
  'libs/reminders/src/index.ts': `export { NetworksModule } from '@samnav/networks';\n`,
};

// one process for all: the rules need the types of the whole tree, which takes seconds to read
const LINT = `import { ESLint } from 'eslint';
const eslint = new ESLint();
const found = {};
for (const [filePath, code] of Object.entries(JSON.parse(process.argv[1])))
  found[filePath] = (await eslint.lintText(code, { filePath })).flatMap((r) => r.messages.map((m) => m.ruleId ?? m.message));
console.log(JSON.stringify(found));`;

let found: Record<string, string[]>;
beforeAll(() => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', LINT, JSON.stringify(planted)], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  found = JSON.parse(run.stdout) as Record<string, string[]>;
}, 300_000);

describe('the direction of dependencies is enforced', () => {
  test('a lower context may not import a higher one', () => {
    expect(found['libs/networks/src/index.ts']).toEqual(['boundaries/dependencies']);
  });

  test('the platform knows no context', () => {
    expect(found['libs/platform/src/index.ts']).toEqual(['boundaries/dependencies']);
  });

  test('the web app knows only the schema', () => {
    expect(found['apps/web/src/main.tsx']).toContain('no-restricted-imports');
  });

  test('only the platform touches the data source and the queue', () => {
    expect(found['libs/projects/src/index.ts']).toEqual(['no-restricted-imports', 'no-restricted-imports']);
  });

  test('what is allowed passes', () => {
    expect(found['libs/reminders/src/index.ts']).toEqual([]);
    expect(found['libs/funding/src/money/split.ts']).toEqual([]);
  });
});

test('money is never a float: not converted, not parsed, not declared, not cast', () => {
  expect(found['libs/funding/src/index.ts']).toEqual(Array.from({ length: 4 }, () => 'no-restricted-syntax'));
});
