import { Injectable } from '@nestjs/common';
import { AgendaItem, Meeting, whereOf as whereOfMeeting } from '@samnav/meetings';
import { keyOf } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Phase } from '../phases/phase.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { AgendaItemProject, ProjectMeeting } from './project-meeting.entity.ts';
import type { AddProjectMeetingInput, AgendaItemProjectInput, RemoveProjectMeetingInput } from './project-meeting.inputs.ts';

export const MeetingOfProjectAlready = domainError('refused', 'MEETING_OF_PROJECT_ALREADY', {
  sv: 'Mötet hör redan till projektet.',
  en: 'The meeting belongs to the project already.',
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

  async linkItem(tx: Tx, input: AgendaItemProjectInput): Promise<string> {
    const { item, project } = await this.found(tx, input);
    return tx.create(AgendaItemProject, { meetingId: item.meetingId, agendaItemId: item.id, projectId: project.id }, 'agendaItem.linkedToProject');
  }

  /** Answers the item. */
  async unlinkItem(tx: Tx, input: AgendaItemProjectInput): Promise<string> {
    const { item, project } = await this.found(tx, input);
    const link = await tx.rows(AgendaItemProject).findOneBy({ agendaItemId: item.id, projectId: project.id });
    if (!link) throw new AgendaItemNotOfProject({}, ['input', 'projectId']);
    await tx.remove(AgendaItemProject, link.id, null, 'agendaItem.unlinkedFromProject');
    return item.id;
  }

  private async found(tx: Tx, input: AgendaItemProjectInput): Promise<{ item: AgendaItem; project: Project }> {
    const item = await tx.find(AgendaItem, input.agendaItemId, ['agendaItemId']);
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'agenda.update', whereOfMeeting(await tx.get(Meeting, item.meetingId)));
    return { item, project };
  }
}
