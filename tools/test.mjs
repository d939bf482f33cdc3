import './node-version.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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

/** Runs jest and answers what it found; null where it ended without saying. */
async function jest(args, env) {
  const dir = mkdtempSync(join(tmpdir(), 'samnav-results-'));
  const file = join(dir, 'results.json');
  const output = { onOutput: (chunk, from) => process[from].write(chunk) };
  const { code } = await node([join(root, 'node_modules/jest/bin/jest.js'), '--json', '--outputFile', file, ...args], { cwd: root, env, ...output });
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  rmSync(dir, { recursive: true, force: true });
  return { results, code };
}

/** Files that fail together with everything else may fail for want of time: at most so many are asked once more, alone. */
const ASKED_AGAIN = 6;

async function tests(args, tools) {
  const env = { ...process.env, ...tools, NODE_OPTIONS: '--experimental-vm-modules --conditions=ws-source --disable-warning=ExperimentalWarning' };
  delete env.DATABASE_URL; // never a test's business
  delete env.NODE_ENV;
  const { results, code } = await jest(args, env);
  const wrong = results?.testResults.filter(({ status }) => status === 'failed') ?? [];
  if (args.length || !wrong.length || wrong.length > ASKED_AGAIN) return tally(results, code);
  const paths = wrong.map(({ name }) => name);
  console.log(`Run once more, alone: ${paths.map((path) => relative(root, path)).join(', ')}`);
  const again = await jest(['--runInBand', '--runTestsByPath', ...paths], env);
  for (const { assertionResults } of wrong) results.numPassedTests -= assertionResults.filter(({ status }) => status === 'passed').length;
  tally({ ...results, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, 0);
  tally(again.results, again.code);
  if (!again.code) console.log(`Passed the second time, alone: ${paths.map((path) => relative(root, path)).join(', ')}`);
}

function tally(results, code) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = results ?? NOTHING;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  count.passed += numPassedTests;
  count.failed += code !== 0 && failed === 0 ? 1 : failed;
  if (numPendingTests) console.log(`${numPendingTests} tests skipped`);
}
const NOTHING = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0 };

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
