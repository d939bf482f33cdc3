import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '@samnav/migrations';
import { startPostgres } from '../../tools/postgres.mjs';

/** A migrated database for one walk. Sets the environment of an API in this process, which reads it as it is imported. */
export interface WalkDatabase {
  /** A superuser: sees everything, may take any role, and may put aside triggers. */
  admin: pg.Client;
  close(): Promise<void>;
}

export async function openDatabase(): Promise<WalkDatabase> {
  const server = await serverFor();
  const { urls } = await migrate({ adminUrl: server.adminUrl, secret: server.secret, mode: 'test' });
  for (const [role, url] of Object.entries(urls)) process.env[`${role.toUpperCase()}_DATABASE_URL`] = url;
  Object.assign(process.env, { SAMNAV_MODE: 'test', SAMNAV_SECRET: server.secret, NODE_ENV: 'test', PUBLIC_URL: 'https://samnav.example' });
  process.env.SAMNAV_COST_PER_MINUTE = '0'; // a walker asks more than people do
  process.env.SAMNAV_DATA = mkdtempSync(join(tmpdir(), 'samnav-walk-'));
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  return { admin, close: () => admin.end().then(() => server.stop()) };
}

interface Server {
  adminUrl: string;
  secret: string;
  stop(): Promise<void>;
}

/** The tests' server where there is one, else one of its own. */
async function serverFor(): Promise<Server> {
  const { TEST_ADMIN_URL: url, SAMNAV_SECRET: secret } = process.env;
  if (!url || !secret) return startPostgres({ dir: mkdtempSync(join(tmpdir(), 'samnav-walk-')), persistent: false });
  const own = new URL(url);
  own.pathname = `/samnav_walk_${randomBytes(6).toString('hex')}`;
  return { adminUrl: own.href, secret, stop: () => drop(url, own.pathname.slice(1)) };
}

async function drop(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`).finally(() => client.end());
}
