import { Inputs, Is } from '@samnav/platform';

@Inputs('That a meeting belongs to a project’s work.')
export class AddProjectMeetingInput {
  @Is.id('The project.') projectId: string;
  @Is.id('The meeting.') meetingId: string;
  @Is.id('The phase of the project in which it is held.', { nullable: true }) phaseId?: string | null;
}

@Inputs('That a meeting does not belong to a project’s work after all.')
export class RemoveProjectMeetingInput {
  @Is.id('That it belongs to it.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('That an item of an agenda is about a project, or no longer is.')
export class AgendaItemProjectInput {
  @Is.id('The item of the agenda.') agendaItemId: string;
  @Is.id('The project.') projectId: string;
}
