import { Inputs, Is } from '@samnav/platform';
import { IndicatorAggregation, IndicatorDirection, IndicatorScopeKind, Periodicity, TargetComparator, ValuePrecision } from './indicator-choices.ts';

const says = {
  name: 'What is measured, e.g. "Utsläpp av växthusgaser per invånare".',
  description: 'More about it, at most 5 000 characters.',
  method: 'How it is measured, and what is left out.',
  unit: 'The unit of its values, e.g. %, ton CO2e, kWh/m².',
  decimals: 'How many decimals are shown, 0–10.',
  factor: 'What numerator by denominator is multiplied by: 100 for per cent; 1 by default.',
  periodicity: 'For how long periods it is measured.',
  sourceName: 'Where its figures come from, e.g. "Kolada".',
  koladaId: 'Its id at Kolada, e.g. N00401.',
  scopeName: 'What it is called, e.g. "Umeå tätort".',
  scopePeriodicity: 'For how long periods it is measured here, where that differs from the indicator.',
  scopeOwner: 'Who reports it, and is reminded of it.',
};

@Inputs('What is needed to follow an indicator.')
export class CreateIndicatorInput {
  @Is.text({ max: 300, description: says.name }) name: string;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.method }) method?: string | null;
  @Is.text({ max: 60, description: says.unit }) unit: string;
  @Is.int({ nullable: true, min: 0, max: 10, description: says.decimals }) decimals?: number | null;
  @Is.choice(() => IndicatorDirection, 'Which way is better.') direction: IndicatorDirection;
  @Is.choice(() => IndicatorAggregation, 'How the municipalities’ measurements become the region’s.') aggregation: IndicatorAggregation;
  @Is.decimal({ nullable: true, description: says.factor }) factor?: string | null;
  @Is.choice(() => Periodicity, says.periodicity) periodicity: Periodicity;
  @Is.text({ nullable: true, max: 300, description: says.sourceName }) sourceName?: string | null;
  @Is.text({ nullable: true, max: 6, description: says.koladaId }) koladaId?: string | null;
  @Is.id({ nullable: true, description: 'The goal that it is followed for.' }) goalId?: string | null;
  @Is.id('Who answers for it.') ownerId: string;
  @Is.id({ nullable: true, description: 'The municipality whose own it is; left out = the whole region’s. It stays there.' })
  municipalityId?: string | null;
}

@Inputs('What to change of an indicator; what is left out stays, null clears. What its figures mean stays as it was made.')
export class UpdateIndicatorInput {
  @Is.id('The indicator.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: says.name }) name?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.method }) method?: string | null;
  @Is.int({ nullable: true, min: 0, max: 10, description: says.decimals }) decimals?: number | null;
  @Is.choice(() => Periodicity, { nullable: true, description: says.periodicity }) periodicity?: Periodicity | null;
  @Is.text({ nullable: true, max: 300, description: says.sourceName }) sourceName?: string | null;
  @Is.text({ nullable: true, max: 6, description: says.koladaId }) koladaId?: string | null;
  @Is.id({ nullable: true, description: 'The goal that it is followed for.' }) goalId?: string | null;
  @Is.id({ nullable: true, description: 'Who answers for it.' }) ownerId?: string | null;
}

@Inputs('Something more that an indicator is measured for.')
export class AddIndicatorScopeInput {
  @Is.id('The indicator.') indicatorId: string;
  @Is.choice(() => IndicatorScopeKind, 'What sort of scope it is.') kind: IndicatorScopeKind;
  @Is.id({ nullable: true, description: 'The municipality that it lies in or is; left out only where it is the whole region.' })
  municipalityId?: string | null;
  @Is.text({ max: 200, description: says.scopeName }) name: string;
  @Is.choice(() => Periodicity, { nullable: true, description: says.scopePeriodicity }) periodicity?: Periodicity | null;
  @Is.id(says.scopeOwner) ownerId: string;
}

@Inputs('What to change of a scope; what is left out stays.')
export class UpdateIndicatorScopeInput {
  @Is.id('The scope.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.scopeName }) name?: string | null;
  @Is.choice(() => Periodicity, { nullable: true, description: says.scopePeriodicity }) periodicity?: Periodicity | null;
  @Is.id({ nullable: true, description: says.scopeOwner }) ownerId?: string | null;
}

@Inputs('How an indicator’s measurements are broken down.')
export class AddIndicatorDimensionInput {
  @Is.id('The indicator.') indicatorId: string;
  @Is.text({ max: 100, description: 'What they are broken down by, e.g. Kön.' }) name: string;
  @Is.texts({ min: 1, max: 100, each: 100, description: 'Its categories in their order, e.g. kvinnor, män.' }) categories: string[];
}

@Inputs('What an indicator shall be in one of its scopes in a year; each scope, year and side has one.')
export class SetTargetValueInput {
  @Is.id('What it is to be reached for.') scopeId: string;
  @Is.int({ min: 1900, max: 2200, description: 'The year that it is to be reached by.' }) year: number;
  @Is.decimal('The value in the indicator’s unit.') value: string;
  @Is.choice(() => TargetComparator, 'Whether that much or more, or that much or less.') comparator: TargetComparator;
  @Is.choice(() => ValuePrecision, { nullable: true, description: 'How exactly it was decided; `exact` by default.' })
  precision?: ValuePrecision | null;
  @Is.id({ nullable: true, description: 'The decision that set it.' }) decisionId?: string | null;
  @Is.int({ nullable: true, description: 'The version that you saw, where it is there already.' }) expectedVersion?: number | null;
}

@Inputs('A target value, a planned action or a link to take away.')
export class RemoveFromScopeInput {
  @Is.id('Which.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('Something that is planned and moves an indicator.')
export class CreatePlannedActionInput {
  @Is.id('Where it moves the indicator.') scopeId: string;
  @Is.text({ max: 300, description: 'What is done.' }) title: string;
  @Is.decimal('By how much it moves the indicator a year at full effect, in its unit; negative where it lowers it.') effect: string;
  @Is.int({ min: 1900, max: 2200, description: 'The first year in which it has effect.' }) fromYear: number;
  @Is.int({ min: 1900, max: 2200, description: 'The year from which it has its full effect, the same or later.' }) fullYear: number;
  @Is.id({ nullable: true, description: 'The plan that it stands in.' }) actionPlanId?: string | null;
  @Is.id('Who answers for it.') ownerId: string;
}

@Inputs('What to change of a planned action; what is left out stays.')
export class UpdatePlannedActionInput {
  @Is.id('The planned action.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: 'What is done.' }) title?: string | null;
  @Is.decimal({ nullable: true, description: 'By how much it moves the indicator a year at full effect.' }) effect?: string | null;
  @Is.int({ nullable: true, min: 1900, max: 2200, description: 'The first year in which it has effect.' }) fromYear?: number | null;
  @Is.int({ nullable: true, min: 1900, max: 2200, description: 'The year from which it has its full effect.' }) fullYear?: number | null;
  @Is.id({ nullable: true, description: 'The plan that it stands in.' }) actionPlanId?: string | null;
  @Is.id({ nullable: true, description: 'Who answers for it.' }) ownerId?: string | null;
}

@Inputs('That an indicator also tells of another goal.')
export class LinkIndicatorToGoalInput {
  @Is.id('The indicator.') indicatorId: string;
  @Is.id('The other goal.') goalId: string;
}
