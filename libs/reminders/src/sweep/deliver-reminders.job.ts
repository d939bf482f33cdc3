import { Injectable, Logger } from '@nestjs/common';
import { describeError, Handles, isOutage, mayPass, NotYet } from '@samnav/platform';
import type { JobContext, JobHandler } from '@samnav/platform';
import { deliver, deliverReminders, setApart } from './deliver-reminders.ts';

/** Delivers a chunk of claimed reminders and closes its job in one transaction. */
@Handles(deliverReminders)
@Injectable()
export class DeliverReminders implements JobHandler<{ ids: string[] }> {
  private readonly log = new Logger('reminders');

  async handle({ ids }: { ids: string[] }, context: JobContext): Promise<void> {
    try {
      await context.finish((tx) => deliver(tx, ids));
    } catch (error) {
      const reason = describeError(error);
      // however often the database was away: what is due is never put off for minutes because of it
      if (isOutage(error)) throw new NotYet(reason, 1000);
      if (ids.length === 1 && mayPass(error)) throw error;
      this.log.error(ids.length > 1 ? `one of ${ids.length} reminders cannot be delivered: ${reason}` : `${ids[0]} cannot be delivered: ${reason}`);
      await context.finish((tx) => setApart(tx, ids, reason));
    }
  }
}
