import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow, toldInLog } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Project } from '@samnav/projects';
import { seesTime } from './seen.ts';

toldInLog('hourlyRate.read', 'HourlyRate', ['monthlySalary', 'hourly']);

@Table<HourlyRate>('hourly_rate', {
  id: 'hra',
  list: 'hourlyRates',
  allow: 'hourlyRate.read',
  order: ['-startsOn'],
  partOf: 'project',
  visible: (r, scope) => seesTime('hourlyRate.read', r, scope),
  description: 'What an hour of a person costs in a project from a day on (timkostnad), fixed by the funder’s rule.',
})
export class HourlyRate extends TenantRow {
  @Col('day', { description: 'The first day that it holds; a later one takes over from its own first day.' }) startsOn: string;
  @Col('money', {
    nullable: true,
    personal: true,
    description: 'The monthly salary that it follows from; null where the decision names an hourly amount.',
  })
  monthlySalary: bigint | null;
  @Col('int', { description: 'How many minutes a year of full time counts as; 103200 = 1720 hours.' }) annualMinutes: number;
  @Col('money', { personal: true, description: 'What an hour costs on the first day.' }) hourly: bigint;
  @Col('int', { description: 'By how much it rises each time, in basis points: 240 = 2.4 %.' }) indexBp: number;
  @Col('int', { nullable: true, description: 'After how many months it rises, e.g. 12; null = never.' }) everyMonths: number | null;
  @Col('text', { description: 'Which rule it follows, in words.' }) rule: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key() personId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'hourlyRates', description: 'What hours cost in the project.' } })
  project: Ref<Project>;
  @One(() => Person, 'personId', { description: 'Whose hours.', reverse: { name: 'hourlyRates', description: 'What the person’s hours cost.' } })
  person: Ref<Person>;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality that employs the person.' }) municipality: Ref<Municipality>;
  @Computed<HourlyRate>('money', (r, scope) => `hourly_on(${r.hourly}, ${r.indexBp}, ${r.everyMonths}, ${r.startsOn}, ${scope.today})`, {
    description: 'What an hour costs today, risen as the rule says; on an earlier day than its first the first amount.',
  })
  hourlyToday: bigint;
  @Can<HourlyRate>({ set: 'hourlyRate.set' }, (r) => ({ municipalityId: r.municipalityId, projectId: r.projectId })) viewerCan: ViewerCan;
}

@Inputs(
  'What an hour of a person costs in a project from a day on. Give the monthly salary, or an hourly amount; neither where the grant’s rule names one.',
)
export class SetHourlyRateInput {
  @Is.id('The project.') projectId: string;
  @Is.id('The person.') personId: string;
  @Is.day('The first day that it holds, e.g. the person’s first day in the project.') startsOn: string;
  @Is.money({ nullable: true, description: 'The ordinary full-time monthly salary; an hour is then salary × 12 / 1720.' }) monthlySalary?:
    bigint | null;
  @Is.money({ nullable: true, description: 'The hourly amount, where the decision names one.' }) hourly?: bigint | null;
  @Is.int({ nullable: true, min: 1, max: 10_000, description: 'Hours of a year; without it, what the grant’s rule says, else 1720.' })
  annualHours?: number | null;
  @Is.int({
    nullable: true,
    min: 0,
    max: 10_000,
    description: 'By how much it rises each time, in basis points; without it, what the grant’s rule says, else 0.',
  })
  indexBp?: number | null;
  @Is.int({ nullable: true, min: 1, max: 120, description: 'After how many months it rises; without it, what the grant’s rule says, else 12.' })
  everyMonths?: number | null;
}
