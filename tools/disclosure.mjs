import './node-version.mjs';
import { parseArgs } from 'node:util';
import { node } from './children.mjs';
import { root } from './install.mjs';

/**
 * What is told of few people: `npm run disclosure -- --runs 1000 --seed 1` makes that many worlds of meetings, and an adversary who knows
 * the rules combines all that the API tells. Exits 0 only where no cell of one to four follows.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
const { code } = await node(['node_modules/jest/bin/jest.js', 'test/disclosure', '--testTimeout=86400000'], {
  cwd: root,
  env: {
    ...process.env,
    SAMNAV_DISCLOSURE_RUNS: values.runs,
    SAMNAV_DISCLOSURE_SEED: values.seed,
    NODE_OPTIONS: '--experimental-vm-modules --conditions=ws-source --disable-warning=ExperimentalWarning',
  },
  onOutput: (chunk, from) => process[from].write(chunk),
});
process.exit(code ? 1 : 0);
