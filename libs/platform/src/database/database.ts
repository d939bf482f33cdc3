import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entityTypes } from '../read/index.ts';
import { makeScope, NIL } from './scope.ts';
import type { Scope } from './scope.ts';
import { Tx } from './tx.ts';

export interface DatabaseOptions {
  /** The runtime's address in the API, the worker's in the worker. */
  url: string;
  /** Connections for transactions; reading has a pool of its own. */
  transactions?: number;
  reads?: number;
}

/** The database as the application sees it: transactions for writing, a pool for the read engine. No query without a scope. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private constructor(
    /** For the read engine and for what has no tenant (sessions); everything else goes through `write`. */
    readonly pool: pg.Pool,
    private readonly source: DataSource,
  ) {}

  static async connect({ url, transactions = 6, reads = 8 }: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      entities: entityTypes(),
      poolSize: transactions,
      extra: { max: transactions },
    });
    await source.initialize();
    // planned statements are generic by construction: planning them anew for every value costs more than running them
    const pool = new pg.Pool({ connectionString: url, max: reads, options: '-c plan_cache_mode=force_generic_plan' });
    pool.on('error', () => undefined); // an idle connection that dies is replaced at the next use
    return new Database(pool, source);
  }

  /** Runs `work` in one transaction of the scope's tenant: all of it is committed, or none. */
  async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction('READ COMMITTED');
      await runner.query(`select set_config('app.tenant_id', $1, true), set_config('app.account_id', $2, true)`, [
        scope.tenantId,
        scope.accountId ?? '',
      ]);
      const result = await work(new Tx(scope, runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** A transaction outside every tenant: the nil tenant owns no row, so only global tables answer. */
  outside<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.write(
      makeScope({ kind: 'platform', tenantId: NIL, tenant: '', accountId: null, assignments: [], now: new Date().toISOString(), system: name }),
      work,
    );
  }

  /** The one clock. */
  async now(): Promise<string> {
    const { rows } = await this.pool.query<{ now: Date }>('select samnav_now() as now');
    return rows[0]!.now.toISOString();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.source.destroy()]);
  }
}
