import { Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { Project } from './project.entity.ts';
import { ProjectStatus } from './statuses.ts';

@Table<ProjectStatusEvent>('project_status_event', {
  id: 'pse',
  allow: 'project.read',
  order: ['-validFrom', '-createdAt'],
  description: 'From which day a project has had a status, and why.',
  partOf: 'project',
})
export class ProjectStatusEvent extends TenantRow {
  @Col('choice', { enum: ProjectStatus, description: 'The status.' }) status: ProjectStatus;
  @Col('day', { description: 'From which day; the latest one that has come holds.' }) validFrom: string;
  @Col('text', { nullable: true, description: 'Why.' }) note: string | null;
  @Key() projectId: string;
  @Key({ nullable: true }) recordedById: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'statusEvents', description: 'The project’s statuses over time, the latest first.' },
  })
  project: Ref<Project>;
  @One(() => Person, 'recordedById', { description: 'Who recorded it.' }) recordedBy: Ref<Person>;
}

@Inputs('A new status of a project.')
export class ChangeProjectStatusInput {
  @Is.id('The project.') id: string;
  @Is.version() expectedVersion: number;
  @Is.choice(() => ProjectStatus, 'The new status; it must be one that may follow the present one.') status: ProjectStatus;
  @Is.day({ nullable: true, description: 'From which day, today where left out. A day to come may be given; the next change takes its place.' })
  validFrom?: string | null;
  @Is.text({ nullable: true, max: 2000, description: 'Why.' }) note?: string | null;
}
