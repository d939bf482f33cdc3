import { Inputs, Is } from '@samnav/platform';
import { Periodicity } from '../indicators/indicator-choices.ts';

const dueOn = 'The last day to report for it; whoever reports a scope then gets a deadline. Left out = nobody is asked.';

@Inputs('A period that is measured for.')
export class CreateReportingPeriodInput {
  @Is.text({ max: 100, description: 'What it is called, e.g. "2024" or "2024 halvår 1".' }) name: string;
  @Is.choice(() => Periodicity, 'How long it is.') periodicity: Periodicity;
  @Is.day('Its first day.') startsOn: string;
  @Is.day('Its last day.') endsOn: string;
  @Is.day({ nullable: true, description: dueOn }) dueOn?: string | null;
}

@Inputs('What to change of a period; what is left out stays.')
export class UpdateReportingPeriodInput {
  @Is.id('The period.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 100, description: 'What it is called.' }) name?: string | null;
  @Is.day({ nullable: true, description: `${dueOn} Deadlines that are there already stay.` }) dueOn?: string | null;
}

@Inputs('A period to lock.')
export class LockPeriodInput {
  @Is.id('The period.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('Time for one person to correct figures of a locked period.')
export class UnlockPeriodInput {
  @Is.id('The period.') periodId: string;
  @Is.id('Who may correct it; what the person may do otherwise is not changed.') personId: string;
  @Is.instant('Until when, at most 31 days from now.') until: string;
  @Is.text({ max: 2000, description: 'Why; it stays as a trace.' }) reason: string;
}
