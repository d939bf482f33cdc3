import './node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { node } from './children.mjs';
import { root } from './install.mjs';

/**
 * Two paths, one answer: `npm run paths -- --seed 1 --operations 5000` reads generated operations by one statement and field by field, of
 * the whole served schema and of the tests' own entities, there also the plain way. `--suite` runs the tests instead, with every query
 * they send read on both paths. Exits 0 only where nothing differs; the counts come last.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, operations: { type: 'string', default: '5000' }, suite: { type: 'boolean', default: false } },
});
const dir = mkdtempSync(join(tmpdir(), 'samnav-paths-'));
const counts = join(dir, 'counts');
const [args, more] = values.suite
  ? [['tools/test.mjs', 'test', 'apps', 'libs'], { SAMNAV_COMPARE_PATHS: counts }]
  : [
      ['node_modules/jest/bin/jest.js', 'libs/platform/src/read/generated.test.ts', 'test/paths/generated.test.ts'],
      {
        SEED: values.seed,
        OPERATIONS: values.operations,
        PATHS_COUNTS: counts,
        NODE_OPTIONS: '--experimental-vm-modules --conditions=ws-source --disable-warning=ExperimentalWarning',
      },
    ];
const { code } = await node(args, { cwd: root, env: { ...process.env, ...more }, onOutput: (chunk, from) => process[from].write(chunk) });
try {
  process.stdout.write(readFileSync(counts, 'utf8'));
} catch {
  console.log('No counts: the tests did not come so far.');
}
rmSync(dir, { recursive: true, force: true });
process.exit(code ? 1 : 0);
