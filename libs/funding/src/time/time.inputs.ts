import { InputPart, Inputs, Is } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';

const says = {
  workedOn: 'The day, not one to come.',
  startsMinute: 'When it began, in minutes after midnight: 480 = 08:00; without it, the first time of the day that is free, from 08:00 on.',
  minutes: 'How long, in whole minutes: 450 = 7 h 30 min. A person’s hours of all projects together are at most 13 a day.',
  activity: 'What was done.',
  category: 'What it counts as: ownWorkTime (in kind, the default) or staff (in cash).',
  personId: 'Who worked; without it, yourself.',
};

@Inputs('Time that somebody worked in a project one day.')
export class RecordTimeInput {
  @Is.id('The project.') projectId: string;
  @Is.id({ nullable: true, description: says.personId }) personId?: string | null;
  @Is.day(says.workedOn) workedOn: string;
  @Is.int({ nullable: true, min: 0, max: 1439, description: says.startsMinute }) startsMinute?: number | null;
  @Is.int({ min: 1, max: 780, description: says.minutes }) minutes: number;
  @Is.text({ max: 500, description: says.activity }) activity: string;
  @Is.choice(() => CostCategory, { nullable: true, description: says.category }) category?: CostCategory | null;
}

@InputPart('One cell of a week: a day’s time in a project.')
export class WeekTimeInput {
  @Is.id({ nullable: true, description: 'The entry to change; without it a new one.' }) id?: string | null;
  @Is.int({ nullable: true, min: 1, description: 'The version of the entry that you saw; needed with `id`.' }) expectedVersion?: number | null;
  @Is.id('The project.') projectId: string;
  @Is.day(says.workedOn) workedOn: string;
  @Is.int({ nullable: true, min: 0, max: 1439, description: says.startsMinute }) startsMinute?: number | null;
  @Is.int({ min: 0, max: 780, description: `${says.minutes} 0 with an id removes the entry.` }) minutes: number;
  @Is.text({ max: 500, description: says.activity }) activity: string;
  @Is.choice(() => CostCategory, { nullable: true, description: says.category }) category?: CostCategory | null;
}

@Inputs('A week of somebody’s time: all of it is written down, or nothing.')
export class RecordTimesInput {
  @Is.id({ nullable: true, description: says.personId }) personId?: string | null;
  @Is.list(() => WeekTimeInput, { min: 1, max: 200, description: 'The cells that changed.' }) entries: WeekTimeInput[];
}

@Inputs('Time to certify: it then counts in the project’s ledger.')
export class CertifyTimeInput {
  @Is.ids({ min: 1, max: 500, description: 'The entries; all of them are certified, or none.' }) ids: string[];
}

@Inputs('Certificates to take back: what they put in the ledger is reversed.')
export class WithdrawCertificationInput {
  @Is.ids({ min: 1, max: 500, description: 'The entries; all of them are taken back, or none.' }) ids: string[];
  @Is.text({ max: 1000, description: 'Why.' }) reason: string;
}
