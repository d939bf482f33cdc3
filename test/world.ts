import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@samnav/platform';
import pg from 'pg';
import { createApp } from '../apps/api/src/create-app.ts';
import { furnish } from '../apps/demo/src/furnish.ts';

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
  /** Signs in with the demo's password; `tenant` is where `ask` asks. */
  visit(email: string, tenant?: string): Promise<Visitor>;
  close(): Promise<void>;
}

/** The demo in the test database, served by the real API in this process. Several files may open it at once. */
export async function openWorld(): Promise<Furnished> {
  const database = await Database.connect({ url: process.env.RUNTIME_DATABASE_URL!, transactions: 2, reads: 2 });
  await once(() => furnish(database));
  const app = await createApp();
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return { url, database, visit: (email, tenant = 'umearegionen') => visit(url, email, tenant), close: () => close(app, database) };
}

/** One file furnishes, the others wait for it. */
async function once(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  await client.query(`select pg_advisory_lock(hashtext('samnav demo'))`);
  await work().finally(() => client.end());
}

async function visit(url: string, email: string, tenant: string): Promise<Visitor> {
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
      const response = await call(`/t/${tenant}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
  };
}

async function close(app: NestFastifyApplication, database: Database): Promise<void> {
  await app.close();
  await database.onApplicationShutdown();
}
