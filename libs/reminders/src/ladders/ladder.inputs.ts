import { InputPart, Inputs, Is } from '@samnav/platform';
import { Channel, RecipientRole } from '../reminders/reminder.entity.ts';
import { QuietDays, StepUnit } from './ladder.entity.ts';

@InputPart('One step of a ladder.')
export class LadderStepInput {
  @Is.int({
    min: -730,
    max: 730,
    description: 'How far from the last day: negative = before, 0 = on it, positive = after; at most 260 working days.',
  })
  offsetDays: number;
  @Is.choice(() => StepUnit, { nullable: true, description: 'How that is counted; days by default.' }) unit?: StepUnit | null;
  @Is.choice(() => RecipientRole, 'Who is reminded.') recipientRole: RecipientRole;
  @Is.choice(() => Channel, {
    nullable: true,
    description: 'By which way; left out = a mail for what is due within three days, late or climbed, else the inbox.',
  })
  channel?: Channel | null;
  @Is.text({ max: 1000, nullable: true, description: 'What it says in Swedish, before the usual words.' }) wordingSv?: string | null;
  @Is.text({ max: 1000, nullable: true, description: 'What it says in English, before the usual words.' }) wordingEn?: string | null;
  @Is.int({ nullable: true, max: 365, description: 'Repeat it every so many days, at least five.' }) repeatEvery?: number | null;
  @Is.int({ nullable: true, min: 1, max: 50, description: 'How many times to repeat it; left out = until something happens.' })
  repeatTimes?: number | null;
  @Is.int({ nullable: true, min: 0, max: 36_500, description: 'Only for periods of at least so many days.' }) minPeriod?: number | null;
  @Is.int({ nullable: true, min: 0, max: 36_500, description: 'Only for periods of at most so many days.' }) maxPeriod?: number | null;
}

@Inputs('A ladder, made or replaced as a whole.')
export class SetLadderInput {
  @Is.text({ max: 60, description: 'The sort of obligation it is for, e.g. `report`; `any` = all that have none of their own.' }) obligation: string;
  @Is.id('The municipality whose ladder it is; left out = the region’s.', { nullable: true }) municipalityId?: string | null;
  @Is.choice(() => QuietDays, { nullable: true, description: 'On which days nothing is sent; none by default.' }) quiet?: QuietDays | null;
  @Is.time({ nullable: true, description: 'The local time of sending; 08:00 by default.' }) sendTime?: string | null;
  @Is.list(() => LadderStepInput, { max: 50, description: 'Its steps.' }) steps: LadderStepInput[];
  @Is.int({ nullable: true, description: 'The version that you saw, where the ladder is there already.' }) expectedVersion?: number | null;
}

@Inputs('A ladder to take away.')
export class RemoveLadderInput {
  @Is.id('The ladder.') id: string;
  @Is.version() expectedVersion: number;
}
