import { Inputs, Is } from '@samnav/platform';

const says = {
  title: 'What it is called.',
  description: 'More about it.',
  ownerId: 'The one person who answers for it.',
  startsOn: 'First day of the time that it is for.',
  endsOn: 'Last day of the time that it is for.',
  partOfId: 'The plan that it is part of, e.g. the regional one.',
  url: 'Where it can be read, beginning with https://.',
  doneOn: 'When it was done.',
};

@Inputs('What is needed to make a plan; it is a draft until a body adopts it.')
export class CreateActionPlanInput {
  @Is.text({ max: 300, description: says.title }) title: string;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.id({ nullable: true, description: 'The municipality whose plan it is; without it, it is the region’s. It stays where it was made.' })
  municipalityId?: string | null;
  @Is.id({ nullable: true, description: 'The workgroup whose plan of operations it is.' }) workgroupId?: string | null;
  @Is.id({ nullable: true, description: says.partOfId }) partOfId?: string | null;
  @Is.id(says.ownerId) ownerId: string;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
  @Is.text({ nullable: true, max: 500, description: says.url }) url?: string | null;
  @Is.id({ nullable: true, description: 'The plan that it is to take the place of, once it is adopted.' }) supersedesId?: string | null;
}

@Inputs('What to change of a plan; what is left out stays, null clears. What an adopted plan says is not rewritten.')
export class UpdateActionPlanInput {
  @Is.id('The plan.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: says.title }) title?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.id({ nullable: true, description: says.partOfId }) partOfId?: string | null;
  @Is.id({ nullable: true, description: says.ownerId }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
  @Is.text({ nullable: true, max: 500, description: says.url }) url?: string | null;
}

@Inputs('That a decision adopts a plan.')
export class AdoptPlanInput {
  @Is.id('The plan.') id: string;
  @Is.version() expectedVersion: number;
  @Is.id('A decision that adopts, of a body that may adopt.') decisionId: string;
}

@Inputs('That a plan no longer holds.')
export class EndPlanInput {
  @Is.id('The plan.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day({ nullable: true, description: 'Last day on which it held; today where left out.' }) endedOn?: string | null;
  @Is.text({ nullable: true, max: 1000, description: 'Why; kept in the history.' }) reason?: string | null;
}

@Inputs('That a plan serves a priority.')
export class LinkPlanToPriorityInput {
  @Is.id('The plan.') actionPlanId: string;
  @Is.id('The priority.') priorityId: string;
}

@Inputs('That a plan no longer serves a priority.')
export class UnlinkPlanFromPriorityInput {
  @Is.id('The plan.') actionPlanId: string;
  @Is.id('The priority.') priorityId: string;
}

@Inputs('What is needed to record a baseline review.')
export class CreateBaselineReviewInput {
  @Is.id('The municipality whose it is.') municipalityId: string;
  @Is.text({ max: 300, description: says.title }) title: string;
  @Is.id('Who answers for it.') ownerId: string;
  @Is.day({ nullable: true, description: says.doneOn }) doneOn?: string | null;
  @Is.text({ nullable: true, max: 500, description: says.url }) url?: string | null;
}

@Inputs('What to change of a baseline review; what is left out stays, null clears.')
export class UpdateBaselineReviewInput {
  @Is.id('The baseline review.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: says.title }) title?: string | null;
  @Is.id({ nullable: true, description: 'Who answers for it.' }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.doneOn }) doneOn?: string | null;
  @Is.text({ nullable: true, max: 500, description: says.url }) url?: string | null;
}

@Inputs('What is needed to name a profile area.')
export class CreateProfileAreaInput {
  @Is.id('The municipality whose it is.') municipalityId: string;
  @Is.text({ max: 300, description: 'Its name.' }) name: string;
  @Is.text({ nullable: true, max: 4000, description: says.description }) description?: string | null;
  @Is.id('Who answers for it.') ownerId: string;
}

@Inputs('What to change of a profile area; what is left out stays, null clears.')
export class UpdateProfileAreaInput {
  @Is.id('The profile area.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: 'Its name.' }) name?: string | null;
  @Is.text({ nullable: true, max: 4000, description: says.description }) description?: string | null;
  @Is.id({ nullable: true, description: 'Who answers for it.' }) ownerId?: string | null;
}
