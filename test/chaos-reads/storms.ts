import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { OwnDatabase } from '../jobs/own-database.ts';

const BACKENDS = `from pg_stat_activity where datname = current_database() and usename = 'samnav_runtime'`;

/** What befalls the database meanwhile; each as often as it says. */
export class Storms {
  readonly counts: Record<string, number> = {};
  private stopped = false;
  private renamed = 0;
  private readonly running: Promise<void>[] = [];

  constructor(
    private readonly own: OwnDatabase,
    private readonly random: () => number,
  ) {}

  start(): void {
    this.every(250, 'backends terminated', () => this.hit(`select pg_terminate_backend(pid) ${BACKENDS} order by random() limit 1`));
    this.every(8_000, 'backends terminated', () => this.hit(`select pg_terminate_backend(pid) ${BACKENDS}`));
    this.every(100, 'statements cancelled', () => this.hit(`select pg_cancel_backend(pid) ${BACKENDS} and state = 'active' limit 2`));
    this.every(150, 'backends cancelled whatever they did', () => this.hit(`select pg_cancel_backend(pid) ${BACKENDS} order by random() limit 1`));
    this.every(4_000, 'tables locked', () => this.lock());
    this.every(2_000, 'tables changed', () => this.change());
    this.every(6_000, 'columns taken away for a moment', () => this.rename());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  /** Whether a column was away at some time since then: reads then fail, rightly. */
  brokenSince(started: number): boolean {
    return this.renamed >= started;
  }

  private every(ms: number, what: string, work: () => Promise<number>): void {
    const loop = async (): Promise<void> => {
      while (!this.stopped) {
        await sleep(ms * (0.5 + this.random()));
        const times = await work().catch(() => 0); // a deadlock, now and then
        this.counts[what] = (this.counts[what] ?? 0) + times;
      }
    };
    this.running.push(loop());
  }

  private async hit(query: string): Promise<number> {
    return (await this.own.admin.query(query)).rowCount ?? 0;
  }

  /** Reads wait until they have taken too long; whoever comes after them gets no connection. */
  private async lock(): Promise<number> {
    await this.own.admin.query('begin; lock table workgroup in access exclusive mode; select pg_sleep(0.4); commit');
    return 1;
  }

  /** What is prepared is prepared anew. */
  private async change(): Promise<number> {
    await this.own.admin.query('alter table workgroup add column if not exists chaos int; alter table workgroup drop column chaos');
    return 1;
  }

  private async rename(): Promise<number> {
    const client = new pg.Client({ connectionString: this.own.admin.options.connectionString });
    await client.connect();
    this.renamed = Infinity;
    await client.query('alter table workgroup rename theme to no_theme');
    await sleep(30);
    await client.query('alter table workgroup rename no_theme to theme');
    this.renamed = performance.now();
    await client.end();
    return 1;
  }
}
