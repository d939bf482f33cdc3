import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
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
    for (const [role, url] of Object.entries(await migrated(server))) process.env[`${role.toUpperCase()}_DATABASE_URL`] = url;
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env.TEST_ADMIN_URL = server.adminUrl; // for tests that need a database of their own
  process.env.SAMNAV_MODE = 'test';
  process.env.SAMNAV_DATA ??= mkdtempSync(join(tmpdir(), 'samnav-files-'));
  process.env.SAMNAV_SECRET = server.secret;
}

/** In a process of its own: what Jest loads before the tests cannot read a folder of modules. Answers the roles' addresses. */
async function migrated({ adminUrl, secret }: TestServer): Promise<Record<string, string>> {
  const env = { ...process.env, DATABASE_URL: adminUrl, SAMNAV_SECRET: secret, SAMNAV_MODE: 'test', NODE_OPTIONS: '' };
  const flags = ['--conditions=ws-source', '--import', '@swc-node/register/esm-register'];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, 'migrations/main.ts'], { env });
  return JSON.parse(stdout) as Record<string, string>;
}

async function freshDatabase(url: string): Promise<TestServer> {
  const name = `samnav_test_${randomBytes(6).toString('hex')}`;
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return { adminUrl: fresh.href, secret: randomBytes(32).toString('hex'), stop: () => drop(url, name) };
}

/** Drops the database, and those that others were copied from; see test/jobs/own-database.ts. */
async function drop(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname = $1 or starts_with(datname, $1 || '_')`,
      [name],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
  } finally {
    await client.end();
  }
}
