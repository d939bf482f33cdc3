import { Injectable } from '@nestjs/common';
import { access, insertAuditEvent } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { PersonNeeded } from '../../deadlines/deadline-place.ts';

const SET = `insert into notification_setting as n (person_id, digest) values ($1, $2)
  on conflict on constraint notification_setting_person_key do update set digest = excluded.digest, version = n.version + 1, updated_at = samnav_now()
  returning id`;

/** What people want to be sent. */
@Injectable()
export class NotificationSettingService {
  /** Changes one's own; answers the row's uuid. */
  async change(tx: Tx, { digest }: { digest: boolean }): Promise<string> {
    const { personId } = tx.scope;
    access.require(tx.scope, 'notificationSetting.change', { personId });
    if (!personId) throw new PersonNeeded();
    return this.set(tx, personId, digest);
  }

  /** For whoever holds a letter's address to be sent no more. */
  unsubscribe(tx: Tx, personId: string): Promise<string> {
    return this.set(tx, personId, false);
  }

  private async set(tx: Tx, personId: string, digest: boolean): Promise<string> {
    const [row] = await tx.sql<{ id: string }>(SET, [personId, digest]);
    await insertAuditEvent(tx, {
      action: 'notificationSetting.changed',
      subjectType: 'NotificationSetting',
      subjectId: row!.id,
      changes: { digest: { after: digest } },
    });
    return row!.id;
  }
}
