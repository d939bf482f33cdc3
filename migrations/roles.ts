import { setTimeout as sleep } from 'node:timers/promises';
import { createHmac } from 'node:crypto';
import type { Client } from 'pg';

/** The database roles; none is a superuser or bypasses row-level security, and only the owner owns anything of ours. */
export const roles = ['owner', 'runtime', 'worker', 'queue', 'funder', 'sealer', 'backup'] as const;
export type DatabaseRole = (typeof roles)[number];
export type RoleUrls = Record<DatabaseRole, string>;

/** Addresses of the roles on the server of `adminUrl`, their passwords derived from the installation's secret. */
export function roleUrls(adminUrl: string, secret: string): RoleUrls {
  const url = (role: DatabaseRole): string => {
    const u = new URL(adminUrl);
    u.username = `samnav_${role}`;
    u.password = passwordOf(role, secret);
    return u.href;
  };
  return Object.fromEntries(roles.map((role) => [role, url(role)])) as RoleUrls;
}
const passwordOf = (role: DatabaseRole, secret: string): string => createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');

/**
 * What takes longer is cancelled by the server. A client that dies in the middle of a batch leaves a session that is neither idle nor
 * running, so that the transaction's own limit alone frees what it holds.
 */
const timeouts: Partial<Record<DatabaseRole, Record<string, string>>> = {
  runtime: { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s', transaction_timeout: '30s' },
  funder: { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s', transaction_timeout: '30s' },
  worker: { statement_timeout: '60s', lock_timeout: '10s', idle_in_transaction_session_timeout: '20s', transaction_timeout: '90s' },
  sealer: { statement_timeout: '60s', lock_timeout: '10s', idle_in_transaction_session_timeout: '60s', transaction_timeout: '10min' },
};

/** Makes the roles where they are missing and sets what this database expects of them. Needs a login that may create roles. */
export async function prepareRoles(admin: Client, secret: string): Promise<void> {
  const database = admin.escapeIdentifier((await admin.query<{ name: string }>('select current_database() as name')).rows[0]!.name);
  // a server on Windows cannot hear that a client went away while it works
  const hears = !/windows|mingw|visual c/i.test((await admin.query<{ version: string }>('select version()')).rows[0]!.version);
  for (const role of roles) {
    const name = `samnav_${role}`;
    await makeRole(admin, name, passwordOf(role, secret));
    await admin.query(`grant connect on database ${database} to ${name}`);
    await admin.query(`grant usage on schema public to ${name}`);
    for (const [setting, value] of Object.entries({ ...timeouts[role], ...(hears && { client_connection_check_interval: '5s' }) }))
      await admin.query(`alter role ${name} in database ${database} set ${setting} = '${value}'`);
  }
  await admin.query(`revoke all on schema public from public`);
  await admin.query(`grant create, usage on schema public to samnav_owner`);
  // the extension is made by the owner's first migration; BullMQ's own migrations make the schema of the queue
  await admin.query(`grant create on database ${database} to samnav_owner, samnav_queue`);
}

/** Roles belong to the whole server, which refuses one of two that change the same role at once: whoever comes second tries again. */
async function makeRole(admin: Client, name: string, password: string, triesLeft = 20): Promise<void> {
  try {
    const there = await admin.query('select 1 from pg_roles where rolname = $1', [name]);
    if (!there.rowCount) await admin.query(`create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit`);
    await admin.query(`alter role ${name} password ${admin.escapeLiteral(password)}`);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const atOnce = message.includes('tuple concurrently updated') || code === '23505' || code === '42710';
    if (!atOnce || !triesLeft) throw error;
    await sleep(20 + Math.random() * 80);
    await makeRole(admin, name, password, triesLeft - 1);
  }
}

/** The environment's role addresses, derived from DATABASE_URL and SAMNAV_SECRET where they are not given. */
export function roleEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!env.DATABASE_URL || !env.SAMNAV_SECRET) return env;
  const derived = Object.entries(roleUrls(env.DATABASE_URL, env.SAMNAV_SECRET)).map(([role, url]) => [`${role.toUpperCase()}_DATABASE_URL`, url]);
  return { ...Object.fromEntries(derived), ...env };
}
