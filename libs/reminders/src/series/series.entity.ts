import { Body, Municipality, Person, Workgroup } from '@samnav/networks';
import { Can, Col, Day, InJs, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { DatePrecision, DeadlineKind } from '../deadlines/deadline-kind.ts';
import type { Rule } from './anchors.ts';
import { RecurrenceInput } from './rule.entity.ts';

@Table<DeadlineSeries>('deadline_series', {
  id: 'ser',
  list: 'deadlineSeries',
  allow: 'deadlineSeries.read',
  order: ['title'],
  description: 'Something that comes back (återkommande): its occurrences are deadlines, made thirteen months ahead.',
})
export class DeadlineSeries extends TenantRow {
  @Col('text', { description: 'What is to be done each time.' }) title: string;
  @Col('text', { nullable: true, description: 'More about it, for the owner.' }) description: string | null;
  @Col('text', { description: 'What sort of promise each occurrence is, e.g. `task`.' }) obligation: string;
  @Col('choice', { enum: DeadlineKind, description: 'By which calendar the last days are found.' }) kind: DeadlineKind;
  @Col('choice', { enum: DatePrecision, description: 'How exactly the days are meant.' }) precision: DatePrecision;
  @Col('flag', { description: 'Whether each is done only with evidence.' }) evidenceRequired: boolean;
  @Col('json', { description: 'How it comes back, as RecurrenceInput says it.' }) rule: Rule;
  @Col('day', { description: 'Nothing before this day.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'Nothing after this day; null = it goes on.' }) endsOn: string | null;
  @Col('int', { nullable: true, description: 'How many times in all, from the first day; null = it goes on.' }) times: number | null;
  @Col('json', { description: 'Kept for `skippedOn`.' }) skips: string[];
  @InJs<DeadlineSeries, 'skips'>(() => [Day], ['skips'], ({ skips }) => skips, { description: 'The occurrences that are left out, by their days.' })
  skippedOn: string[];
  @Col('day', { description: 'Occurrences that were due before this day are not made.' }) makesFrom: string;
  @Col('text', { nullable: true, description: 'Where it is known from; `demo` = invented for the demo.' }) source: string | null;
  @Key() ownerId: string;
  @One(() => Person, 'ownerId', {
    description: 'Who answers for each occurrence.',
    reverse: { name: 'deadlineSeries', description: 'The series whose occurrences the person answers for.' },
  })
  owner: Ref<Person>;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality it belongs to; null = the whole region’s.',
    reverse: { name: 'deadlineSeries', description: 'The municipality’s series of deadlines.' },
  })
  municipality: Ref<Municipality>;
  @Key({ nullable: true }) workgroupId: string | null;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup it belongs to, if any.',
    reverse: { name: 'deadlineSeries', description: 'The workgroup’s series of deadlines.' },
  })
  workgroup: Ref<Workgroup>;
  @Key({ nullable: true }) bodyId: string | null;
  @One(() => Body, 'bodyId', {
    description: 'The body whose dates it follows, if any.',
    reverse: { name: 'deadlineSeries', description: 'The series of deadlines that follow the body’s dates.' },
  })
  body: Ref<Body>;
  @Can<DeadlineSeries>({ change: 'deadlineSeries.change', end: 'deadlineSeries.end' }, (s) => ({
    municipalityId: s.municipalityId,
    workgroupId: s.workgroupId,
  }))
  viewerCan: ViewerCan;
}

@Inputs('Something that comes back.')
export class CreateDeadlineSeriesInput {
  @Is.text({ max: 300, description: 'What is to be done each time, at most 300 characters.' }) title: string;
  @Is.text({ max: 5000, nullable: true, description: 'More about it, at most 5 000 characters.' }) description?: string | null;
  @Is.part(() => RecurrenceInput, 'How it comes back.') rule: RecurrenceInput;
  @Is.day('Nothing before this day.') startsOn: string;
  @Is.day({ nullable: true, description: 'Nothing after this day.' }) endsOn?: string | null;
  @Is.int({ nullable: true, min: 1, max: 1000, description: 'How many times in all, from the first day.' }) times?: number | null;
  @Is.choice(() => DeadlineKind, { nullable: true, description: 'By which calendar the last days are found; AGREED by default.' })
  kind?: DeadlineKind | null;
  @Is.choice(() => DatePrecision, { nullable: true, description: 'How exactly the days are meant; `day` by default.' })
  precision?: DatePrecision | null;
  @Is.flag({ nullable: true, description: 'Whether each is done only with evidence.' }) evidenceRequired?: boolean | null;
  @Is.id('Who answers for each occurrence.') ownerId: string;
  @Is.id('The municipality it belongs to; left out = the whole region’s.', { nullable: true }) municipalityId?: string | null;
  @Is.id('The workgroup it belongs to.', { nullable: true }) workgroupId?: string | null;
}

@Inputs('What to change of a series; what is left out stays. Coming occurrences that nobody has touched follow.')
export class ChangeDeadlineSeriesInput {
  @Is.id('The series.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 300, nullable: true, description: 'What is to be done each time.' }) title?: string | null;
  @Is.text({ max: 5000, nullable: true, description: 'More about it; null empties it.' }) description?: string | null;
  @Is.part(() => RecurrenceInput, { nullable: true, description: 'How it comes back, whole.' }) rule?: RecurrenceInput | null;
  @Is.day({ nullable: true, description: 'Nothing before this day.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'Nothing after this day; null = it goes on.' }) endsOn?: string | null;
  @Is.int({ nullable: true, min: 1, max: 1000, description: 'How many times in all; null = it goes on.' }) times?: number | null;
  @Is.choice(() => DeadlineKind, { nullable: true, description: 'By which calendar the last days are found.' }) kind?: DeadlineKind | null;
  @Is.choice(() => DatePrecision, { nullable: true, description: 'How exactly the days are meant.' }) precision?: DatePrecision | null;
  @Is.flag({ nullable: true, description: 'Whether each is done only with evidence.' }) evidenceRequired?: boolean | null;
  @Is.id('Who answers for each occurrence from now on.', { nullable: true }) ownerId?: string | null;
}

@Inputs('The end of a series.')
export class EndDeadlineSeriesInput {
  @Is.id('The series.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day({ nullable: true, description: 'Its last day; today where it is left out. Later occurrences that nobody has touched are struck.' })
  endsOn?: string | null;
}

@Inputs('One occurrence to leave out.')
export class SkipOccurrenceInput {
  @Is.id('The series.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Which occurrence, by the day that names it (`occurrenceOn` of the deadline); it is struck where it is there.') occurrenceOn: string;
}

@Inputs('A series as it would be.')
export class PreviewDeadlineSeriesInput {
  @Is.part(() => RecurrenceInput, 'How it comes back.') rule: RecurrenceInput;
  @Is.day('Nothing before this day.') startsOn: string;
  @Is.day({ nullable: true, description: 'Nothing after this day.' }) endsOn?: string | null;
  @Is.int({ nullable: true, min: 1, max: 1000, description: 'How many times in all.' }) times?: number | null;
  @Is.choice(() => DeadlineKind, { nullable: true, description: 'By which calendar; AGREED by default.' }) kind?: DeadlineKind | null;
  @Is.choice(() => DatePrecision, { nullable: true, description: 'How exactly the days are meant; `day` by default.' })
  precision?: DatePrecision | null;
  @Is.id('The municipality whose calendar counts.', { nullable: true }) municipalityId?: string | null;
  @Is.int({ nullable: true, min: 1, max: 100, description: 'How many occurrences are answered; 10 by default.' }) first?: number | null;
}
