import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { migrate, roleUrls } from '@samnav/migrations';
import { spawnWorker } from './worker-process.ts';

export interface OwnDatabase {
  /** What a worker of this database must know. */
  env: Record<string, string>;
  /** A superuser's pool: sees and may do everything. */
  admin: pg.Pool;
  drop(): Promise<void>;
}
type Mode = 'test' | 'demo' | 'production';

/**
 * A migrated database of its own on the tests' server, where asked with the demo in it. Workers take what is due in their whole database, so
 * a test that runs workers would otherwise do the jobs of tests beside it.
 */
export async function ownDatabase(mode: Mode = 'test', { furnished = false } = {}): Promise<OwnDatabase> {
  const { TEST_ADMIN_URL: adminUrl = '', SAMNAV_SECRET: secret = '' } = process.env;
  const name = `samnav_jobs_${randomBytes(6).toString('hex')}`;
  await withServer(adminUrl, async (server) => {
    const mould = await mouldOf(server, { adminUrl, secret, mode, furnished });
    await server.query(`create database ${name} template ${mould}`);
  });
  const own = at(adminUrl, name);
  await migrate({ adminUrl: own, secret, mode }); // what the roles may and keep to in a database is not copied
  const admin = new pg.Pool({ connectionString: own, max: 3 });
  admin.on('error', () => undefined);
  return {
    env: environment(own, secret, mode),
    admin,
    async drop() {
      await admin.end();
      await withServer(adminUrl, (server) => server.query(`drop database if exists ${name} with (force)`));
    },
  };
}

const at = (adminUrl: string, database: string): string => Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;

function environment(url: string, secret: string, mode: Mode): Record<string, string> {
  const urls = Object.entries(roleUrls(url, secret)).map(([role, its]) => [`${role.toUpperCase()}_DATABASE_URL`, its]);
  return { ...Object.fromEntries(urls), SAMNAV_SECRET: secret, SAMNAV_MODE: mode, PUBLIC_URL: 'https://samnav.example', NODE_ENV: 'test' };
}

async function withServer<T>(adminUrl: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: adminUrl });
  await server.connect();
  return work(server).finally(() => server.end());
}

interface Kind {
  adminUrl: string;
  secret: string;
  mode: Mode;
  furnished: boolean;
}

/** The database of a kind that others are copied from: whoever needs it first in a run makes it, the others wait. */
async function mouldOf(server: pg.Client, { adminUrl, secret, mode, furnished }: Kind): Promise<string> {
  const { rows } = await server.query<{ name: string }>(`select current_database() || $1 as name`, [`_${mode}${furnished ? '_furnished' : ''}`]);
  const { name } = rows[0]!;
  await server.query('select pg_advisory_lock(hashtext($1))', [name]);
  if ((await server.query('select from pg_database where datname = $1', [name])).rowCount) return name;
  const raw = `${name}_raw`;
  await server.query(`drop database if exists ${raw} with (force)`);
  await migrate({ adminUrl: at(adminUrl, raw), secret, mode });
  if (furnished) await furnish(environment(at(adminUrl, raw), secret, mode));
  await server.query(`alter database ${raw} rename to ${name}`);
  return name;
}

async function furnish(env: Record<string, string>): Promise<void> {
  const demo = spawnWorker({ ...env, SAMNAV_DATA: process.env.SAMNAV_DATA! }, 'apps/demo/src/main.ts');
  if ((await demo.exited) !== 0) throw new Error(`The demo was not furnished:\n${demo.log()}`);
}
