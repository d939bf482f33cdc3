import { registerEnumType } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { substituteSql } from './substitute-of.ts';

export enum HandOverReason {
  handOver = 'handOver',
  notMine = 'notMine',
  leaving = 'leaving',
}
registerEnumType(HandOverReason, {
  name: 'HandOverReason',
  description: 'Why a deadline shall have a new owner.',
  valuesMap: {
    handOver: { description: 'Somebody hands it over (överlämning); until it is accepted the owner stays.' },
    notMine: { description: 'The owner says that it is not theirs (inte mitt); until it is accepted the owner stays.' },
    leaving: { description: 'The owner leaves (slutar); whoever is asked becomes the owner the day after the last day, also without an answer.' },
  },
});

export enum HandOverState {
  pending = 'pending',
  accepted = 'accepted',
  declined = 'declined',
  withdrawn = 'withdrawn',
}
registerEnumType(HandOverState, {
  name: 'HandOverState',
  description: 'How far a hand-over has come.',
  valuesMap: {
    pending: { description: 'Waits for an answer.' },
    accepted: { description: 'Taken over.' },
    declined: { description: 'Not taken over.' },
    withdrawn: { description: 'No longer asked: the deadline is met or struck, somebody else was asked, or the owner stays.' },
  },
});

@Table<HandOver>('hand_over', {
  id: 'hov',
  list: 'handOvers',
  allow: 'deadline.read',
  order: ['createdAt'],
  partOf: 'deadline',
  description: 'That somebody is asked to take a deadline over (överlämning). Those of a person who leaves are the hand-over list.',
})
export class HandOver extends TenantRow {
  @Key() deadlineId: string;
  @One(() => Deadline, 'deadlineId', {
    description: 'What is handed over.',
    reverse: { name: 'handOvers', description: 'Who was asked to take it over.' },
  })
  deadline: Ref<Deadline>;
  @Key() fromId: string;
  @One(() => Person, 'fromId', {
    description: 'Whose it was.',
    reverse: { name: 'handOversGiven', description: 'What the person hands or handed over: the hand-over list.' },
  })
  from: Ref<Person>;
  @Key() toId: string;
  @One(() => Person, 'toId', {
    description: 'Who is asked.',
    reverse: { name: 'handOversAsked', description: 'What the person is or was asked to take over.' },
  })
  to: Ref<Person>;
  @Col('choice', { enum: HandOverReason, description: 'Why.' }) reason: HandOverReason;
  @Col('text', { nullable: true, personal: true, description: 'What was said with it.' }) note: string | null;
  @Col('choice', { enum: HandOverState, description: 'How far it has come.' }) state: HandOverState;
  @Col('day', { nullable: true, description: 'Of a person who leaves: the day on which the new owner answers for it, accepted or not.' })
  takesEffectOn: string | null;
  @Col('instant', { nullable: true, description: 'When it was answered or withdrawn.' }) answeredAt: Date | null;
  @Can<HandOver>({ answer: 'handOver.answer' }, (h, scope) => ({ personId: h.toId, substituteId: substituteSql(h.toId, h.tenantId, scope.today) }))
  viewerCan: ViewerCan;
}
