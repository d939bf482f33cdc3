import { Person } from '@samnav/networks';
import { Col, Inputs, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import { Channel, RecipientRole, Reminder } from '../../reminders/reminder.entity.ts';

/** A reminder that has reached the viewer. Each sees only their own. */
@Table<InboxItem>('inbox_item', {
  id: 'inb',
  list: 'inbox',
  allow: 'deadline.read',
  visible: (i, scope) => `(${i.recipientId} = ${scope.personId} or ${i.deliveredToId} = ${scope.personId})`,
  order: ['-sentAt'],
  description: 'A reminder in your inbox (inkorg), whether or not it was mailed too. Unread ones have no `readAt`.',
})
export class InboxItem extends TenantKey {
  @Key() reminderId: string;
  @One(() => Reminder, 'reminderId', { description: 'The reminder itself, to mark it read.' }) reminder: Ref<Reminder>;
  @Key() recipientId: string;
  @One(() => Person, 'recipientId', { description: 'Who is reminded: you, or somebody whose substitute you are.' }) recipient: Ref<Person>;
  @Key({ nullable: true }) deliveredToId: string | null;
  @Key() deadlineId: string;
  @One(() => Deadline, 'deadlineId', { description: 'What it reminds of.' }) deadline: Ref<Deadline>;
  @Col('text', { description: 'Which step of the ladder, e.g. `-28` or `+7`.' }) step: string;
  @Col('choice', { enum: RecipientRole, description: 'As what you are reminded.' }) recipientRole: RecipientRole;
  @Col('choice', { enum: Channel, description: 'Whether it was mailed too.' }) channel: Channel;
  @Col('day', { description: 'The last day that it speaks of.' }) dueOn: string;
  @Col('instant', { nullable: true, description: 'When it came.' }) sentAt: Date | null;
  @Col('instant', { nullable: true, description: 'When you marked it read; null = unread.' }) readAt: Date | null;
}

@Inputs('Everything that lies unread in your inbox.')
export class ReadAllRemindersInput {}
