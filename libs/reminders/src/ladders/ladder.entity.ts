import { registerEnumType } from '@nestjs/graphql';
import { Municipality } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Channel, RecipientRole } from '../reminders/reminder.entity.ts';

export enum QuietDays {
  none = 'none',
  weekends = 'weekends',
  nonWorkingDays = 'nonWorkingDays',
}
registerEnumType(QuietDays, {
  name: 'QuietDays',
  description: 'On which days nothing is sent.',
  valuesMap: {
    none: { description: 'Every day may be sent on.' },
    weekends: { description: 'Nothing on Saturdays and Sundays.' },
    nonWorkingDays: { description: 'Nothing on days off: weekends, public holidays and the municipality’s own extra days.' },
  },
});

export enum StepUnit {
  days = 'days',
  workingDays = 'workingDays',
}
registerEnumType(StepUnit, {
  name: 'StepUnit',
  description: 'How the distance of a step from the last day is counted.',
  valuesMap: { days: { description: 'In days.' }, workingDays: { description: 'In working days of the municipality.' } },
});

@Table<Ladder>('ladder', {
  id: 'ldr',
  list: 'ladders',
  allow: 'ladder.read',
  order: ['obligation'],
  description:
    'When whom a sort of obligation is reminded of, and who is told when nothing happens (påminnelsetrappa). A municipality’s own ladder goes before the region’s.',
})
export class Ladder extends TenantRow {
  @Col('text', { description: 'The sort of obligation it is for, e.g. `report`; `any` = all that have none of their own.' }) obligation: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'Whose ladder it is; null = the region’s.',
    reverse: { name: 'ladders', description: 'The municipality’s own ladders.' },
  })
  municipality: Ref<Municipality>;
  @Col('choice', { enum: QuietDays, description: 'On which days nothing is sent.' }) quiet: QuietDays;
  @Col('time', { description: 'The local time of sending, e.g. 08:00.' }) sendTime: string;
  @Can<Ladder>({ update: 'ladder.update' }, (l) => ({ municipalityId: l.municipalityId }))
  viewerCan: ViewerCan;
}

@Table<LadderStep>('ladder_step', {
  id: 'lds',
  allow: 'ladder.read',
  order: ['position'],
  description: 'One step of a ladder: how far from the last day, who, by which way, in which words.',
})
export class LadderStep extends TenantRow {
  @Key() ladderId: string;
  @One(() => Ladder, 'ladderId', { description: 'Its ladder.', reverse: { name: 'steps', description: 'Its steps, in order.' } }) ladder: Ref<Ladder>;
  @Col('int', { description: 'Its place in the ladder, from 1.' }) position: number;
  @Col('int', { description: 'How far from the last day: negative = before, 0 = on it, positive = after.' }) offsetDays: number;
  @Col('choice', { enum: StepUnit, description: 'How that is counted.' }) unit: StepUnit;
  @Col('choice', { enum: RecipientRole, description: 'Who is reminded.' }) recipientRole: RecipientRole;
  @Col('choice', {
    enum: Channel,
    nullable: true,
    description:
      'By which way; null = a mail for what is due within three days, late, climbed or assigned today, else the inbox and the weekly digest.',
  })
  channel: Channel | null;
  @Col('text', { nullable: true, description: 'What it says in Swedish instead of the usual words.' }) wordingSv: string | null;
  @Col('text', { nullable: true, description: 'What it says in English instead of the usual words.' }) wordingEn: string | null;
  @Col('int', { nullable: true, description: 'Repeated every so many days, at least five.' }) repeatEvery: number | null;
  @Col('int', { nullable: true, description: 'How many times it is repeated; null = until something happens.' }) repeatTimes: number | null;
  @Col('int', { nullable: true, description: 'Counts only for periods of at least so many days.' }) minPeriod: number | null;
  @Col('int', { nullable: true, description: 'Counts only for periods of at most so many days.' }) maxPeriod: number | null;
}
