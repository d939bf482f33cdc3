import { Database } from '@samnav/platform';
import pg from 'pg';
import { furnish } from '../apps/demo/src/furnish.ts';
import { freePort } from '../tools/processes.mjs';
import { startWorker } from './jobs/worker-process.ts';

export interface Answer<T = any> {
  data: T;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** Somebody signed in, speaking HTTP with the real server. */
export interface Visitor {
  cookie: string;
  ask<T = any>(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer<T>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface Furnished {
  url: string;
  database: Database;
  /** Signs in with the demo's password; `tenant` is where `ask` asks, or a funder where the door is `f`. */
  visit(email: string, tenant?: string, door?: 't' | 'f'): Promise<Visitor>;
  close(): Promise<void>;
}

/**
 * The demo in the test database, served by the real API in a process of its own, which reads whatever is asked on both paths and fails
 * where they differ. Several files may open it at once.
 */
export async function openWorld(more: Record<string, string> = {}): Promise<Furnished> {
  const database = await Database.connect({ url: more.RUNTIME_DATABASE_URL ?? process.env.RUNTIME_DATABASE_URL!, transactions: 2, reads: 2 });
  await once(() => furnish(database));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const given = Object.entries(process.env).filter(([name]) => /_DATABASE_URL$|^SAMNAV_|^REDIS_URL$/.test(name)) as [string, string][];
  const api = await startWorker(
    {
      SAMNAV_COMPARE_PATHS: '1',
      ...Object.fromEntries(given),
      PORT: String(port),
      PUBLIC_URL: url,
      NODE_ENV: 'test',
      SAMNAV_COST_PER_MINUTE: '0',
      ...more,
    },
    'apps/api/src/main.ts',
  );
  const close = async (): Promise<void> => {
    await api.kill('SIGTERM');
    await database.onApplicationShutdown();
  };
  return { url, database, visit: (email, tenant = 'umearegionen', door = 't') => visit(url, email, `/${door}/${tenant}/graphql`), close };
}

/** One file furnishes, the others wait for it. */
async function once(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  await client.query(`select pg_advisory_lock(hashtext('samnav demo'))`);
  await work().finally(() => client.end());
}

async function visit(url: string, email: string, graphql: string): Promise<Visitor> {
  const signIn = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'samnav-demo' }),
  });
  if (signIn.status !== 200) throw new Error(`${email} could not sign in: ${signIn.status} ${await signIn.text()}`);
  const cookie = signIn.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${url}${path}`, { ...init, headers: { cookie, ...init.headers } });
  return {
    cookie,
    fetch: call,
    ask: async (query, variables = {}, headers = {}) => {
      const response = await call(graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
  };
}
