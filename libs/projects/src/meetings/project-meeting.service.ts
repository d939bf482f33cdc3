import { Injectable } from '@nestjs/common';
import { AgendaItem, Meeting, MeetingService, nobody, whereOf as whereOfMeeting } from '@samnav/meetings';
import { keyOf, today } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Phase } from '../phases/phase.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { AgendaItemProject, ProjectMeeting } from './project-meeting.entity.ts';
import type {
  AddProjectMeetingInput,
  CreateProjectMeetingInput,
  LinkAgendaItemToProjectInput,
  RemoveProjectMeetingInput,
  UnlinkAgendaItemFromProjectInput,
} from './project-meeting.inputs.ts';

export const MeetingOfProjectAlready = domainError('refused', 'MEETING_OF_PROJECT_ALREADY', {
  sv: 'Mötet hör redan till projektet.',
  en: 'The meeting belongs to the project already.',
});
export const ProjectNotShown = domainError('refused', 'PROJECT_NOT_SHOWN', {
  sv: 'Projektet är ett utkast, och möten ses av hela regionen. Planera projektet först.',
  en: 'The project is a draft, and meetings are seen by the whole region. Make the project planned first.',
});
export const PhaseOfAnother = domainError('invalid', 'PHASE_OF_ANOTHER', {
  sv: 'Fasen hör till ett annat projekt.',
  en: 'The phase belongs to another project.',
});
export const AgendaItemOfProjectAlready = domainError('refused', 'AGENDA_ITEM_OF_PROJECT_ALREADY', {
  sv: 'Punkten är redan kopplad till projektet.',
  en: 'The item is about the project already.',
});
export const AgendaItemNotOfProject = domainError('refused', 'AGENDA_ITEM_NOT_OF_PROJECT', {
  sv: 'Punkten är inte kopplad till projektet.',
  en: 'The item is not about the project.',
});
constraintError('project_meeting_once', () => new MeetingOfProjectAlready({}, ['input', 'meetingId']));
constraintError('project_meeting_phase_fkey', () => new PhaseOfAnother({}, ['input', 'phaseId']));
constraintError('agenda_item_project_once', () => new AgendaItemOfProjectAlready({}, ['input', 'projectId']));

/** Which meetings, and which items of agendas, belong to a project's work. */
@Injectable()
export class ProjectMeetingService {
  constructor(private readonly meetings: MeetingService) {}

  /** Calls a meeting whose host is the project; answers that it belongs to it. */
  async create(tx: Tx, input: CreateProjectMeetingInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'meeting.create', whereOf(project));
    if (project.publishedOn === null || project.publishedOn > today(tx)) throw new ProjectNotShown({}, ['input', 'projectId']);
    const phaseId = keyOf(await tx.findOptional(Phase, input.phaseId, ['phaseId']));
    const host = { ...nobody, projectId: project.id, municipalityId: project.municipalityId };
    const meetingId = await this.meetings.make(tx, input, host, { source: input.source });
    return tx.create(ProjectMeeting, { projectId: project.id, meetingId, phaseId, source: input.source }, 'project.meetingAdded');
  }

  async add(tx: Tx, input: AddProjectMeetingInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    const meeting = await tx.find(Meeting, input.meetingId, ['meetingId']);
    access.require(tx.scope, 'project.update', whereOf(project));
    const phaseId = keyOf(await tx.findOptional(Phase, input.phaseId, ['phaseId']));
    return tx.create(ProjectMeeting, { projectId: project.id, meetingId: meeting.id, phaseId, source: input.source }, 'project.meetingAdded');
  }

  async remove(tx: Tx, input: RemoveProjectMeetingInput): Promise<void> {
    const link = await tx.find(ProjectMeeting, input.id, ['id']);
    access.require(tx.scope, 'project.update', whereOf(await tx.get(Project, link.projectId)));
    await tx.remove(ProjectMeeting, link.id, input.expectedVersion, 'project.meetingRemoved');
  }

  async linkItem(tx: Tx, input: LinkAgendaItemToProjectInput): Promise<string> {
    const { item, project } = await this.found(tx, input);
    return tx.create(AgendaItemProject, { meetingId: item.meetingId, agendaItemId: item.id, projectId: project.id }, 'agendaItem.linkedToProject');
  }

  /** Answers the item. */
  async unlinkItem(tx: Tx, input: UnlinkAgendaItemFromProjectInput): Promise<string> {
    const { item, project } = await this.found(tx, input);
    const link = await tx.rows(AgendaItemProject).findOneBy({ agendaItemId: item.id, projectId: project.id });
    if (!link) throw new AgendaItemNotOfProject({}, ['input', 'projectId']);
    await tx.remove(AgendaItemProject, link.id, null, 'agendaItem.unlinkedFromProject');
    return item.id;
  }

  private async found(tx: Tx, input: LinkAgendaItemToProjectInput): Promise<{ item: AgendaItem; project: Project }> {
    const item = await tx.find(AgendaItem, input.agendaItemId, ['agendaItemId']);
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'agenda.update', whereOfMeeting(await tx.get(Meeting, item.meetingId)));
    return { item, project };
  }
}
