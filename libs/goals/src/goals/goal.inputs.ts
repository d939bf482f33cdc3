import { Inputs, Is } from '@samnav/platform';
import { DatePrecision } from '@samnav/reminders';
import { GoalLevel, GoalOutcome } from './goal-words.ts';

const says = {
  title: 'What is to be reached, in one sentence.',
  description: 'More about it.',
  priorityId: 'The priority that it serves; a sub-goal without one serves that of its goal.',
  parentId: 'What it stands under: a goal under a vision, a sub-goal under a goal. A sub-goal needs it.',
  ownerId: 'The one person who answers for it.',
  startsOn: 'First day of the time in which it is to be reached.',
  targetOn: 'By when it is to be reached: the last day, or any day of the period that `targetPrecision` says.',
  targetPrecision: 'How exactly that day is stated; `day` where left out. "2030" is a day of 2030 and `year`.',
  baselineReviewId: 'The baseline review that it rests on. A sub-goal needs it, or `baseline`.',
  baseline: 'Where it starts from, in words. A sub-goal needs it, or `baselineReviewId`.',
};

@Inputs('What is needed to set a goal; it is a draft until a body adopts it.')
export class CreateGoalInput {
  @Is.choice(() => GoalLevel, 'Vision, goal or sub-goal.') level: GoalLevel;
  @Is.text({ max: 300, description: says.title }) title: string;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.id({ nullable: true, description: 'The municipality whose goal it is; without it, it is the region’s. It stays where it was made.' })
  municipalityId?: string | null;
  @Is.id({ nullable: true, description: says.priorityId }) priorityId?: string | null;
  @Is.id({ nullable: true, description: says.parentId }) parentId?: string | null;
  @Is.id(says.ownerId) ownerId: string;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.targetOn }) targetOn?: string | null;
  @Is.choice(() => DatePrecision, { nullable: true, description: says.targetPrecision }) targetPrecision?: DatePrecision | null;
  @Is.id({ nullable: true, description: says.baselineReviewId }) baselineReviewId?: string | null;
  @Is.text({ nullable: true, max: 4000, description: says.baseline }) baseline?: string | null;
  @Is.id({ nullable: true, description: 'The goal that it is to take the place of, once it is adopted.' }) supersedesId?: string | null;
}

@Inputs('What to change of a goal; what is left out stays, null clears. What an adopted goal says is not rewritten.')
export class UpdateGoalInput {
  @Is.id('The goal.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: says.title }) title?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.id({ nullable: true, description: says.priorityId }) priorityId?: string | null;
  @Is.id({ nullable: true, description: says.parentId }) parentId?: string | null;
  @Is.id({ nullable: true, description: says.ownerId }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.targetOn }) targetOn?: string | null;
  @Is.choice(() => DatePrecision, { nullable: true, description: says.targetPrecision }) targetPrecision?: DatePrecision | null;
  @Is.id({ nullable: true, description: says.baselineReviewId }) baselineReviewId?: string | null;
  @Is.text({ nullable: true, max: 4000, description: says.baseline }) baseline?: string | null;
}

@Inputs('That a decision adopts a goal.')
export class AdoptGoalInput {
  @Is.id('The goal.') id: string;
  @Is.version() expectedVersion: number;
  @Is.id('A decision that adopts, of a body that may adopt.') decisionId: string;
}

@Inputs('What came of a goal.')
export class CloseGoalInput {
  @Is.id('The goal.') id: string;
  @Is.version() expectedVersion: number;
  @Is.choice(() => GoalOutcome, 'What came of it.') outcome: GoalOutcome;
  @Is.text({ nullable: true, max: 4000, description: 'What came of it, in words.' }) outcomeText?: string | null;
}

@Inputs('That a goal no longer holds.')
export class EndGoalInput {
  @Is.id('The goal.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day({ nullable: true, description: 'Last day on which it held; today where left out.' }) endedOn?: string | null;
  @Is.text({ nullable: true, max: 1000, description: 'Why; kept in the history.' }) reason?: string | null;
}

@Inputs('That an item of an agenda is about a goal.')
export class LinkAgendaItemToGoalInput {
  @Is.id('The item of the agenda.') agendaItemId: string;
  @Is.id('The goal.') goalId: string;
}

@Inputs('That an item of an agenda is no longer about a goal.')
export class UnlinkAgendaItemFromGoalInput {
  @Is.id('The item of the agenda.') agendaItemId: string;
  @Is.id('The goal.') goalId: string;
}
