import { registerEnumType } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';

export enum ReminderState {
  planned = 'planned',
  onItsWay = 'onItsWay',
  sent = 'sent',
  failed = 'failed',
  withdrawn = 'withdrawn',
}
registerEnumType(ReminderState, {
  name: 'ReminderState',
  description: 'How far a reminder has come.',
  valuesMap: {
    planned: { description: 'Waits for its time.' },
    onItsWay: { description: 'Written; the mail server has not taken it yet.' },
    sent: { description: 'The mail server has taken it.' },
    failed: { description: 'The mail server refused it for good.' },
    withdrawn: { description: 'Never sent: the deadline was met, moved, struck or handed over first.' },
  },
});

/** A mail's own state, where there is a mail. */
const mailState = (id: string, tenantId: string): string => `(select m.state from mail_message m where m.tenant_id = ${tenantId} and m.id = ${id})`;

@Table<Reminder>('reminder', {
  id: 'rem',
  list: 'reminders',
  allow: 'deadline.read',
  order: ['sendAt'],
  description: 'One reminder of one deadline to one person (påminnelse), planned or sent: the delivery log.',
})
export class Reminder extends TenantRow {
  @Key() deadlineId: string;
  @One(() => Deadline, 'deadlineId', {
    description: 'What it reminds of.',
    reverse: { name: 'reminders', description: 'Its reminders, sent and to come.' },
  })
  deadline: Ref<Deadline>;
  @Key() recipientId: string;
  @One(() => Person, 'recipientId', { description: 'Who is reminded.' }) recipient: Ref<Person>;
  @Col('text', { description: 'How: `mail`.' }) channel: string;
  @Col('day', { description: 'The last day that the reminder speaks of.' }) dueOn: string;
  @Col('int', { description: 'How many days before the last day: 14, 3 or 0.' }) daysBefore: number;
  @Col('instant', { description: 'When it is sent: 08.00 in the municipality’s time zone.' }) sendAt: Date;
  @Col('instant', { nullable: true, description: 'When it was written for sending.' }) handledAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was withdrawn.' }) withdrawnAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was withdrawn, e.g. `met` or `moved`.' }) withdrawnBecause: string | null;
  @Key({ nullable: true }) mailMessageId: string | null;
  @Computed<Reminder>(
    'choice',
    (r) => `case when ${r.withdrawnAt} is not null then 'withdrawn' when ${r.handledAt} is null then 'planned'
      else case ${mailState(r.mailMessageId, r.tenantId)} when 'sent' then 'sent' when 'failed' then 'failed' when 'withdrawn' then 'withdrawn' else 'onItsWay' end end`,
    { enum: ReminderState, filter: true, description: 'How far it has come.' },
  )
  state: ReminderState;
  @Computed<Reminder>('instant', (r) => `select m.accepted_at from mail_message m where m.tenant_id = ${r.tenantId} and m.id = ${r.mailMessageId}`, {
    nullable: true,
    description: 'When the mail server took it.',
  })
  sentAt: Date | null;
}
