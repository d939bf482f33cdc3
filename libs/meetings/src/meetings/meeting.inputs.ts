import { Inputs, Is } from '@samnav/platform';
import { MeetingKind } from './meeting.entity.ts';

const says = {
  title: 'What it is called, e.g. Arbetsgrupp Energi, möte 3.',
  kind: 'What kind of meeting it is.',
  regionWide: 'Whether it is for all municipalities of the region.',
  plannedOn: 'The day for which it is called.',
  startsAt: 'When it begins, local time, e.g. 09:00.',
  endsAt: 'When it ends, local time.',
  place: 'Where it is held.',
  onlineUrl: 'The address to join it from afar; begins with https://.',
};

@Inputs('What is needed to call a meeting. Give at most one host; without one it is the whole region’s.')
export class CreateMeetingInput {
  @Is.text({ max: 200, description: says.title }) title: string;
  @Is.choice(() => MeetingKind, { nullable: true, description: `${says.kind} \`meeting\` by default.` }) kind?: MeetingKind | null;
  @Is.flag({ nullable: true, description: says.regionWide }) regionWide?: boolean | null;
  @Is.day(says.plannedOn) plannedOn: string;
  @Is.time({ nullable: true, description: says.startsAt }) startsAt?: string | null;
  @Is.time({ nullable: true, description: says.endsAt }) endsAt?: string | null;
  @Is.text({ max: 300, nullable: true, description: says.place }) place?: string | null;
  @Is.text({ max: 1000, nullable: true, description: says.onlineUrl }) onlineUrl?: string | null;
  @Is.id('The workgroup whose meeting it is.', { nullable: true }) workgroupId?: string | null;
  @Is.id('The network whose meeting it is.', { nullable: true }) networkId?: string | null;
  @Is.id('The body whose meeting it is.', { nullable: true }) bodyId?: string | null;
  @Is.id('The municipality whose meeting it is, where it is none of its groups’ or bodies’.', { nullable: true }) municipalityId?: string | null;
}

@Inputs('What to change of a meeting; what is left out stays, null clears.')
export class UpdateMeetingInput {
  @Is.id('The meeting.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 200, nullable: true, description: says.title }) title?: string | null;
  @Is.choice(() => MeetingKind, { nullable: true, description: says.kind }) kind?: MeetingKind | null;
  @Is.flag({ nullable: true, description: says.regionWide }) regionWide?: boolean | null;
  @Is.day({ nullable: true, description: says.plannedOn }) plannedOn?: string | null;
  @Is.time({ nullable: true, description: says.startsAt }) startsAt?: string | null;
  @Is.time({ nullable: true, description: says.endsAt }) endsAt?: string | null;
  @Is.text({ max: 300, nullable: true, description: says.place }) place?: string | null;
  @Is.text({ max: 1000, nullable: true, description: says.onlineUrl }) onlineUrl?: string | null;
}

@Inputs('That a meeting was held.')
export class HoldMeetingInput {
  @Is.id('The meeting.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day({ nullable: true, description: 'The day on which it was held; the planned one where it is left out. Never later than today.' })
  heldOn?: string | null;
}

@Inputs('A meeting called off.')
export class CancelMeetingInput {
  @Is.id('The meeting.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 1000, nullable: true, description: 'Why; whoever had the notice reads it.' }) reason?: string | null;
}

@Inputs('A meeting that was said to be held or called off by mistake.')
export class ReopenMeetingInput {
  @Is.id('The meeting.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 1000, nullable: true, description: 'Why; kept in the history.' }) reason?: string | null;
}
