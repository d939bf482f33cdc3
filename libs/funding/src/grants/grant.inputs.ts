import { InputPart, Inputs, Is } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import { CostMethod, FlatRateBase, GrantRuleKind, RoundingRule, RuleSet } from './grant-choices.ts';

@InputPart('What a decision approves for one cost category.')
export class GrantCategoryInput {
  @Is.choice(() => CostCategory, 'The cost category.') category: CostCategory;
  @Is.money('What is approved, 0 or more.') approved: bigint;
  @Is.choice(() => CostMethod, { nullable: true, description: 'How its costs are counted; `actual` where left out.' }) method?: CostMethod | null;
  @Is.int({ min: 1, max: 10_000, nullable: true, description: 'The flat rate in basis points, with `flatRate` only.' }) rateBp?: number | null;
  @Is.choice(() => FlatRateBase, { nullable: true, description: 'What the flat rate is a percentage of, with `flatRate` only.' })
  rateOf?: FlatRateBase | null;
}

@InputPart('A period that is claimed for and reported.')
export class GrantPeriodInput {
  @Is.day('Its first day.') startsOn: string;
  @Is.day('Its last day.') endsOn: string;
  @Is.day('The last day to hand in the claim.') dueOn: string;
  @Is.flag({ nullable: true, description: 'Whether the final report is due with it; false where left out.' }) isFinal?: boolean | null;
}

@Inputs('A funder’s decision. The rules of its set are copied to it; what the decision says otherwise is changed there.')
export class CreateGrantInput {
  @Is.id('The project.') projectId: string;
  @Is.id('The funder.') funderId: string;
  @Is.text({ max: 100, description: 'The number of the decision at the funder.' }) number: string;
  @Is.day('The day of the decision.') decidedOn: string;
  @Is.day('The first day on which costs count.') startsOn: string;
  @Is.day('The last day on which costs count.') endsOn: string;
  @Is.money('The most that the funder pays.') ceiling: bigint;
  @Is.int({ min: 1, max: 10_000, description: 'The funder’s share of the eligible costs in basis points, e.g. 5000.' }) shareBp: number;
  @Is.choice(() => RuleSet, 'Whose rules apply.') ruleSet: RuleSet;
  @Is.choice(() => RoundingRule, { nullable: true, description: 'How the funder rounds; as the rules say where left out.' })
  rounding?: RoundingRule | null;
  @Is.money({ nullable: true, description: 'The eligible costs in money that it counts on; the budget’s where left out.' }) plannedCash?:
    bigint | null;
  @Is.money({ nullable: true, description: 'What is pledged in kind; the budget’s own work time where left out.' }) pledgedInKind?: bigint | null;
  @Is.int({ min: 1, max: 100_000_000, nullable: true, description: 'How many minutes of own work time that is.' }) pledgedMinutes?: number | null;
  @Is.money({ nullable: true, description: 'What is paid in advance.' }) paidInAdvance?: bigint | null;
  @Is.day({ nullable: true, description: 'The last day on which the funder’s people see it.' }) openUntil?: string | null;
  @Is.text({ nullable: true, max: 200, description: 'Who receives the support; the municipality or the region where left out.' })
  beneficiaryName?: string | null;
  @Is.list(() => GrantCategoryInput, { nullable: true, max: 9, description: 'What is approved by category; as the budget where left out.' })
  categories?: GrantCategoryInput[] | null;
  @Is.list(() => GrantPeriodInput, { nullable: true, max: 200, description: 'When it is claimed; as the rules say where left out.' })
  periods?: GrantPeriodInput[] | null;
}

@Inputs('What a new decision of the funder changes; what is left out stays, null clears.')
export class UpdateGrantInput {
  @Is.id('The grant.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day({ nullable: true, description: 'The first day on which costs count.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'The last day on which costs count.' }) endsOn?: string | null;
  @Is.money({ nullable: true, description: 'The most that the funder pays.' }) ceiling?: bigint | null;
  @Is.int({ min: 1, max: 10_000, nullable: true, description: 'The funder’s share in basis points.' }) shareBp?: number | null;
  @Is.choice(() => RoundingRule, { nullable: true, description: 'How the funder rounds.' }) rounding?: RoundingRule | null;
  @Is.money({ nullable: true, description: 'The eligible costs in money that it counts on.' }) plannedCash?: bigint | null;
  @Is.money({ nullable: true, description: 'What is pledged in kind.' }) pledgedInKind?: bigint | null;
  @Is.int({ min: 1, max: 100_000_000, nullable: true, description: 'How many minutes of own work time that is.' }) pledgedMinutes?: number | null;
  @Is.money({ nullable: true, description: 'What is paid in advance.' }) paidInAdvance?: bigint | null;
  @Is.day({ nullable: true, description: 'The last day on which the funder’s people see it.' }) openUntil?: string | null;
}

@Inputs('That a decision no longer holds. What was signed the funder’s people see until the day that its rules say, and nothing else.')
export class EndGrantInput {
  @Is.id('The grant.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, description: 'Why.' }) reason: string;
}

@Inputs('What a decision approves by category, all of it: what is not among them is taken away.')
export class SaveGrantCategoriesInput {
  @Is.id('The grant.') id: string;
  @Is.version() expectedVersion: number;
  @Is.list(() => GrantCategoryInput, { max: 9, description: 'Each category once.' }) categories: GrantCategoryInput[];
}

@Inputs('When a decision is claimed and reported, all of it; they are numbered in their order.')
export class SaveGrantPeriodsInput {
  @Is.id('The grant.') id: string;
  @Is.version() expectedVersion: number;
  @Is.list(() => GrantPeriodInput, { max: 200, description: 'The periods.' }) periods: GrantPeriodInput[];
}

@Inputs('A rule of a decision from a day on, beside or instead of one that it has.')
export class SetGrantRuleInput {
  @Is.id('The grant.') grantId: string;
  @Is.choice(() => GrantRuleKind, 'What it is about.') kind: GrantRuleKind;
  @Is.text({ max: 2000, description: 'The rule in words.' }) rule: string;
  @Is.json({ nullable: true, description: 'Its figures, named as GrantRuleKind says.' }) params?: Record<string, unknown> | null;
  @Is.day('The first day that it applies to.') startsOn: string;
  @Is.day({ nullable: true, description: 'The last day that it applies to.' }) endsOn?: string | null;
  @Is.text({ nullable: true, max: 500, description: 'Where it stands.' }) source?: string | null;
  @Is.id({ nullable: true, description: 'The rule of the decision that it replaces, which ends the day before.' }) replacesId?: string | null;
}
