import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { PersonNeeded } from '../../deadlines/deadline-place.ts';

const READ = `update reminder set read_at = samnav_now(), version = version + 1, updated_at = samnav_now()
  where tenant_id = current_tenant() and (recipient_id = $1 or delivered_to_id = $1) and state = 'sent' and read_at is null returning id`;

/** What one has read of one's own reminders. It changes nothing for others, so it is no event. */
@Injectable()
export class InboxService {
  /** Marks all read; answers how many that were. */
  async readAll(tx: Tx): Promise<number> {
    const { personId } = tx.scope;
    access.require(tx.scope, 'inbox.update', { personId });
    if (!personId) throw new PersonNeeded();
    return (await tx.sql(READ, [personId])).length;
  }
}
