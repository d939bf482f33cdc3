import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startPostgres } from '../../tools/postgres.mjs';
import { lastingPort, signal } from '../../tools/processes.mjs';

/** A PostgreSQL that keeps what it has committed, whatever is killed. */
export class KillablePostgres {
  readonly admin: pg.Pool;

  private constructor(
    private readonly home: string,
    private server: Awaited<ReturnType<typeof startPostgres>>,
  ) {
    this.admin = new pg.Pool({ connectionString: server.adminUrl, max: 4, connectionTimeoutMillis: 5_000 });
    this.admin.on('error', () => undefined);
    this.admin.on('connect', (client) => client.on('error', () => undefined));
  }

  static async start(): Promise<KillablePostgres> {
    const home = join(tmpdir(), `samnav-chaos-${randomBytes(6).toString('hex')}`); // not there yet: made so that the server's account may enter
    const server = await startPostgres({ dir: home, port: await lastingPort() });
    const client = new pg.Client({ connectionString: server.adminUrl.replace(/\/samnav$/, '/postgres') });
    await client.connect();
    // processes are killed, not machines: what is written survives without waiting for the disk
    for (const setting of ['fsync = off', 'full_page_writes = off']) await client.query(`alter system set ${setting}`);
    await client.query('select pg_reload_conf()').finally(() => client.end());
    return new KillablePostgres(home, server);
  }

  get port(): number {
    return this.server.port;
  }
  get adminUrl(): string {
    return this.server.adminUrl;
  }
  get secret(): string {
    return this.server.secret;
  }

  /** kill -9 of the postmaster; started again when its port is free. */
  async kill(): Promise<boolean> {
    const { port, pid, exited } = this.server;
    const killed = signal(pid, 'SIGKILL');
    await exited;
    this.server = await startPostgres({ dir: this.home, port });
    return killed;
  }

  /** kill -9 of the process of one session of ours: the server ends them all and recovers. */
  async killSession(ofUser: string): Promise<boolean> {
    const [session] = await this.ask<{ pid: number }>(
      `select pid from pg_stat_activity where usename in ('samnav_worker', 'samnav_runtime', 'samnav_queue') order by usename <> $1, backend_start limit 1`,
      [ofUser],
    );
    return !!session && signal(session.pid, 'SIGKILL');
  }

  /** Asks until it is answered: the server may be recovering. */
  async ask<R extends pg.QueryResultRow>(text: string, params: unknown[] = []): Promise<R[]> {
    for (const end = Date.now() + 30_000; ; await sleep(200)) {
      try {
        return (await this.admin.query<R>(text, params)).rows;
      } catch (error) {
        if (Date.now() > end || /^(42|22|23)/.test((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.server.stop();
    for (const folder of [this.home, this.server.dir]) rmSync(folder, { recursive: true, force: true });
  }
}

/** A Redis that forgets everything when it is killed. */
export class KillableRedis {
  private child!: ChildProcess;
  private readonly client: Redis;
  private over = false;

  private constructor(
    private readonly binary: string,
    private readonly dir: string,
    readonly port: number,
  ) {
    this.begin();
    this.client = new Redis({ port, host: '127.0.0.1', maxRetriesPerRequest: null, retryStrategy: () => 50 });
    this.client.on('error', () => undefined);
  }

  static async start(binary: string): Promise<KillableRedis> {
    const redis = new KillableRedis(binary, mkdtempSync(join(tmpdir(), 'samnav-chaos-redis-')), await lastingPort());
    await redis.client.ping();
    return redis;
  }

  async kill(): Promise<boolean> {
    const { child } = this;
    const gone = once(child, 'exit');
    const killed = child.kill('SIGKILL');
    await gone;
    return killed;
  }

  async flush(): Promise<boolean> {
    return (await this.client.flushall()) === 'OK';
  }

  async stop(): Promise<void> {
    this.over = true;
    this.client.disconnect();
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private begin(): void {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.dir, '--maxmemory-policy', 'noeviction'];
    this.child = spawn(this.binary, args, { stdio: 'ignore' });
    this.child.once('exit', () => this.over || this.begin());
  }
}
