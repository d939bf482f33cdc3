import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '@samnav/migrations';
import { startPostgres } from '../tools/postgres.mjs';

interface TestServer {
  adminUrl: string;
  secret: string;
  stop(): Promise<void>;
}
export type Held = typeof globalThis & { samnavTestServer?: TestServer };

/**
 * One migrated database for the whole run: on a server of its own in a temporary folder, or, with TEST_DATABASE_URL, a fresh
 * database on that server (whose `samnav_…` roles get this run's passwords, so it must not be one that is in use).
 */
export default async function setup(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? await freshDatabase(given) : await startPostgres({ dir: mkdtempSync(join(tmpdir(), 'samnav-test-')), persistent: false });
  (globalThis as Held).samnavTestServer = server;
  try {
    const { urls } = await migrate({ adminUrl: server.adminUrl, secret: server.secret, mode: 'test' });
    for (const [role, url] of Object.entries(urls)) process.env[`${role.toUpperCase()}_DATABASE_URL`] = url;
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env.TEST_ADMIN_URL = server.adminUrl; // for tests that need a database of their own
  process.env.SAMNAV_MODE = 'test';
  process.env.SAMNAV_SECRET = server.secret;
}

async function freshDatabase(url: string): Promise<TestServer> {
  const name = `samnav_test_${randomBytes(6).toString('hex')}`;
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return { adminUrl: fresh.href, secret: randomBytes(32).toString('hex'), stop: () => drop(url, name) };
}

async function drop(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`).finally(() => client.end());
}
