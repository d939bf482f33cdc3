import { Can, Col, Count, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Organisation, sourceDescription } from '@samnav/networks';
import { periodSays, Precision } from '../period.ts';
import { Project } from '../projects/project.entity.ts';

@Table<Programme>('programme', {
  id: 'prg',
  list: 'programmes',
  allow: 'programme.read',
  order: ['name'],
  search: ['name', 'purpose'],
  description: 'A programme (program): several projects with one common goal, e.g. Kiruna Sustainability Center.',
})
export class Programme extends TenantRow {
  @Col('text', { description: 'The name, unique in the tenant.' }) name: string;
  @Col('text', { nullable: true, description: 'What the projects shall reach together.' }) purpose: string | null;
  @Col('day', { nullable: true, description: periodSays.startsOn }) startsOn: string | null;
  @Col('choice', { enum: Precision, nullable: true, description: periodSays.startsPrecision }) startsPrecision: Precision | null;
  @Col('day', { nullable: true, description: periodSays.endsOn }) endsOn: string | null;
  @Col('choice', { enum: Precision, nullable: true, description: periodSays.endsPrecision }) endsPrecision: Precision | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) funderId: string | null;
  @One(() => Organisation, 'funderId', {
    description: 'Who funds the programme, where one does.',
    reverse: { name: 'fundedProgrammes', description: 'The programmes that the organisation funds.' },
  })
  funder: Ref<Organisation>;
  @Count<Programme, Project>(() => Project, 'programmeId', { description: 'How many projects it has that you may see.' }) projectCount: number;
  @Can<Programme>({ update: 'programme.update' }, () => ({})) viewerCan: ViewerCan;
}

const says = {
  name: 'The name, unique in the tenant.',
  purpose: 'What the projects shall reach together.',
  funderId: 'The organisation that funds it.',
};

@Inputs('What is needed to create a programme.')
export class CreateProgrammeInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.text({ nullable: true, max: 5000, description: says.purpose }) purpose?: string | null;
  @Is.id({ nullable: true, description: says.funderId }) funderId?: string | null;
  @Is.day({ nullable: true, description: periodSays.startsOn }) startsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.startsPrecision }) startsPrecision?: Precision | null;
  @Is.day({ nullable: true, description: periodSays.endsOn }) endsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.endsPrecision }) endsPrecision?: Precision | null;
}

@Inputs('What to change of a programme; what is left out stays, null clears.')
export class UpdateProgrammeInput {
  @Is.id('The programme.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.purpose }) purpose?: string | null;
  @Is.id({ nullable: true, description: says.funderId }) funderId?: string | null;
  @Is.day({ nullable: true, description: periodSays.startsOn }) startsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.startsPrecision }) startsPrecision?: Precision | null;
  @Is.day({ nullable: true, description: periodSays.endsOn }) endsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.endsPrecision }) endsPrecision?: Precision | null;
}
