import { Can, Col, Computed, Hidden, Key, One, Table, TenantRow, toldInLog } from '@samnav/platform';
import type { Ref, Row, ScopeSql, ViewerCan } from '@samnav/platform';
import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { BudgetLine, Expenditure, Project } from '@samnav/projects';
import { placeOfTime, seesTime } from './seen.ts';
import { TimeShare } from './time-share.entity.ts';
import { TimeSheet } from './time-sheet.entity.ts';

/** A value that tells what the person is paid: who may certify time need not know. */
const ofWage = (t: Row<TimeEntry>, scope: ScopeSql, value: string): string =>
  `case when ${scope.can('hourlyRate.read', placeOfTime(t))} then ${value} end`;
toldInLog('hourlyRate.read', 'TimeEntry', ['hourlyOre', 'valueOre']);

@Table<TimeEntry>('time_entry', {
  id: 'tim',
  list: 'timeEntries',
  allow: 'timeEntry.read',
  order: ['-workedOn', '-startsMinute'],
  partOf: 'project',
  visible: (t, scope) => seesTime('timeEntry.read', t, scope),
  description:
    'Time that a person worked in a project (arbetad tid): of one day, or of one month of a fixed share. It counts once somebody else has certified it.',
})
export class TimeEntry extends TenantRow {
  @Col('day', { description: 'The day; of a fixed share the month’s last day.' }) workedOn: string;
  @Col('int', { nullable: true, description: 'When that day it began, in minutes after midnight: 480 = 08:00; null of a fixed share.' })
  startsMinute: number | null;
  @Col('int', { description: 'How long, in whole minutes: 450 = 7 h 30 min.' }) minutes: number;
  @Col('int', { description: 'Minutes that absence has taken off the month of a fixed share.' }) absentMinutes: number;
  @Col('text', { description: 'What was done.' }) activity: string;
  @Col('instant', { nullable: true, description: 'When it was certified; null while it does not count.' }) certifiedAt: Date | null;
  @Hidden('money', { nullable: true, personal: true, column: 'hourly_ore' }) hourlyOre: bigint | null;
  @Hidden('money', { nullable: true, personal: true, column: 'value_ore' }) valueOre: bigint | null;
  @Computed<TimeEntry>('money', (t, scope) => ofWage(t, scope, t.hourlyOre), {
    nullable: true,
    description: 'What an hour of it costs, as the rate was when it was certified; null for those who may not read the person’s wage.',
  })
  hourly: bigint | null;
  @Computed<TimeEntry>('money', (t, scope) => ofWage(t, scope, t.valueOre), {
    nullable: true,
    description:
      'What it is worth: minutes × hourly cost / 60, half an öre up; null while it does not count, and for those who may not read the person’s wage.',
  })
  value: bigint | null;
  @Col('instant', { nullable: true, description: 'When its last certificate was taken back.' }) withdrawnAt: Date | null;
  @Col('text', { nullable: true, description: 'Why its last certificate was taken back.' }) withdrawnBecause: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key() budgetLineId: string;
  @Key() sheetId: string;
  @Key({ nullable: true }) shareId: string | null;
  @Key() personId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) recordedById: string | null;
  @Key({ nullable: true }) certifiedById: string | null;
  @Key({ nullable: true }) withdrawnById: string | null;
  @Key({ nullable: true }) expenditureId: string | null;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'timeEntries', description: 'The time that was worked in it.' } })
  project: Ref<Project>;
  @One(() => BudgetLine, 'budgetLineId', {
    description: 'The budget line that it counts on: own work time in kind, or staff in cash.',
    reverse: { name: 'timeEntries', description: 'The time that counts on the line.' },
    within: 'projectId',
  })
  budgetLine: Ref<BudgetLine>;
  @One(() => TimeSheet, 'sheetId', {
    description: 'The month’s time sheet that it stands on.',
    reverse: { name: 'entries', description: 'The time that stands on it.' },
  })
  sheet: Ref<TimeSheet>;
  @One(() => TimeShare, 'shareId', {
    description: 'The fixed share that it is a month of; null of a day.',
    reverse: { name: 'months', description: 'Its months, newest first.' },
  })
  share: Ref<TimeShare>;
  @One(() => Person, 'personId', {
    description: 'Who worked.',
    reverse: { name: 'timeEntries', description: 'The time that the person worked in projects.' },
  })
  person: Ref<Person>;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality that employed the person when it was written down.' })
  municipality: Ref<Municipality>;
  @One(() => Person, 'recordedById', { description: 'Who wrote it down.' }) recordedBy: Ref<Person>;
  @One(() => Person, 'certifiedById', { description: 'Who certified it: never who worked, nor who wrote it down.' }) certifiedBy: Ref<Person>;
  @One(() => Person, 'withdrawnById', { description: 'Who took its last certificate back.' }) withdrawnBy: Ref<Person>;
  @One(() => Expenditure, 'expenditureId', {
    description: 'What it counts as in the project’s ledger.',
    reverse: { name: 'timeEntry', description: 'The time that it stands for, if any: at most one.' },
  })
  expenditure: Ref<Expenditure>;
  @Computed<TimeEntry>('flag', (t) => `${t.certifiedAt} is not null`, { filter: true, description: 'Whether it is certified, so that it counts.' })
  certified: boolean;
  @Can<TimeEntry>({ update: 'timeEntry.record', certify: 'timeEntry.certify' }, placeOfTime) viewerCan: ViewerCan;
}
