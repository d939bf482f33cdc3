import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '@samnav/migrations';
import type { RoleUrls } from '@samnav/migrations';
import { dataFolders, startPostgres, stopOldServer } from '../../tools/postgres.mjs';
import { freePort } from '../../tools/processes.mjs';
import { fill } from './data.ts';
import type { Size } from './data.ts';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../..');
const CACHE = join(root, '.samnav/bench');

/** The same for all rivals; what is not named is PostgreSQL's own. Nothing is vacuumed by the clock: it would fall on one rival and not on another. */
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', checkpoint_timeout: '30min', autovacuum: 'off' };

/** A filled database: where it is, and who may do what with it. */
export interface Bench {
  size: Size;
  admin: pg.Client;
  urls: RoleUrls;
  secret: string;
  /** Of the server's first process: all others are its children. */
  postmaster: number;
  close(): Promise<void>;
}

/** What the kept cluster depends on: another migration or generator makes another one. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const folder = join(root, 'migrations');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()) hash.update(file).update(readFileSync(join(folder, file))); // prettier-ignore
  return hash
    .update(readFileSync(join(here, 'data.ts')))
    .update(JSON.stringify(SETTINGS))
    .digest('hex')
    .slice(0, 12);
}

/** Databases of older shapes are of no use any more. */
async function forgetOlder(name: string): Promise<void> {
  for (const other of existsSync(CACHE) ? readdirSync(CACHE) : []) {
    if (other === name || !/^[0-9a-f]{12}$/.test(other)) continue;
    for (const folder of dataFolders(join(CACHE, other))) {
      await stopOldServer(folder);
      rmSync(folder, { recursive: true, force: true });
    }
    rmSync(join(CACHE, other), { recursive: true, force: true });
  }
}

const withDatabase = (url: string, name: string): string => {
  const u = new URL(url);
  u.pathname = `/${name}`;
  return u.href;
};

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * A server with the sizes asked for. Each size once and kept as a template; what a run writes goes into a copy, which is made
 * again after it was written to.
 */
export interface Cluster {
  /** The server, in its own words. */
  version: string;
  open(size: Size): Promise<Bench>;
  stop(): Promise<void>;
}

/** Our own server in the cache folder, or the one of `adminUrl`, where nothing is kept. */
export async function openCluster(given: { adminUrl?: string; secret?: string }, say: (line: string) => void): Promise<Cluster> {
  if (given.adminUrl) return guest(given.adminUrl, given.secret ?? createHash('sha256').update(given.adminUrl).digest('hex'), say);
  const name = fingerprint();
  await forgetOlder(name);
  const home = join(CACHE, name);
  mkdirSync(home, { recursive: true });
  await settle(home);
  const server = await startPostgres({ dir: home, port: await freePort() });
  const { adminUrl, secret } = server;
  return { version: await versionOf(adminUrl), open: (size) => copyOf(adminUrl, secret, size, say), stop: () => server.stop() };
}

/** shared_buffers is read at the start only. */
async function settle(home: string): Promise<void> {
  if (existsSync(join(home, 'settled'))) return;
  const server = await startPostgres({ dir: home, port: await freePort() });
  const admin = await connect(withDatabase(server.adminUrl, 'postgres'));
  for (const [setting, value] of Object.entries(SETTINGS)) await admin.query(`alter system set ${setting} = '${value}'`);
  await admin.end();
  await server.stop();
  writeFileSync(join(home, 'settled'), '');
}

async function versionOf(adminUrl: string): Promise<string> {
  const client = await connect(withDatabase(adminUrl, 'postgres'));
  const { rows } = await client.query<{ server_version: string }>('show server_version').finally(() => client.end());
  return `PostgreSQL ${rows[0]!.server_version}`;
}

const nameOf = ({ tenants, rows }: Size): string => `samnav_bench_${tenants}_${rows}`;

async function copyOf(adminUrl: string, secret: string, size: Size, say: (line: string) => void): Promise<Bench> {
  const template = nameOf(size);
  const run = `${template}_run`;
  const postgres = await connect(withDatabase(adminUrl, 'postgres'));
  const there = async (name: string): Promise<boolean> => !!(await postgres.query('select from pg_database where datname = $1', [name])).rowCount;
  if (!(await there(`${template}_full`))) {
    await postgres.query(`drop database if exists ${template} with (force)`);
    await filled(withDatabase(adminUrl, template), secret, size, say);
    await postgres.query(`alter database ${template} rename to ${template}_full`); // whole only now
  }
  if (!(await there(run)) || (await written(withDatabase(adminUrl, run)))) {
    say(`A copy is made to run on.`);
    await postgres.query(`drop database if exists ${run} with (force)`);
    await postgres.query('checkpoint');
    await postgres.query(`create database ${run} template ${template}_full strategy file_copy`);
    await postgres.query('checkpoint');
  }
  const { urls } = await migrate({ adminUrl: withDatabase(adminUrl, run), secret, mode: 'production' });
  return bench(withDatabase(adminUrl, run), urls, secret, size, () => postgres.end());
}

/** Whether a run has recorded something: the generator writes no audit events. */
async function written(url: string): Promise<boolean> {
  const client = await connect(url);
  return !!(await client.query('select from audit_event limit 1').finally(() => client.end())).rowCount;
}

async function filled(url: string, secret: string, size: Size, say: (line: string) => void): Promise<RoleUrls> {
  const started = performance.now();
  const { urls } = await migrate({ adminUrl: url, secret, mode: 'production' });
  await fill(urls.owner, size);
  const admin = await connect(url);
  await admin.query('vacuum (analyze)').finally(() => admin.end());
  say(`${size.tenants} tenants are filled (${Math.round((performance.now() - started) / 1000)} s).`);
  return urls;
}

async function bench(url: string, urls: RoleUrls, secret: string, size: Size, close: () => Promise<void>): Promise<Bench> {
  const admin = await connect(url);
  const { rows } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid');
  return {
    size,
    admin,
    urls,
    secret,
    postmaster: parentOf(rows[0]!.pid),
    close: async () => {
      await admin.end();
      await close();
    },
  };
}

const parentOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);

/** A database on somebody else's server, dropped afterwards. */
async function guest(adminUrl: string, secret: string, say: (line: string) => void): Promise<Cluster> {
  const open = async (size: Size): Promise<Bench> => {
    const name = `${nameOf(size)}_${process.pid}`;
    const urls = await filled(withDatabase(adminUrl, name), secret, size, say);
    return bench(withDatabase(adminUrl, name), urls, secret, size, async () => {
      const postgres = await connect(withDatabase(adminUrl, 'postgres'));
      await postgres.query(`drop database if exists ${name} with (force)`).finally(() => postgres.end());
    });
  };
  return { version: await versionOf(adminUrl), open, stop: () => Promise.resolve() };
}
