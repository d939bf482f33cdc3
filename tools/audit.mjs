import './node-version.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './children.mjs';
import { root } from './install.mjs';
import { home, runningStart } from './installation.mjs';
import { dataFolders, startPostgres } from './postgres.mjs';
import { secretsOf } from './secrets.mjs';

/**
 * `npm run audit:rollups` recomputes every roll-up, `npm run audit:reports` makes every signed report again; of the database of DATABASE_URL,
 * or of this folder's installation, running or not.
 */
const program = { rollups: 'apps/worker/src/audit-rollups.ts', reports: 'apps/worker/src/audit-reports.ts' }[process.argv[2]];
const LOADER = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];

/** The running installation's own server: its port is the fourth line of what it notes of itself. */
function ofRunning() {
  const { secret, superuser } = secretsOf(home);
  for (const folder of dataFolders(home)) {
    const port = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[3];
    return { adminUrl: `postgres://postgres:${superuser}@127.0.0.1:${port}/samnav`, secret, stop: () => undefined };
  }
  throw new Error(`There is no database in ${home}.`);
}

async function open() {
  if (process.env.DATABASE_URL)
    return { adminUrl: process.env.DATABASE_URL, secret: process.env.SAMNAV_SECRET ?? secretsOf(home).secret, stop: () => undefined };
  return runningStart() ? ofRunning() : startPostgres({ dir: home });
}

const database = await open();
const env = { ...process.env, DATABASE_URL: database.adminUrl, SAMNAV_SECRET: database.secret };
const { code } = await node([...LOADER, program], {
  cwd: root,
  env,
  onOutput: (chunk, from) => process[from].write(chunk),
});
await database.stop();
process.exit(code);
