import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Alarm, Database, describeError, readConfig } from '@samnav/platform';
import { claimReminders, LIMITS } from './claim-reminders.ts';

/** Looks at least so often: a clock that was moved tells nobody. */
const POLL_MS = 5000;
/** Turns are at least so far apart, so that what falls due together goes together. */
const APART_MS = 40;
/** While more is due than may be on its way. */
const FULL_MS = 100;

/** Claims reminders as their time comes: one loop in each worker, woken by the next one's time and by whoever plans an earlier one. */
@Injectable()
export class ReminderSweeper implements OnModuleDestroy {
  private readonly log = new Logger('reminders');
  private readonly alarm: Alarm;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly database: Database) {
    this.alarm = new Alarm(database.pool, 'samnav_reminders');
  }

  start(): void {
    this.running ??= this.loop();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.alarm.stop();
    await this.running;
    this.alarm.close();
  }

  private async loop(): Promise<void> {
    while (!this.stopped) await this.alarm.sleep(await this.turn(), APART_MS);
  }

  /** Answers after how many milliseconds there is more to do. */
  private async turn(): Promise<number> {
    try {
      await this.alarm.set();
      const { claimed, next } = await claimReminders(this.database, { ...LIMITS, mails: readConfig().MAILS_ON_THE_WAY });
      if (next === 0 && !claimed) return FULL_MS;
      return Math.min(POLL_MS, next ?? POLL_MS);
    } catch (error) {
      this.log.warn(`nothing could be claimed, trying again: ${describeError(error)}`);
      return 1000;
    }
  }
}
