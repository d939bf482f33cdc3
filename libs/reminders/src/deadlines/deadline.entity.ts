import { registerEnumType } from '@nestjs/graphql';
import { Municipality, Person, Workgroup } from '@samnav/networks';
import { Can, Col, Computed, File, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ScopeSql, ViewerCan } from '@samnav/platform';
import { substituteSql } from '../owners/substitute-of.ts';
import { DeadlineSeries } from '../series/series.entity.ts';
import { DatePrecision, DeadlineKind } from './deadline-kind.ts';

export { DatePrecision, DeadlineKind };

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

/** How a deadline stands today, as SQL over its columns. */
export const deadlineStateSql = (
  d: Record<'metAt' | 'cancelledAt' | 'dueOn' | 'municipalityId' | 'tenantId', string>,
  scope: Pick<ScopeSql, 'now'>,
): string =>
  `case when ${d.metAt} is not null then 'met' when ${d.cancelledAt} is not null then 'cancelled'
    when ${d.dueOn} < (${scope.now} at time zone ${zone(d.municipalityId, d.tenantId)})::date then 'late' else 'open' end`;

@Table<Deadline>('deadline', {
  id: 'ddl',
  list: 'deadlines',
  allow: 'deadline.read',
  order: ['dueOn'],
  search: ['title', 'description', 'outcome'],
  description: 'Something that one person has promised to have done by a day (tidsgräns). Reminders are mailed before it.',
})
export class Deadline extends TenantRow {
  @Col('text', {
    description: 'What sort of promise it is, e.g. `task`, `report`, `approval`; each has its own letter, and may have its own ladder.',
  })
  obligation: string;
  @Col('choice', { enum: DeadlineKind, description: 'By which calendar its last day is found.' }) kind: DeadlineKind;
  @Col('text', { description: 'What is to be done, e.g. "Rapportera energianvändning 2025".' }) title: string;
  @Col('text', { nullable: true, description: 'More about it, for the owner.' }) description: string | null;
  @Col('day', { description: 'The last day, in the municipality’s own calendar.' }) dueOn: string;
  @Col('day', { nullable: true, description: 'The day that was stated, where it is not the last day itself: it was less exact, or has moved.' })
  statedOn: string | null;
  @Col('choice', { enum: DatePrecision, description: 'How exactly the day was stated.' }) precision: DatePrecision;
  @Col('time', { nullable: true, description: 'The time of the last day, e.g. 15:00; null = the whole day counts.' }) dueTime: string | null;
  @Col('day', { description: 'When its period begins; a period of 31 days or more is reminded of earlier.' }) startsOn: string;
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
  @Col('flag', { description: 'Whether it is done only with evidence: a link or a file.' }) evidenceRequired: boolean;
  @Col('text', { nullable: true, description: 'The address of what shows that it is done.' }) evidenceUrl: string | null;
  @Key({ nullable: true }) evidenceFileId: string | null;
  @One(() => File, 'evidenceFileId', { description: 'The file that shows that it is done.' }) evidenceFile: Ref<File>;
  @Col('instant', { nullable: true, description: 'When somebody last answered that it is known and in hand.' }) acknowledgedAt: Date | null;
  @Col('day', { nullable: true, description: 'Until this day nobody is reminded: it is known and in hand.' }) acknowledgedUntil: string | null;
  @Key({ nullable: true }) acknowledgedById: string | null;
  @One(() => Person, 'acknowledgedById', { description: 'Who answered that it is known and in hand.' }) acknowledgedBy: Ref<Person>;
  @Col('int', { description: 'How many days the climb of its reminders has stood still, because it was acknowledged.' }) pausedDays: number;
  @Col('day', { nullable: true, description: 'Until this day the owner is not reminded, by the owner’s own wish.' }) snoozedUntil: string | null;
  @Key({ nullable: true }) seriesId: string | null;
  @One(() => DeadlineSeries, 'seriesId', {
    description: 'The series that it is an occurrence of, if any.',
    reverse: { name: 'occurrences', description: 'The deadlines that the series has made.' },
  })
  series: Ref<DeadlineSeries>;
  @Col('day', { nullable: true, description: 'Which occurrence of its series it is.' }) occurrenceOn: string | null;
  @Col('text', { nullable: true, description: 'The id of what it is about, e.g. of a budget that waits for approval.' }) about: string | null;
  @Col('instant', { nullable: true, description: 'When its owner accepted it; null = a new owner who has not answered yet.' })
  acceptedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was struck.' }) cancelledAt: Date | null;
  @Col('text', { nullable: true, description: 'Where it is known from; `demo` = invented for the demo.' }) source: string | null;
  @Computed<Deadline>('choice', deadlineStateSql, { enum: DeadlineState, filter: true, description: 'How it stands today.' })
  state: DeadlineState;
  @Can<Deadline>({ update: 'deadline.update', meet: 'deadline.meet', answer: 'deadline.answer', refuse: 'deadline.refuse' }, (d, scope) => ({
    municipalityId: d.municipalityId,
    workgroupId: d.workgroupId,
    personId: d.ownerId,
    substituteId: substituteSql(d.ownerId, d.tenantId, scope.today),
  }))
  viewerCan: ViewerCan;
}

@Inputs('A deadline, new or changed. Of one that is there, what is left out stays as it is.')
export class SetDeadlineInput {
  @Is.id('The deadline to change; left out = a new one.', { nullable: true }) id?: string | null;
  @Is.int({
    nullable: true,
    description: 'The version that you saw, for one that is changed; if somebody has changed it since, the answer is a conflict.',
  })
  expectedVersion?: number | null;
  @Is.text({ max: 300, nullable: true, description: 'What is to be done, at most 300 characters. A new deadline needs it.' }) title?: string | null;
  @Is.text({ max: 5000, nullable: true, description: 'More about it, at most 5 000 characters; null empties it.' }) description?: string | null;
  @Is.day({ nullable: true, description: 'The last day, e.g. 2026-12-15, or any day of the period that `precision` says. A new deadline needs it.' })
  dueOn?: string | null;
  @Is.choice(() => DatePrecision, { nullable: true, description: 'How exactly the day is stated; `day` by default.' })
  precision?: DatePrecision | null;
  @Is.choice(() => DeadlineKind, { nullable: true, description: 'By which calendar the last day is found; `AGREED` by default.' })
  kind?: DeadlineKind | null;
  @Is.day({ nullable: true, description: 'When its period begins; today by default.' }) startsOn?: string | null;
  @Is.flag({ nullable: true, description: 'Whether it is done only with evidence.' }) evidenceRequired?: boolean | null;
  @Is.id('The person who answers for it; reminders then go to that person. A new deadline needs one.', { nullable: true }) ownerId?: string | null;
  @Is.id('The municipality it belongs to; left out = the whole region’s. It stays where it was made.', { nullable: true })
  municipalityId?: string | null;
  @Is.id('The workgroup it belongs to. It stays where it was made.', { nullable: true }) workgroupId?: string | null;
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
  @Is.text({ max: 1000, nullable: true, description: 'The address of what shows that it is done, e.g. https://umea.se/rapport.' })
  evidenceUrl?: string | null;
  @Is.id('One’s uploaded file that shows that it is done; whoever reads deadlines may then read it.', { nullable: true })
  evidenceFileId?: string | null;
}

@Inputs('A deadline opened again, or struck.')
export class DeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 1000, nullable: true, description: 'Why; kept in the history.' }) reason?: string | null;
}
