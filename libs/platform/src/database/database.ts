import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { entityTypes } from '../read/index.ts';
import { outlive, outliveErrors } from './outlive.ts';
import { makeScope, NIL } from './scope.ts';
import type { Scope } from './scope.ts';
import { Line } from './line.ts';
import { Tx } from './tx.ts';
import { Watch } from './watch.ts';

export interface DatabaseOptions {
  /** The runtime's address in the API, the worker's in the worker. */
  url: string;
  /** The address of the funders' role, in the API: what is read at a funder's door is read as it. */
  funderUrl?: string;
  /** Connections for transactions; reading has a pool of its own. */
  transactions?: number;
  reads?: number;
  /** Milliseconds that a read may take; absent = what the role allows. */
  readTimeout?: number;
  /** Milliseconds that a request waits for a connection; absent = for as long as it takes. */
  wait?: number;
  /** Milliseconds of silence beyond the timeout after which the line is taken for dead. */
  silence?: number;
  /** Statements of transactions are planned once per connection, whatever their values: right where the same few run all day. */
  plannedOnce?: boolean;
  /** Milliseconds that any statement may be silent before its line is taken for dead, where nothing else limits it: whoever waits can then try again. */
  patience?: number;
}

/** Rows of a statement. */
export type Sql = <R>(text: string, params?: unknown[]) => Promise<R[]>;

/** Few people read at the funders' doors, and a connection waits for none of them for long. */
const FUNDER_READS = 3;
/** Connections are made anew after an hour: what a backend has gathered is then given back. */
const LIFETIME_S = 3_600;
const SET_SCOPE = `select set_config('app.tenant_id', $1, true), set_config('app.account_id', $2, true)`;

/** The database as the application sees it: transactions for writing, a pool for the read engine. No query without a scope. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private constructor(
    /** For the read engine and for what has no tenant (sessions); everything else goes through `write`. */
    readonly pool: pg.Pool,
    private readonly source: DataSource,
    private readonly url: string,
    /** For the read engine at a funder's door: a role that sees the frozen material of live grants, and can write nothing. */
    readonly funderPool?: pg.Pool,
  ) {}
  private readonly watches: Watch[] = [];

  static async connect({
    url,
    funderUrl,
    transactions = 6,
    reads = 8,
    readTimeout,
    wait,
    silence = 5_000,
    patience,
    plannedOnce,
  }: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      entities: entityTypes(),
      poolSize: transactions,
      extra: {
        max: transactions,
        connectionTimeoutMillis: wait,
        ...(plannedOnce && { options: '-c plan_cache_mode=force_generic_plan' }),
        onConnect: (client: PoolClient) => {
          outliveErrors(client);
          if (patience !== undefined) breakWhenSilent(client, patience);
        },
      },
    });
    await source.initialize();
    const most = readTimeout === undefined ? patience : readTimeout + silence;
    const pool = readPool({ url, max: reads, readTimeout, wait, most });
    const funders = funderUrl === undefined ? undefined : readPool({ url: funderUrl, max: FUNDER_READS, readTimeout, wait, most });
    return new Database(pool, source, url, funders);
  }

  /** Runs `work` in one transaction of the scope's tenant: all of it is committed, or none. */
  async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    let client: PoolClient | undefined;
    try {
      client = (await runner.connect()) as PoolClient;
      const line = new Line(client);
      // these travel with the first statement, which is not run where one of them fails
      const opened = [line.say('begin'), line.say(SET_SCOPE, [scope.tenantId, scope.accountId ?? ''])];
      opened.forEach((sent) => sent.catch(() => undefined));
      const tx = new Tx(scope, runner, line);
      try {
        const result = await work(tx);
        await tx.commit();
        return result;
      } catch (error) {
        await line.say('rollback').catch(() => undefined);
        throw error;
      }
    } finally {
      if (client && isOpen(client)) await drop(runner);
      await runner.release();
    }
  }

  /** Reads as the funders' role in one read-only transaction: only what the scope's funder may see is there. */
  async asFunder<T>({ funderId }: Scope, work: (sql: Sql) => Promise<T>): Promise<T> {
    if (!this.funderPool || !funderId) throw new Error("This process has no connections of the funders' database role");
    const client = await this.funderPool.connect();
    let broken = true;
    try {
      await client.query('begin read only');
      await client.query(`select set_config('app.funder_id', $1, true)`, [funderId]);
      const found = await work(async (text, params) => (await client.query(text, params)).rows as never);
      await client.query('commit');
      broken = false;
      return found;
    } finally {
      client.release(broken);
    }
  }

  /** A transaction outside every tenant: the nil tenant owns no row, so only global tables answer. */
  outside<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.write(
      makeScope({ kind: 'platform', tenantId: NIL, tenant: '', accountId: null, assignments: [], now: new Date().toISOString(), system: name }),
      work,
    );
  }

  /** Tells of every change that triggers announce on the channel; see Watch. */
  watch(channel: `samnav_${string}`, changed: () => void): Watch {
    const watch = new Watch(this.url, channel, changed);
    this.watches.push(watch);
    return watch;
  }

  /** The one clock. */
  async now(): Promise<string> {
    const { rows } = await this.pool.query<{ now: Date }>('select samnav_now() as now');
    return rows[0]!.now.toISOString();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.funderPool?.end(), this.source.destroy(), ...this.watches.map((watch) => watch.close())]);
  }
}

interface ReadPool {
  url: string;
  max: number;
  readTimeout?: number;
  wait?: number;
  /** Milliseconds of silence after which the line is taken for dead. */
  most?: number;
}

/** Planned statements are generic by construction: planning them anew for every value costs more than running them. */
function readPool({ url, max, readTimeout, wait, most }: ReadPool): pg.Pool {
  const timeout = readTimeout === undefined ? '' : ` -c statement_timeout=${readTimeout}`;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: `-c plan_cache_mode=force_generic_plan${timeout}`,
    connectionTimeoutMillis: wait,
    idleTimeoutMillis: 0, // what is prepared stays so
    maxLifetimeSeconds: LIFETIME_S,
    keepAlive: true,
  });
  outlive(pool);
  if (most !== undefined) pool.on('connect', (client) => breakWhenSilent(client, most));
  return pool;
}

/** Where even the rollback failed, the next one's commit would commit what was given up here. */
const isOpen = (client: PoolClient): boolean => (client as unknown as { getTransactionStatus(): string }).getTransactionStatus() !== 'I';
const drop = (runner: QueryRunner): Promise<void> =>
  (runner as unknown as { releasePostgresConnection(error: Error): Promise<void> }).releasePostgresConnection(new Error('a transaction is open'));

/** A server that says nothing at all, not even that the statement took too long, is gone. The socket's own timer: nothing is done per query. */
function breakWhenSilent(client: pg.PoolClient, ms: number): void {
  const { connection } = client as unknown as { connection: { stream: Socket } };
  connection.stream.setTimeout(ms, () => {
    const asked = (client as unknown as { readyForQuery: boolean }).readyForQuery === false;
    if (asked) connection.stream.destroy(Object.assign(new Error('The database is silent'), { code: 'ETIMEDOUT' }));
  });
}
