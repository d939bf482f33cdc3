import { Resolver } from '@nestjs/graphql';
import { AgendaItem } from '@samnav/meetings';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { AgendaItemProject, ProjectMeeting } from './project-meeting.entity.ts';
import {
  AddProjectMeetingInput,
  CreateProjectMeetingInput,
  LinkAgendaItemToProjectInput,
  RemoveProjectMeetingInput,
  UnlinkAgendaItemFromProjectInput,
} from './project-meeting.inputs.ts';
import { ProjectMeetingService } from './project-meeting.service.ts';

@Resolver()
export class ProjectMeetingResolver {
  constructor(private readonly meetings: ProjectMeetingService) {}

  @Verb('meeting.create', { projectMeeting: () => ProjectMeeting }, 'Calls a meeting of a project.')
  async createProjectMeeting(@InTx() tx: Tx, @Input() input: CreateProjectMeetingInput) {
    return { projectMeeting: await this.meetings.create(tx, input) };
  }

  @Verb('project.update', { projectMeeting: () => ProjectMeeting }, 'Says that a meeting belongs to a project’s work.')
  async addProjectMeeting(@InTx() tx: Tx, @Input() input: AddProjectMeetingInput) {
    return { projectMeeting: await this.meetings.add(tx, input) };
  }

  @Verb('project.update', { removedId: () => String }, 'Says that a meeting does not belong to a project’s work.')
  async removeProjectMeeting(@InTx() tx: Tx, @Input() input: RemoveProjectMeetingInput) {
    await this.meetings.remove(tx, input);
    return { removedId: input.id };
  }

  @Verb('agenda.update', { agendaItemProject: () => AgendaItemProject }, 'Says that an item of an agenda is about a project.')
  async linkAgendaItemToProject(@InTx() tx: Tx, @Input() input: LinkAgendaItemToProjectInput) {
    return { agendaItemProject: await this.meetings.linkItem(tx, input) };
  }

  @Verb('agenda.update', { agendaItem: () => AgendaItem }, 'Says that an item of an agenda is not about a project.')
  async unlinkAgendaItemFromProject(@InTx() tx: Tx, @Input() input: UnlinkAgendaItemFromProjectInput) {
    return { agendaItem: await this.meetings.unlinkItem(tx, input) };
  }
}
