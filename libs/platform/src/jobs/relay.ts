import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { Alarm } from './alarm.ts';
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
  private readonly alarm: Alarm;

  constructor(
    private readonly rows: OutboxRows,
    private readonly queues: Queues,
    database: Database,
    private readonly handlers: Handlers,
  ) {
    this.alarm = new Alarm(database.pool, 'samnav_outbox');
  }

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.alarm.stop();
    await this.running;
    this.alarm.close();
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
      let wait = POLL_MS;
      try {
        await this.alarm.set();
        if ((await this.carry()) === BATCH) continue;
        wait = Math.min(POLL_MS, Math.max(5, (await this.rows.untilNext([...this.handlers.all().keys()])) ?? POLL_MS));
      } catch (error) {
        this.log.warn(`nothing could be carried to the queue, trying again: ${describe(error)}`);
      }
      await this.alarm.sleep(wait);
    }
  }
}
