import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { sourceDescription } from '@samnav/networks';
import { periodSays, Precision } from '../period.ts';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';

@Table<Phase>('phase', {
  id: 'pha',
  allow: 'phase.read',
  order: ['number'],
  description: 'A part of a project (delområde); phases may overlap.',
  partOf: 'project',
})
export class Phase extends TenantRow {
  @Col('int', { description: 'Its place in the project, from 1.' }) number: number;
  @Col('text', { description: 'The name.' }) name: string;
  @Col('text', { nullable: true, description: 'What is done in it.' }) description: string | null;
  @Col('day', { nullable: true, description: periodSays.startsOn }) startsOn: string | null;
  @Col('choice', { enum: Precision, nullable: true, description: periodSays.startsPrecision }) startsPrecision: Precision | null;
  @Col('day', { nullable: true, description: periodSays.endsOn }) endsOn: string | null;
  @Col('choice', { enum: Precision, nullable: true, description: periodSays.endsPrecision }) endsPrecision: Precision | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'phases', description: 'The project’s phases in their order.' } })
  project: Ref<Project>;
  @Can<Phase>({ update: 'phase.update' }, (p) => placeWithProject(p, p.projectId)) viewerCan: ViewerCan;
}

const says = { number: 'Its place in the project, from 1.', name: 'The name.', description: 'What is done in it.' };

@Inputs('What is needed to create a phase.')
export class CreatePhaseInput {
  @Is.id('The project.') projectId: string;
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.int({ nullable: true, min: 1, max: 999, description: `${says.number} After the last one where left out.` }) number?: number | null;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.day({ nullable: true, description: periodSays.startsOn }) startsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.startsPrecision }) startsPrecision?: Precision | null;
  @Is.day({ nullable: true, description: periodSays.endsOn }) endsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.endsPrecision }) endsPrecision?: Precision | null;
}

@Inputs('What to change of a phase; what is left out stays, null clears.')
export class UpdatePhaseInput {
  @Is.id('The phase.') id: string;
  @Is.version() expectedVersion: number;
  @Is.int({ nullable: true, min: 1, max: 999, description: says.number }) number?: number | null;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.day({ nullable: true, description: periodSays.startsOn }) startsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.startsPrecision }) startsPrecision?: Precision | null;
  @Is.day({ nullable: true, description: periodSays.endsOn }) endsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.endsPrecision }) endsPrecision?: Precision | null;
}
