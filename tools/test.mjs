import './node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { provideBrowsersAndRedis } from './browsers-and-redis.mjs';
import { build } from './build.mjs';
import { endChildren, node } from './children.mjs';
import { installLibraries, root } from './install.mjs';
import { plain, step } from './say.mjs';
import { schemaIsFresh } from './schema-freshness.mjs';

const bin = (path, ...args) => node([join(root, 'node_modules', path), ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
const count = { passed: 0, failed: 0 };

/** One named check; `work` answers '' or what is wrong. */
async function check(name, work) {
  const from = performance.now();
  const wrong = await work().catch((error) => plain(error));
  const seconds = `${((performance.now() - from) / 1000).toFixed(1)} s`;
  count[wrong ? 'failed' : 'passed']++;
  step(`${wrong ? 'FAILED' : 'passed'}  ${name} (${seconds})`);
  if (wrong) console.log(stripVTControlCharacters(wrong).trimEnd().replace(/^/gm, '        '));
}

const program = async (promise) => {
  const { code, stdout, stderr } = await promise;
  return code === 0 ? '' : `${stdout}\n${stderr}`.trim() || `exit code ${code}`;
};

const typescript = (project) => program(bin('ts7/bin/tsc', '--pretty', 'false', '-p', project));

/** What needs no database. The linter takes as long as all the others together, and there are two cores to count on. */
async function still() {
  const rules = ['apps', 'libs', 'migrations', 'test'];
  const others = [
    ['the committed schema is what the code says', schemaIsFresh],
    ['server types', () => typescript('tsconfig.json')],
    ['web types', () => typescript('apps/web/tsconfig.json')],
    ['build', () => build().then(() => '')],
    ['dependency rules', () => program(bin('dependency-cruiser/bin/dependency-cruise.mjs', ...rules))],
    ['format', () => program(bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'))],
  ];
  const oneByOne = async (checks) => {
    for (const [name, work] of checks) await check(name, work);
  };
  await Promise.all([oneByOne(others), check('lint', () => program(bin('eslint/bin/eslint.js', '.')))]);
}

async function tests(args, tools) {
  const dir = mkdtempSync(join(tmpdir(), 'samnav-results-'));
  const env = { ...process.env, ...tools, NODE_OPTIONS: '--experimental-vm-modules --conditions=ws-source --disable-warning=ExperimentalWarning' };
  delete env.DATABASE_URL; // never a test's business
  delete env.NODE_ENV;
  const output = { onOutput: (chunk, from) => process[from].write(chunk) };
  const { code } = await node([join(root, 'node_modules/jest/bin/jest.js'), '--json', '--outputFile', join(dir, 'results.json'), ...args], {
    cwd: root,
    env,
    ...output,
  });
  tally(join(dir, 'results.json'), code);
  rmSync(dir, { recursive: true, force: true });
}

function tally(file, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    results = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0 };
  }
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  count.passed += results.numPassedTests;
  count.failed += code !== 0 && failed === 0 ? 1 : failed;
  if (results.numPendingTests) console.log(`${results.numPendingTests} tests skipped`);
}

for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => void endChildren(5000).then(() => process.exit(1)));
const asked = process.argv.slice(2); // e.g. a path: jest alone
let skipped = [];
try {
  await installLibraries();
  const tools = provideBrowsersAndRedis();
  if (!asked.length) await still();
  const { env, skipped: lines } = await tools;
  skipped = lines;
  await tests(asked, env);
} catch (error) {
  console.log(plain(error));
  count.failed++;
}
skipped.forEach((line) => console.log(line));
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);
