import { registerEnumType } from '@nestjs/graphql';
import { Decision, Meeting } from '@samnav/meetings';
import { Body, Municipality, Organisation, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';
import { mandateStatusSql, placeOfReceiver, receiverStatusSql } from './mandate-sql.ts';

export enum MandateStatus {
  notStarted = 'notStarted',
  underway = 'underway',
  done = 'done',
  stopped = 'stopped',
}
registerEnumType(MandateStatus, {
  name: 'MandateStatus',
  description: 'How far a mandate has come.',
  valuesMap: {
    notStarted: { description: 'Not begun, or nothing reported yet (ej påbörjat).' },
    underway: { description: 'Under way (pågår).' },
    done: { description: 'Carried out (genomfört).' },
    stopped: { description: 'Not carried out, and will not be (avbrutet).' },
  },
});

@Table<Mandate>('mandate', {
  id: 'mnd',
  list: 'mandates',
  allow: 'mandate.read',
  order: ['-startsOn', 'number'],
  description: 'What a body asks others to do (uppdrag): given, received, and reported back.',
})
export class Mandate extends TenantRow {
  @Col('text', { description: 'Its number where it was given, e.g. 12.' }) number: string;
  @Col('text', { description: 'What is asked for, in one sentence.' }) title: string;
  @Col('text', { nullable: true, description: 'More about it.' }) description: string | null;
  @Col('day', { nullable: true, description: 'First day of the time that it is for.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'Last day of the time that it is for.' }) endsOn: string | null;
  @Col('day', { nullable: true, description: 'By when it is to be reported back; its owner is reminded.' }) dueOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() bodyId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) decisionId: string | null;
  @Key({ nullable: true }) goalId: string | null;
  @Key({ nullable: true }) ownerId: string | null;
  @Key({ nullable: true }) clarifiesId: string | null;
  @Key({ nullable: true }) supersedesId: string | null;
  @One(() => Body, 'bodyId', {
    description: 'The body that gives it.',
    reverse: { name: 'givenMandates', description: 'The mandates that it has given.' },
  })
  body: Ref<Body>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality of that body; null = the region’s.',
    reverse: { name: 'mandates', description: 'The mandates that the municipality’s bodies have given.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Decision, 'decisionId', {
    description: 'The decision that gave it.',
    reverse: { name: 'mandates', description: 'The mandates that the decision gave.' },
  })
  decision: Ref<Decision>;
  @One(() => Goal, 'goalId', {
    description: 'The goal that it is to help reach.',
    reverse: { name: 'mandates', description: 'The mandates that are to help reach it.' },
  })
  goal: Ref<Goal>;
  @One(() => Person, 'ownerId', {
    description: 'The person who answers for it and reports back.',
    reverse: { name: 'ownedMandates', description: 'The mandates that the person answers for.' },
  })
  owner: Ref<Person>;
  @One(() => Mandate, 'clarifiesId', {
    description: 'The earlier mandate that it makes clearer (förtydligar).',
    reverse: { name: 'clarifiedBy', description: 'The later mandates that make it clearer.' },
  })
  clarifies: Ref<Mandate>;
  @One(() => Mandate, 'supersedesId', {
    description: 'The earlier mandate that it takes the place of (ersätter).',
    reverse: { name: 'supersededBy', description: 'The mandate that took its place, if any.' },
  })
  supersedes: Ref<Mandate>;
  @Computed<Mandate>('choice', (m) => mandateStatusSql(m), {
    enum: MandateStatus,
    filter: true,
    description: 'How far it has come: done when all who received it say so, stopped when none goes on, by the latest report of each.',
  })
  status: MandateStatus;
  @Can<Mandate>({ update: 'mandate.update', report: 'mandate.report' }, (m) => ({
    municipalityId: m.municipalityId,
    personId: m.ownerId,
  }))
  viewerCan: ViewerCan;
}

@Table<MandateReceiver>('mandate_receiver', {
  id: 'mrc',
  allow: 'mandate.read',
  order: ['createdAt'],
  partOf: 'mandate',
  description: 'That a body or an organisation has received a mandate.',
})
export class MandateReceiver extends TenantRow {
  @Key() mandateId: string;
  @Key({ nullable: true }) bodyId: string | null;
  @Key({ nullable: true }) organisationId: string | null;
  @One(() => Mandate, 'mandateId', { description: 'The mandate.', reverse: { name: 'receivers', description: 'Who has received it.' } })
  mandate: Ref<Mandate>;
  @One(() => Body, 'bodyId', {
    description: 'The body that has received it; null where it is an organisation.',
    reverse: { name: 'receivedMandates', description: 'The mandates that it has received.' },
  })
  body: Ref<Body>;
  @One(() => Organisation, 'organisationId', {
    description: 'The organisation that has received it; null where it is a body.',
    reverse: { name: 'receivedMandates', description: 'The mandates that it has received.' },
  })
  organisation: Ref<Organisation>;
  @Computed<MandateReceiver>('choice', (r) => receiverStatusSql({ tenantId: r.tenantId, mandateId: r.mandateId, id: r.id }), {
    enum: MandateStatus,
    filter: true,
    description: 'How far it has come there, by the latest report.',
  })
  status: MandateStatus;
  @Can<MandateReceiver>({ report: 'mandate.report' }, placeOfReceiver) viewerCan: ViewerCan;
}

@Table<MandateReport>('mandate_report', {
  id: 'mrp',
  allow: 'mandate.read',
  order: ['-reportedOn', '-createdAt'],
  partOf: 'mandate',
  description: 'What was reported back of a mandate; never rewritten, a new report follows.',
})
export class MandateReport extends TenantRow {
  @Col('choice', { enum: MandateStatus, description: 'How far it had come.' }) status: MandateStatus;
  @Col('text', { nullable: true, description: 'What was reported, in words.' }) text: string | null;
  @Col('day', { description: 'Which day it was reported.' }) reportedOn: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() mandateId: string;
  @Key({ nullable: true }) receiverId: string | null;
  @Key({ nullable: true }) reportedById: string | null;
  @Key({ nullable: true }) meetingId: string | null;
  @One(() => Mandate, 'mandateId', {
    description: 'The mandate.',
    reverse: { name: 'reports', description: 'What was reported back, newest first.' },
  })
  mandate: Ref<Mandate>;
  @One(() => MandateReceiver, 'receiverId', {
    description: 'Who reports; null = for all who received it.',
    within: 'mandateId',
    reverse: { name: 'reports', description: 'What it has reported back, newest first.' },
  })
  receiver: Ref<MandateReceiver>;
  @One(() => Meeting, 'meetingId', {
    description: 'The meeting at which it was reported.',
    reverse: { name: 'mandateReports', description: 'The reports back of mandates that were given at it.' },
  })
  meeting: Ref<Meeting>;
  @One(() => Person, 'reportedById', { description: 'The person who wrote it down.' }) reportedBy: Ref<Person>;
}
