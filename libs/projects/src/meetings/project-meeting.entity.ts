import { AgendaItem, Meeting, placeWithMeeting } from '@samnav/meetings';
import { sourceDescription } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Phase } from '../phases/phase.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';

@Table<ProjectMeeting>('project_meeting', {
  id: 'prm',
  allow: 'meeting.read',
  partOf: 'project',
  description: 'That a meeting belongs to the work of a project, whoever holds it.',
})
export class ProjectMeeting extends TenantRow {
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key() meetingId: string;
  @Key({ nullable: true }) phaseId: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'meetings', description: 'The meetings that belong to the project’s work.' },
  })
  project: Ref<Project>;
  @One(() => Meeting, 'meetingId', {
    description: 'The meeting.',
    reverse: { name: 'projects', description: 'The projects to whose work the meeting belongs.' },
  })
  meeting: Ref<Meeting>;
  @One(() => Phase, 'phaseId', {
    description: 'The phase in which it was held.',
    within: 'projectId',
    reverse: { name: 'meetings', description: 'The meetings of the phase.' },
  })
  phase: Ref<Phase>;
  @Can<ProjectMeeting>({ remove: 'project.update' }, (l) => placeWithProject(l, l.projectId)) viewerCan: ViewerCan;
}

@Table<AgendaItemProject>('agenda_item_project', {
  id: 'aip',
  allow: 'meeting.read',
  partOf: 'project',
  description: 'That an item of an agenda is about a project.',
})
export class AgendaItemProject extends TenantRow {
  @Key() meetingId: string;
  @Key() agendaItemId: string;
  @Key() projectId: string;
  @One(() => Meeting, 'meetingId', { description: 'The meeting.' }) meeting: Ref<Meeting>;
  @One(() => AgendaItem, 'agendaItemId', {
    description: 'The item of the agenda.',
    within: 'meetingId',
    reverse: { name: 'projects', description: 'The projects that the item is about.' },
  })
  agendaItem: Ref<AgendaItem>;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'agendaItems', description: 'The items of agendas that are about the project.' },
  })
  project: Ref<Project>;
  @Can<AgendaItemProject>({ remove: 'agenda.update' }, (l) => placeWithMeeting(l, l.meetingId)) viewerCan: ViewerCan;
}
