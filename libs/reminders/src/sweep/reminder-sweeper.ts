import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Alarm, Database, describeError, isOutage, mayPass, readConfig } from '@samnav/platform';
import { claimReminders, LIMITS } from './claim-reminders.ts';
import { deliverInbox } from './deliver-inbox.ts';
import type { DueInbox } from './deliver-inbox.ts';

/** Looks at least so often: a clock that was moved tells nobody. */
const POLL_MS = 5000;
/** Turns are at least so far apart, so that what falls due together goes together. */
const APART_MS = 40;
/** While more is due than may be on its way. */
const FULL_MS = 100;
/** Tenants whose inbox one worker delivers at a time. */
const HANDS = 3;

/** Claims reminders as their time comes: one loop in each worker, woken by the next one's time and by whoever plans an earlier one. */
@Injectable()
export class ReminderSweeper implements OnModuleDestroy {
  private readonly log = new Logger('reminders');
  private readonly alarm: Alarm;
  private running: Promise<void> | undefined;
  private stopped = false;
  /** Something for the inbox could not be delivered: the next turn makes jobs of it, which find out what and set it apart. */
  private apart = false;

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
      const inbox = this.apart ? LIMITS.inbox : 0;
      this.apart = false;
      const turn = await claimReminders(this.database, { ...LIMITS, inbox, mails: readConfig().MAILS_ON_THE_WAY });
      const delivered = inbox ? 0 : await this.deliver(turn.inbox);
      const { claimed, next } = turn;
      if (next === 0 && !claimed && !delivered && !this.apart) return FULL_MS;
      return Math.min(POLL_MS, next ?? POLL_MS);
    } catch (error) {
      this.log.warn(`nothing could be claimed, trying again: ${describeError(error)}`);
      return 1000;
    }
  }

  /** Answers how many lie in inboxes now. */
  private async deliver(due: DueInbox[]): Promise<number> {
    let delivered = 0;
    const hand = async (): Promise<void> => {
      for (let next = due.pop(); next && !this.stopped; next = due.pop()) delivered += await this.one(next);
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    return delivered;
  }

  private async one(due: DueInbox): Promise<number> {
    try {
      return await deliverInbox(this.database, due);
    } catch (error) {
      if (isOutage(error)) throw error;
      this.apart ||= !mayPass(error); // two that stood in each other's way: the next turn comes soon
      this.log.warn(`the inbox of ${due.tenant} waits for the next turn: ${describeError(error)}`);
      return 0;
    }
  }
}
