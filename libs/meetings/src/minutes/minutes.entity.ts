import { registerEnumType } from '@nestjs/graphql';
import { Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Meeting } from '../meetings/meeting.entity.ts';
import { placeWithMeeting } from '../meetings/place.ts';

export enum MinutesState {
  draft = 'draft',
  prepared = 'prepared',
  approved = 'approved',
}
registerEnumType(MinutesState, {
  name: 'MinutesState',
  description: 'How far minutes have come.',
  valuesMap: {
    draft: { description: 'They are being written (utkast).' },
    prepared: { description: 'They wait for the named approvers, and nothing of the meeting changes meanwhile (upprättat).' },
    approved: { description: 'All approvers have approved them; only dated additions are made (justerat).' },
  },
});

/** A meeting's minutes have the meeting's own uuid: there is exactly one from its first moment on. */
@Table<Minutes>('minutes', {
  id: 'min',
  allow: 'meeting.read',
  description: 'The minutes (protokoll) of a meeting: its agenda with what was said, its decisions and its action items.',
  partOf: 'meeting',
})
export class Minutes extends TenantRow {
  @Col('text', { nullable: true, description: 'What stands before the first item.' }) intro: string | null;
  @Col('instant', { nullable: true, description: 'When they were handed over for approval.' }) preparedAt: Date | null;
  @Col('day', { nullable: true, description: 'By when they are to be approved: 14 days after the meeting.' }) approveByOn: string | null;
  @Col('instant', { nullable: true, description: 'When the last approver approved.' }) approvedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When an approver last gave them back.' }) returnedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why they were last given back.' }) returnReason: string | null;
  @One(() => Meeting, 'id', { description: 'The meeting.' }) meeting: Ref<Meeting>;
  @Key({ nullable: true }) preparedById: string | null;
  @One(() => Person, 'preparedById', { description: 'Who handed them over for approval.' }) preparedBy: Ref<Person>;
  @Key({ nullable: true }) returnedById: string | null;
  @One(() => Person, 'returnedById', { description: 'Who last gave them back.' }) returnedBy: Ref<Person>;
  @Computed<Minutes>(
    'choice',
    (m) => `case when ${m.approvedAt} is not null then 'approved' when ${m.preparedAt} is not null then 'prepared' else 'draft' end`,
    { enum: MinutesState, filter: true, description: 'How far they have come.' },
  )
  state: MinutesState;
  @Can<Minutes>({ update: 'minutes.update', prepare: 'minutes.prepare', addAddition: 'minutesAddition.add' }, (m) => placeWithMeeting(m, m.id))
  viewerCan: ViewerCan;
}

@Table<MinutesApprover>('minutes_approver', {
  id: 'mia',
  allow: 'meeting.read',
  order: ['createdAt'],
  description: 'Somebody who is to approve minutes (justerare).',
  partOf: 'meeting',
})
export class MinutesApprover extends TenantRow {
  @Col('instant', { nullable: true, description: 'When the person approved; null = not yet.' }) approvedAt: Date | null;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', { description: 'The meeting.' }) meeting: Ref<Meeting>;
  @One(() => Minutes, 'meetingId', {
    description: 'The minutes.',
    reverse: { name: 'approvers', description: 'Who is to approve them.' },
  })
  minutes: Ref<Minutes>;
  @Key() personId: string;
  @One(() => Person, 'personId', {
    description: 'The person.',
    reverse: { name: 'minutesToApprove', description: 'The minutes that the person approves or has approved.' },
  })
  person: Ref<Person>;
  @Can<MinutesApprover>({ approve: 'minutes.approve' }, (a) => ({ personId: a.personId })) viewerCan: ViewerCan;
}

@Table<MinutesAddition>('minutes_addition', {
  id: 'mad',
  allow: 'meeting.read',
  order: ['madeOn'],
  description: 'A dated addition (tillägg) to approved minutes, e.g. a correction; it is never changed.',
  partOf: 'meeting',
})
export class MinutesAddition extends TenantRow {
  @Col('text', { description: 'What is added.' }) text: string;
  @Col('day', { description: 'The day of the addition.' }) madeOn: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', { description: 'The meeting.' }) meeting: Ref<Meeting>;
  @One(() => Minutes, 'meetingId', {
    description: 'The minutes.',
    reverse: { name: 'additions', description: 'Their additions, by day.' },
  })
  minutes: Ref<Minutes>;
  @Key({ nullable: true }) madeById: string | null;
  @One(() => Person, 'madeById', { description: 'Who made it.' }) madeBy: Ref<Person>;
}
