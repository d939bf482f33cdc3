import { registerEnumType } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';

export enum ReminderState {
  planned = 'planned',
  due = 'due',
  sending = 'sending',
  sent = 'sent',
  unknown = 'unknown',
  failed = 'failed',
  withdrawn = 'withdrawn',
}
registerEnumType(ReminderState, {
  name: 'ReminderState',
  description: 'How far a reminder has come.',
  valuesMap: {
    planned: { description: 'Waits for its time.' },
    due: { description: 'Its time has come, and a worker takes it up.' },
    sending: { description: 'Written; the mail server has not taken it yet.' },
    sent: { description: 'Delivered: the mail server has taken it, or it lies in the inbox.' },
    unknown: { description: 'Handed to the mail server, and no answer came.' },
    failed: { description: 'Refused for good.' },
    withdrawn: { description: 'Never sent: the deadline was met, moved, struck, acknowledged or handed over first.' },
  },
});

export enum Channel {
  mail = 'mail',
  inbox = 'inbox',
}
registerEnumType(Channel, {
  name: 'Channel',
  description: 'The way by which a reminder reaches somebody.',
  valuesMap: { mail: { description: 'A mail of its own.' }, inbox: { description: 'The inbox of the web app, and the weekly digest.' } },
});

export enum RecipientRole {
  owner = 'owner',
  groupLead = 'groupLead',
  strategist = 'strategist',
  chiefExecutive = 'chiefExecutive',
  steeringGroup = 'steeringGroup',
  coordinator = 'coordinator',
}
registerEnumType(RecipientRole, {
  name: 'RecipientRole',
  description: 'As what somebody is reminded. A role that nobody holds falls to the next one.',
  valuesMap: {
    owner: { description: 'Who answers for it (ansvarig).' },
    groupLead: { description: 'The lead of its workgroup (gruppledare).' },
    strategist: { description: 'The municipality’s strategist (strateg).' },
    chiefExecutive: { description: 'The municipality’s chief executive (kommunchef).' },
    steeringGroup: { description: 'The members of the steering group (styrgrupp).' },
    coordinator: { description: 'The region’s coordinator (samordnare).' },
  },
});

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
  @Col('choice', { enum: RecipientRole, description: 'As what the person is reminded.' }) recipientRole: RecipientRole;
  @Col('choice', { enum: Channel, description: 'By which way.' }) channel: Channel;
  @Col('day', { description: 'The last day that the reminder speaks of.' }) dueOn: string;
  @Col('text', {
    description:
      'Which step of the ladder: `-28` = 28 days before, `0`, `+7`, `-5w` = five working days before, `+60r2` = the second repeat; `assigned`, `snooze`, `handover`.',
  })
  step: string;
  @Col('flag', { description: 'Whether it repeats a step.' }) isRepeat: boolean;
  @Key() placeId: string;
  @Col('instant', { description: 'When it is sent: 08.00 in the municipality’s time zone, unless its ladder says otherwise.' }) sendAt: Date;
  @Col('choice', { enum: ReminderState, description: 'How far it has come.' }) state: ReminderState;
  @Col('instant', { nullable: true, description: 'When a worker took it up.' }) claimedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was delivered.' }) sentAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it could not be delivered, in the mail server’s words.' }) failure: string | null;
  @Key({ nullable: true }) deliveredToId: string | null;
  @One(() => Person, 'deliveredToId', { description: 'The substitute who got it instead.' }) deliveredTo: Ref<Person>;
  @Col('instant', { nullable: true, description: 'When the recipient marked it read.' }) readAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was withdrawn.' }) withdrawnAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was withdrawn, e.g. `met` or `moved`.' }) withdrawnBecause: string | null;
  @Key({ nullable: true }) mailMessageId: string | null;
}
