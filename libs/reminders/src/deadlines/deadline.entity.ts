import { registerEnumType } from '@nestjs/graphql';
import { Municipality, Person, Workgroup } from '@samnav/networks';
import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

export enum DeadlineState {
  open = 'open',
  late = 'late',
  met = 'met',
  cancelled = 'cancelled',
}
registerEnumType(DeadlineState, {
  name: 'DeadlineState',
  description: 'How it stands with a deadline today, in the municipality’s time zone.',
  valuesMap: {
    open: { description: 'Not met, and the day has not passed (öppen).' },
    late: { description: 'Not met, and the day has passed (sen). It can still be met.' },
    met: { description: 'Done (klar).' },
    cancelled: { description: 'No longer asked for (struken).' },
  },
});

/** Today, where the deadline belongs: the municipality's zone, else the region's. */
const zone = (municipalityId: string, tenantId: string): string =>
  `coalesce((select m.time_zone from municipality m where m.tenant_id = ${tenantId} and m.id = ${municipalityId}), (select t.time_zone from tenant t where t.id = ${tenantId}))`;

@Table<Deadline>('deadline', {
  id: 'ddl',
  list: 'deadlines',
  allow: 'deadline.read',
  order: ['dueOn'],
  search: ['title', 'description', 'outcome'],
  description: 'Something that one person has promised to have done by a day (tidsgräns). Reminders are mailed before it.',
})
export class Deadline extends TenantRow {
  @Col('text', { description: 'What kind of promise it is, e.g. `task`; each kind has its own letter.' }) kind: string;
  @Col('text', { description: 'What is to be done, e.g. "Rapportera energianvändning 2025".' }) title: string;
  @Col('text', { nullable: true, description: 'More about it, for the owner.' }) description: string | null;
  @Col('day', { description: 'The last day, in the municipality’s own calendar.' }) dueOn: string;
  @Key() ownerId: string;
  @One(() => Person, 'ownerId', {
    description: 'The one person who answers for it.',
    reverse: { name: 'deadlines', description: 'The deadlines that the person answers for.' },
  })
  owner: Ref<Person>;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality it belongs to; null = the whole region’s.',
    reverse: { name: 'deadlines', description: 'The municipality’s deadlines.' },
  })
  municipality: Ref<Municipality>;
  @Key({ nullable: true }) workgroupId: string | null;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup it belongs to, if any.',
    reverse: { name: 'deadlines', description: 'The workgroup’s deadlines.' },
  })
  workgroup: Ref<Workgroup>;
  @Col('instant', { nullable: true, description: 'When it was reported done.' }) metAt: Date | null;
  @Key({ nullable: true }) metById: string | null;
  @One(() => Person, 'metById', { description: 'Who reported it done.' }) metBy: Ref<Person>;
  @Col('text', { nullable: true, description: 'What came of it, in the words of whoever reported it done.' }) outcome: string | null;
  @Col('instant', { nullable: true, description: 'When it was struck.' }) cancelledAt: Date | null;
  @Col('text', { nullable: true, description: 'Where it is known from; `demo` = invented for the demo.' }) source: string | null;
  @Computed<Deadline>(
    'choice',
    (d, scope) => `case when ${d.metAt} is not null then 'met' when ${d.cancelledAt} is not null then 'cancelled'
      when ${d.dueOn} < (${scope.now} at time zone ${zone(d.municipalityId, d.tenantId)})::date then 'late' else 'open' end`,
    { enum: DeadlineState, filter: true, description: 'How it stands today.' },
  )
  state: DeadlineState;
  @Can<Deadline>({ update: 'deadline.update', meet: 'deadline.meet' }, (d) => ({
    municipalityId: d.municipalityId,
    workgroupId: d.workgroupId,
    personId: d.ownerId,
  }))
  viewerCan: ViewerCan;
}

@Inputs('A new deadline.')
export class CreateDeadlineInput {
  @Is.text({ max: 300, description: 'What is to be done, at most 300 characters.' }) title: string;
  @Is.text({ max: 5000, nullable: true, description: 'More about it, at most 5 000 characters.' }) description?: string | null;
  @Is.day('The last day, e.g. 2026-12-15.') dueOn: string;
  @Is.id('The person who answers for it.') ownerId: string;
  @Is.id('The municipality it belongs to; left out = the whole region’s.', { nullable: true }) municipalityId?: string | null;
  @Is.id('The workgroup it belongs to.', { nullable: true }) workgroupId?: string | null;
}

@Inputs('What to change of a deadline; what is left out stays as it is.')
export class UpdateDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 300, nullable: true, description: 'What is to be done.' }) title?: string | null;
  @Is.text({ max: 5000, nullable: true, description: 'More about it; null empties it.' }) description?: string | null;
  @Is.id('A new owner; reminders then go to that person.', { nullable: true }) ownerId?: string | null;
}

@Inputs('A new day for a deadline.')
export class MoveDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('The new last day.') dueOn: string;
  @Is.text({ max: 1000, nullable: true, description: 'Why; kept in the history.' }) reason?: string | null;
}

@Inputs('A deadline reported done.')
export class MeetDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, nullable: true, description: 'What came of it.' }) outcome?: string | null;
}

@Inputs('A deadline opened again, or struck.')
export class DeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 1000, nullable: true, description: 'Why; kept in the history.' }) reason?: string | null;
}
