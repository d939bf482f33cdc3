import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../database/database.ts';
import { Handlers } from './handlers.ts';
import { describe } from './job-runner.ts';
import { OutboxRows } from './outbox-rows.ts';
import { Queues } from './queues.ts';

const POLL_MS = 1000;
const BATCH = 500;

/** Carries due outbox rows to the queue: at once when a transaction announces them, else by looking every second. */
@Injectable()
export class Relay {
  private readonly log = new Logger('relay');
  private running: Promise<void> | undefined;
  private stopped = false;
  private wakeUp: () => void = () => undefined;
  private news = false;
  private listener: PoolClient | undefined;

  constructor(
    private readonly rows: OutboxRows,
    private readonly queues: Queues,
    private readonly database: Database,
    private readonly handlers: Handlers,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.running;
    if (this.listener) this.forget(this.listener);
  }

  /** Hands everything that is due to the queue; answers how much that was. */
  async carry(): Promise<number> {
    const calls = await this.rows.take([...this.handlers.all().keys()], BATCH);
    if (!calls.length) return 0;
    try {
      await this.queues.wake(calls);
    } catch (error) {
      await this.rows.giveBack(calls);
      await this.queues.repair();
      throw error;
    }
    return calls.length;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      this.news = false;
      let wait = POLL_MS;
      try {
        await this.listen();
        if ((await this.carry()) === BATCH) continue;
        wait = Math.min(POLL_MS, Math.max(5, (await this.rows.untilNext([...this.handlers.all().keys()])) ?? POLL_MS));
      } catch (error) {
        this.log.warn(`nothing could be carried to the queue, trying again: ${describe(error)}`);
      }
      await this.sleep(wait);
    }
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = await this.database.pool.connect();
    this.listener = client;
    client.on('error', () => this.forget(client));
    client.on('notification', () => {
      this.news = true;
      this.wakeUp();
    });
    await client.query('listen samnav_outbox').catch((error: unknown) => {
      this.forget(client);
      throw error;
    });
  }

  private forget(client: PoolClient): void {
    if (this.listener !== client) return;
    this.listener = undefined;
    client.release(true);
  }

  private sleep(ms: number): Promise<void> {
    if (this.news || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
