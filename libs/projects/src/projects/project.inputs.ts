import { Inputs, Is } from '@samnav/platform';
import { periodSays, Precision } from '../period.ts';
import { ProjectStatus } from './statuses.ts';

const says = {
  number: 'The human number, unique in the tenant; left out, the next free one of the year is given, e.g. P-2026-014.',
  name: 'The name.',
  purpose: 'What it is to reach.',
  leadId: 'The project manager: the one person who answers for it.',
  municipalityId: 'The municipality that owns it; without one it is the region’s.',
  workgroupId: 'The workgroup that runs it.',
  programmeId: 'The programme that it belongs to.',
  priorityId: 'The priority that it serves.',
  spawnedById: 'The project that it came out of.',
};

@Inputs('What is needed to create a project.')
export class CreateProjectInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.id(says.leadId) leadId: string;
  @Is.text({ nullable: true, max: 40, description: says.number }) number?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.purpose }) purpose?: string | null;
  @Is.day({ nullable: true, description: periodSays.startsOn }) startsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.startsPrecision }) startsPrecision?: Precision | null;
  @Is.day({ nullable: true, description: periodSays.endsOn }) endsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.endsPrecision }) endsPrecision?: Precision | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.id({ nullable: true, description: says.workgroupId }) workgroupId?: string | null;
  @Is.id({ nullable: true, description: says.programmeId }) programmeId?: string | null;
  @Is.id({ nullable: true, description: says.priorityId }) priorityId?: string | null;
  @Is.id({ nullable: true, description: says.spawnedById }) spawnedById?: string | null;
  @Is.choice(() => ProjectStatus, { nullable: true, description: 'The status to begin with; a draft where left out.' }) status?: ProjectStatus | null;
  @Is.day({ nullable: true, description: 'From which day it has had that status; today where left out, never later.' })
  statusFrom?: string | null;
}

@Inputs('What to change of a project; what is left out stays, null clears.')
export class UpdateProjectInput {
  @Is.id('The project.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 40, description: 'The human number, unique in the tenant.' }) number?: string | null;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.purpose }) purpose?: string | null;
  @Is.day({ nullable: true, description: periodSays.startsOn }) startsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.startsPrecision }) startsPrecision?: Precision | null;
  @Is.day({ nullable: true, description: periodSays.endsOn }) endsOn?: string | null;
  @Is.choice(() => Precision, { nullable: true, description: periodSays.endsPrecision }) endsPrecision?: Precision | null;
  @Is.id({ nullable: true, description: says.leadId }) leadId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.id({ nullable: true, description: says.workgroupId }) workgroupId?: string | null;
  @Is.id({ nullable: true, description: says.programmeId }) programmeId?: string | null;
  @Is.id({ nullable: true, description: says.priorityId }) priorityId?: string | null;
  @Is.id({ nullable: true, description: says.spawnedById }) spawnedById?: string | null;
}
