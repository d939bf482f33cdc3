import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './children.mjs';

const NEEDED = [
  {
    variable: 'SAMNAV_CHROMIUM',
    what: 'browser journeys',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium', 'fonts-dejavu-core'],
    get: 'install Chromium or Chrome, or set SAMNAV_CHROMIUM to its program',
  },
  {
    variable: 'SAMNAV_REDIS_SERVER',
    what: 'jobs on Redis',
    names: ['redis-server', 'valkey-server'],
    packages: ['redis-server'],
    get: 'install redis-server, or set SAMNAV_REDIS_SERVER to its program',
  },
  {
    variable: 'SAMNAV_FAKETIME',
    what: 'skewed clocks in the chaos of reminders',
    names: ['faketime'],
    packages: ['faketime'],
    get: 'install faketime',
  },
];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The path of a program, or undefined. */
export function which(...names) {
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(delimiter)) if (dir && existsSync(join(dir, name))) return join(dir, name);
  }
  return undefined;
}

const find = ({ variable, names }) =>
  process.env[variable] ?? which(...names) ?? (variable === 'SAMNAV_CHROMIUM' ? MAC.find((file) => existsSync(file)) : undefined);

/** Finds Chromium, redis-server and faketime, or those asked for, through apt-get where that is possible; answers their variables and one line for each that is missing. */
export async function provideBrowsersAndRedis(variables = NEEDED.map(({ variable }) => variable)) {
  const needed = NEEDED.filter(({ variable }) => variables.includes(variable));
  const missing = needed.filter((tool) => !find(tool));
  if (missing.length && process.getuid?.() === 0 && existsSync('/etc/debian_version') && which('apt-get'))
    await aptGet(missing.flatMap(({ packages }) => packages));
  const found = needed.filter(find).map((tool) => [tool.variable, find(tool)]);
  const skipped = needed.filter((tool) => !find(tool)).map(({ what, get }) => `Skipped: ${what} (${get}).`);
  return { env: Object.fromEntries(found), skipped };
}

async function aptGet(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }; // no service of redis-server's own is started
  await run('apt-get', ['update', '-q'], { env, timeout: 120_000 });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env, timeout: 400_000 });
}
