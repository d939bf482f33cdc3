import { Resolver } from '@nestjs/graphql';
import { access, Input, Inputs, InTx, Is, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Reminder } from '../reminders/reminder.entity.ts';

@Inputs('A reminder that one has read.')
export class MarkReminderReadInput {
  @Is.id('The reminder.') id: string;
  @Is.version() expectedVersion: number;
}

@Resolver()
export class InboxResolver {
  @Verb(
    'reminder.markRead',
    { reminder: () => Reminder },
    'Marks a reminder to oneself as read; that of a person one stands in for, if it came to oneself.',
  )
  async markReminderRead(@InTx() tx: Tx, @Input() { id, expectedVersion }: MarkReminderReadInput): Promise<{ reminder: string }> {
    const reminder = await tx.find(Reminder, id, ['id']);
    access.require(tx.scope, 'reminder.markRead', { personId: reminder.deliveredToId ?? reminder.recipientId });
    await tx.change(Reminder, reminder.id, expectedVersion, { readAt: reminder.readAt ?? new Date(tx.now) }, 'reminder.read');
    return { reminder: reminder.id };
  }
}
