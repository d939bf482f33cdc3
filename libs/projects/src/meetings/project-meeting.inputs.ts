import { MeetingKind } from '@samnav/meetings';
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

@Inputs('That an item of an agenda is about a project.')
export class LinkAgendaItemToProjectInput {
  @Is.id('The item of the agenda.') agendaItemId: string;
  @Is.id('The project.') projectId: string;
}

@Inputs('That an item of an agenda is not about a project.')
export class UnlinkAgendaItemFromProjectInput {
  @Is.id('The item of the agenda.') agendaItemId: string;
  @Is.id('The project.') projectId: string;
}

@Inputs('What is needed to call a meeting of a project.')
export class CreateProjectMeetingInput {
  @Is.id('The project.') projectId: string;
  @Is.id('The phase of the project in which it is held.', { nullable: true }) phaseId?: string | null;
  @Is.text({ max: 200, description: 'What it is called, e.g. Workshop om uppföljning.' }) title: string;
  @Is.choice(() => MeetingKind, { nullable: true, description: 'What kind of meeting it is; `meeting` by default.' }) kind?: MeetingKind | null;
  @Is.flag({ nullable: true, description: 'Whether it is for all municipalities of the region.' }) regionWide?: boolean | null;
  @Is.day('The day for which it is called.') plannedOn: string;
  @Is.time({ nullable: true, description: 'When it begins, local time, e.g. 09:00.' }) startsAt?: string | null;
  @Is.time({ nullable: true, description: 'When it ends, local time.' }) endsAt?: string | null;
  @Is.text({ max: 300, nullable: true, description: 'Where it is held.' }) place?: string | null;
  @Is.text({ max: 1000, nullable: true, description: 'The address to join it from afar; begins with https://.' }) onlineUrl?: string | null;
}
