import { registerEnumType } from '@nestjs/graphql';
import { Body, Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Place, Ref, ViewerCan } from '@samnav/platform';
import { Deadline } from '@samnav/reminders';
import { AgendaItem } from '../agendas/agenda.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { placeWithMeeting } from '../meetings/place.ts';

export enum DecisionKind {
  adopts = 'adopts',
  recommends = 'recommends',
  decides = 'decides',
  notes = 'notes',
}
registerEnumType(DecisionKind, {
  name: 'DecisionKind',
  description: 'What a decision does.',
  valuesMap: {
    adopts: { description: 'It adopts (antar) a plan, a goal or the like; only a deciding body can.' },
    recommends: { description: 'It recommends (rekommenderar) that somebody else decide.' },
    decides: { description: 'It decides (beslutar) what lies with whoever meets.' },
    notes: { description: 'It takes note (noterar), and nothing else changes.' },
  },
});

export enum DecisionRelationKind {
  supersedes = 'supersedes',
  clarifies = 'clarifies',
}
registerEnumType(DecisionRelationKind, {
  name: 'DecisionRelationKind',
  description: 'What a decision is to an earlier one.',
  valuesMap: {
    supersedes: { description: 'It replaces the earlier one (ersätter).' },
    clarifies: { description: 'It says more exactly what the earlier one means (förtydligar).' },
  },
});

/** Decisions of a meeting belong where it does, others where their body does. */
const decisionPlace = (d: Record<'tenantId' | 'municipalityId' | 'meetingId', string>): Place => ({
  ...placeWithMeeting(d, d.meetingId),
  municipalityId: d.municipalityId,
});

@Table<Decision>('decision', {
  id: 'dec',
  list: 'decisions',
  allow: 'decision.read',
  order: ['-decidedOn'],
  search: ['title', 'text', 'paragraph', 'registryNumber'],
  description: 'A decision (beslut): of a meeting, of a body, or both.',
})
export class Decision extends TenantRow {
  @Col('choice', { enum: DecisionKind, description: 'What it does.' }) kind: DecisionKind;
  @Col('text', { nullable: true, description: 'Its number in the minutes, e.g. § 34.' }) paragraph: string | null;
  @Col('text', { description: 'What was decided, in a line.' }) title: string;
  @Col('text', { nullable: true, description: 'What was decided, in full.' }) text: string | null;
  @Col('day', { description: 'The day of the decision.' }) decidedOn: string;
  @Col('text', { nullable: true, description: 'The registry number (diarienummer), e.g. KS-2009/00123.' }) registryNumber: string | null;
  @Col('day', { nullable: true, description: 'By when it was to be followed up; how it stands now, the deadline says.' }) followUpOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) meetingId: string | null;
  @One(() => Meeting, 'meetingId', {
    description: 'The meeting that it was made at.',
    reverse: { name: 'decisions', description: 'What was decided at the meeting.' },
  })
  meeting: Ref<Meeting>;
  @Key({ nullable: true }) agendaItemId: string | null;
  @One(() => AgendaItem, 'agendaItemId', {
    description: 'The item of the agenda that it was made under.',
    reverse: { name: 'decisions', description: 'What was decided under the item.' },
  })
  agendaItem: Ref<AgendaItem>;
  @Key({ nullable: true }) bodyId: string | null;
  @One(() => Body, 'bodyId', { description: 'The body that decided.', reverse: { name: 'decisions', description: 'What the body has decided.' } })
  body: Ref<Body>;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality it belongs to; null = the region’s.',
    reverse: { name: 'decisions', description: 'The decisions that belong to the municipality.' },
  })
  municipality: Ref<Municipality>;
  @Key({ nullable: true }) ownerId: string | null;
  @One(() => Person, 'ownerId', {
    description: 'Who follows it up.',
    reverse: { name: 'decisionsToFollowUp', description: 'The decisions that the person was to follow up.' },
  })
  owner: Ref<Person>;
  @Key({ nullable: true }) deadlineId: string | null;
  @One(() => Deadline, 'deadlineId', { description: 'The deadline of its follow-up: how far it is, and who answers for it now.' })
  deadline: Ref<Deadline>;
  @Can<Decision>({ update: 'decision.record', relate: 'decision.record' }, decisionPlace) viewerCan: ViewerCan;
}

@Table<DecisionRelation>('decision_relation', {
  id: 'der',
  allow: 'decision.read',
  order: ['createdAt'],
  description: 'What a decision is to an earlier one.',
  partOf: 'from',
})
export class DecisionRelation extends TenantRow {
  @Col('choice', { enum: DecisionRelationKind, description: 'What it is to the other.' }) kind: DecisionRelationKind;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() fromId: string;
  @One(() => Decision, 'fromId', {
    description: 'The later decision.',
    reverse: { name: 'relatesTo', description: 'The earlier decisions that it replaces or clarifies.' },
  })
  from: Ref<Decision>;
  @Key() toId: string;
  @One(() => Decision, 'toId', {
    description: 'The earlier decision.',
    reverse: { name: 'relatedFrom', description: 'The later decisions that replace or clarify it.' },
  })
  to: Ref<Decision>;
}
