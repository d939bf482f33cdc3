import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import type { Furnished } from '../world.ts';

/** The demo in a database of its own, where statements are counted, behind the real API in production mode. */
export interface Stage {
  own: OwnDatabase;
  world: Furnished;
  /** A signed-in visitor's cookie. */
  cookie: string;
  /** What the API has asked the database since `forget`, the look-up of the session, and word of its end, aside. */
  statements(): Promise<string[]>;
  forget(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(more: Record<string, string> = {}): Promise<Stage> {
  const own = await ownDatabase();
  await own.admin.query('create extension pg_stat_statements');
  Object.assign(process.env, own.env);
  const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
  const world = await openWorld({ NODE_ENV: 'production', SAMNAV_MODE: 'production', ...more });
  const { cookie } = await world.visit('gruppledare@umearegionen.example');
  return {
    own,
    world,
    cookie,
    async statements() {
      const { rows } = await own.admin.query<{ query: string }>(`select s.query from pg_stat_statements s
        where s.dbid = (select oid from pg_database where datname = current_database())
          and s.userid = (select oid from pg_roles where rolname = 'samnav_runtime') and s.query !~ 'scope_of\\(|samnav_access|pg_notify'`);
      return rows.map(({ query }) => query);
    },
    async forget() {
      await own.admin.query('select pg_stat_statements_reset()');
    },
    async close() {
      await world.close();
      await own.drop();
    },
  };
}

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}
export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** From the last byte sent until the last byte of the answer. */
  milliseconds: number;
}

/** Sends exactly these headers and bytes; a connection of its own unless an agent is given. */
export function send(url: string, { method, path, headers, body = '' }: Sent, within = 10_000): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}${path}`, {
      method,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      timeout: within,
    });
    let sent = performance.now();
    request.once('finish', () => (sent = performance.now()));
    request.once('timeout', () => request.destroy(new Error(`no answer within ${within} ms`)));
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const milliseconds = performance.now() - sent;
        resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString(), milliseconds });
      });
    });
    request.end(body);
  });
}
