import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import { File } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { CostCategory, Project } from '@samnav/projects';
import { seesTime } from './seen.ts';

@Table<TimeShare>('time_share', {
  id: 'tsh',
  list: 'timeShares',
  allow: 'timeEntry.read',
  order: ['-startsOn'],
  partOf: 'project',
  visible: (t, scope) => seesTime('timeEntry.read', t, scope),
  description: 'A fixed share of a person’s employment in a project (fast andel): no daily time, but a certificate; each month is certified.',
})
export class TimeShare extends TenantRow {
  @Col('int', { description: 'How much of full time, in basis points: 5000 = half.' }) shareBp: number;
  @Col('day', { description: 'The first day.' }) startsOn: string;
  @Col('day', { description: 'The last day.' }) endsOn: string;
  @Col('choice', { enum: CostCategory, description: 'What it counts as: staff in cash, or own work time in kind.' }) category: CostCategory;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key() personId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) certificateFileId: string | null;
  @Key({ nullable: true }) recordedById: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'timeShares', description: 'Who works in it for a fixed share.' },
  })
  project: Ref<Project>;
  @One(() => Person, 'personId', { description: 'Who.', reverse: { name: 'timeShares', description: 'The person’s fixed shares in projects.' } })
  person: Ref<Person>;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality that employs the person.' }) municipality: Ref<Municipality>;
  @One(() => File, 'certificateFileId', { description: 'The certificate of the share (intyg), signed by the employer.' }) certificate: Ref<File>;
  @Can<TimeShare>({ end: 'hourlyRate.set' }, (t) => ({ municipalityId: t.municipalityId, projectId: t.projectId })) viewerCan: ViewerCan;
}

@Inputs('A fixed share of a person’s employment in a project. Months that are over become entries to certify; those to come follow as they end.')
export class SetTimeShareInput {
  @Is.id('The project.') projectId: string;
  @Is.id('The person.') personId: string;
  @Is.int({ min: 1, max: 10_000, description: 'How much of full time, in basis points; a person’s shares sum to at most 10000.' }) shareBp: number;
  @Is.day('The first day.') startsOn: string;
  @Is.day('The last day.') endsOn: string;
  @Is.choice(() => CostCategory, 'What it counts as: staff or ownWorkTime.') category: CostCategory;
  @Is.id({ nullable: true, description: 'The certificate of the share, a file that was uploaded.' }) certificateFileId?: string | null;
}

@Inputs('That a fixed share ends another day.')
export class EndTimeShareInput {
  @Is.id('The share.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('The last day; not before the last month that is certified.') endsOn: string;
}
