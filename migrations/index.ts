import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './list.ts';
import { prepareRoles, roleUrls } from './roles.ts';
import type { RoleUrls } from './roles.ts';

export { migrations } from './list.ts';
export { roleEnvironment, roleUrls } from './roles.ts';
export type { DatabaseRole, RoleUrls } from './roles.ts';

export interface MigrateOptions {
  /** A login that may create roles and databases; its database is made when it is not there. */
  adminUrl: string;
  /** The installation's secret: role passwords are derived from it. */
  secret: string;
  mode: 'production' | 'demo' | 'test';
  /** Demo and test only: the instant that it shall be now; absent = real time. Local Stockholm time where no zone is given. */
  clock?: string;
}

/** Brings a database to today's shape: roles, schema, queue. Idempotent; several at once wait for each other. */
export async function migrate({ adminUrl, secret, mode, clock }: MigrateOptions): Promise<{ urls: RoleUrls }> {
  const admin = await connectOrCreate(adminUrl);
  try {
    await refuseOldServer(admin);
    await admin.query(`select pg_advisory_lock(hashtext('samnav migrate'))`);
    await prepareRoles(admin, secret);
    const urls = roleUrls(adminUrl, secret);
    await refuseOtherMode(urls.owner, mode);
    await runMigrations(urls.owner);
    await setMode(urls.owner, mode, clock);
    return { urls };
  } finally {
    await admin.end();
  }
}

async function connectOrCreate(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error; // invalid_catalog_name
  }
  const url = new URL(adminUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const first = new pg.Client({ connectionString: url.href });
  await first.connect();
  await first.query(`create database ${first.escapeIdentifier(name)}`).finally(() => first.end());
  return connectOrCreate(adminUrl);
}

async function refuseOldServer(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  if (Number(rows[0]!.version) < 180_000) throw new Error(`Samnav needs PostgreSQL 18 or newer; this server is ${rows[0]!.version.slice(0, 2)}.`);
}

/** A demo opens doors (a movable clock, furnishing without an operator) that nothing real may stand behind: a database stays what it was made for. */
async function refuseOtherMode(ownerUrl: string, mode: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    if (!(await owner.query(`select to_regclass('installation') as there`)).rows[0].there) return;
    const { rows } = await owner.query<{ mode: string }>('select mode from installation');
    if (rows[0] && rows[0].mode !== mode)
      throw new Error(`This database was made for ${rows[0].mode} and does not become ${mode}: use another database.`);
  } finally {
    await owner.end();
  }
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const source = await new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migration',
  }).initialize();
  await source.runMigrations().finally(() => source.destroy());
}

async function setMode(ownerUrl: string, mode: string, clock: string | undefined): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`insert into installation (mode) values ($1) on conflict (one) do nothing`, [mode]);
    if (mode === 'production') await owner.query(`update installation set clock_offset = '0'`);
    else {
      await owner.query(`set timezone = 'Europe/Stockholm'`);
      await owner.query('select move_clock($1::timestamptz)', [clock ?? null]);
    }
  } finally {
    await owner.end();
  }
}
