import { Injectable } from '@nestjs/common';
import { keyOf, Municipality, Person } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';
import { askForMeasurements } from '../measurements/measurement-obligations.ts';
import { IndicatorCategory, IndicatorDimension } from './dimension.entity.ts';
import { IndicatorGoal } from './indicator-goal.entity.ts';
import { IndicatorScopeKind } from './indicator-choices.ts';
import { IndicatorScope } from './indicator-scope.entity.ts';
import { Indicator } from './indicator.entity.ts';
import type {
  AddIndicatorDimensionInput,
  AddIndicatorScopeInput,
  CreateIndicatorInput,
  LinkIndicatorToGoalInput,
  RemoveFromScopeInput,
  UpdateIndicatorInput,
  UpdateIndicatorScopeInput,
} from './indicator.inputs.ts';

export const IndicatorNameTaken = domainError('refused', 'INDICATOR_NAME_TAKEN', {
  sv: 'Det finns redan en indikator som heter så. Välj ett annat namn.',
  en: 'There is an indicator of that name already. Choose another name.',
});
export const IndicatorFactorNotPositive = domainError('invalid', 'INDICATOR_FACTOR_NOT_POSITIVE', {
  sv: 'Faktorn måste vara större än 0, till exempel 100 för procent.',
  en: 'The factor must be more than 0, e.g. 100 for per cent.',
});
export const KoladaIdMalformed = domainError('invalid', 'KOLADA_ID_MALFORMED', {
  sv: 'Skriv nyckeltalets id som hos Kolada, till exempel N00401.',
  en: 'Write the id as at Kolada, e.g. N00401.',
});
export const ScopeNeedsMunicipality = domainError('invalid', 'SCOPE_NEEDS_MUNICIPALITY', {
  sv: 'Välj kommunen som avgränsningen ligger i. Bara hela regionen är utan kommun.',
  en: 'Choose the municipality that the scope lies in. Only the whole region has none.',
});
export const ScopeOfOtherMunicipality = domainError('refused', 'SCOPE_OF_OTHER_MUNICIPALITY', {
  sv: 'Indikatorn är en kommuns egen och mäts bara där. Låt samordnaren skapa en för regionen, om fler ska mäta den.',
  en: 'The indicator is one municipality’s own and measured there only. Have the coordinator make one of the region, if more are to measure it.',
});
export const ScopeTaken = domainError('refused', 'SCOPE_TAKEN', {
  sv: 'Indikatorn har redan den avgränsningen: en region, en för varje kommun, och varje namn en gång.',
  en: 'The indicator has that scope already: one region, one for each municipality, and each name once.',
});
export const DimensionTaken = domainError('refused', 'DIMENSION_TAKEN', {
  sv: 'Uppdelningen eller kategorin finns redan. Varje namn kan finnas en gång.',
  en: 'The dimension or category is there already. Each name can be there once.',
});
export const GoalLinkedAlready = domainError('refused', 'GOAL_LINKED_ALREADY', {
  sv: 'Indikatorn är redan kopplad till målet.',
  en: 'The indicator is linked to the goal already.',
});
constraintError('indicator_goal_once', () => new GoalLinkedAlready({}, ['input', 'goalId']));
constraintError('indicator_name_key', () => new IndicatorNameTaken({}, ['input', 'name']));
constraintError('indicator_factor_check', () => new IndicatorFactorNotPositive({}, ['input', 'factor']));
constraintError('indicator_kolada_id_check', () => new KoladaIdMalformed({}, ['input', 'koladaId']));
constraintError('indicator_scope_once', () => new ScopeTaken({}, ['input', 'municipalityId']));
constraintError('indicator_scope_name_key', () => new ScopeTaken({}, ['input', 'name']));
constraintError('indicator_dimension_name_key', () => new DimensionTaken({}, ['input', 'name']));
constraintError('indicator_category_name_key', () => new DimensionTaken({}, ['input', 'categories']));

/** Indicators: what is measured, for what, and how it is broken down. */
@Injectable()
export class IndicatorService {
  async create(tx: Tx, input: CreateIndicatorInput & { source?: string }): Promise<string> {
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])) ?? null;
    const goalId = keyOf(await tx.findOptional(Goal, input.goalId, ['goalId']));
    access.require(tx.scope, 'indicator.create', { municipalityId });
    const { name, description, method, unit, direction, aggregation, periodicity, sourceName, koladaId, source } = input;
    const told = { name, description, method, unit, direction, aggregation, periodicity, sourceName, koladaId, source };
    const { decimals, factor } = input;
    return tx.create(
      Indicator,
      { ...told, goalId, municipalityId, ownerId: owner.id, decimals: decimals ?? undefined, factor: factor ?? undefined },
      'indicator.created',
    );
  }

  async update(tx: Tx, input: UpdateIndicatorInput): Promise<string> {
    const indicator = await tx.find(Indicator, input.id, ['id']);
    access.require(tx.scope, 'indicator.update', { municipalityId: indicator.municipalityId });
    const { description, method, sourceName, koladaId } = input;
    const changes = {
      description,
      method,
      sourceName,
      koladaId,
      goalId: keyOf(await tx.findOptional(Goal, input.goalId, ['goalId'])),
      name: input.name ?? undefined,
      decimals: input.decimals ?? undefined,
      periodicity: input.periodicity ?? undefined,
      ownerId: keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined,
    };
    await tx.change(Indicator, indicator.id, input.expectedVersion, changes, 'indicator.updated');
    return indicator.id;
  }

  /** Says that it also tells of another goal. */
  async link(tx: Tx, input: LinkIndicatorToGoalInput): Promise<string> {
    const indicator = await tx.find(Indicator, input.indicatorId, ['indicatorId']);
    const goal = await tx.find(Goal, input.goalId, ['goalId']);
    access.require(tx.scope, 'indicator.update', { municipalityId: indicator.municipalityId });
    return tx.create(IndicatorGoal, { indicatorId: indicator.id, goalId: goal.id }, 'indicatorGoal.added');
  }

  async unlink(tx: Tx, input: RemoveFromScopeInput): Promise<void> {
    const link = await tx.find(IndicatorGoal, input.id, ['id']);
    const { municipalityId } = await tx.get(Indicator, link.indicatorId);
    access.require(tx.scope, 'indicator.update', { municipalityId });
    await tx.remove(IndicatorGoal, link.id, input.expectedVersion, 'indicatorGoal.removed');
  }

  /** A scope more; whoever reports it is asked for what is open to report. */
  async addScope(tx: Tx, input: AddIndicatorScopeInput & { source?: string }): Promise<string> {
    const indicator = await tx.find(Indicator, input.indicatorId, ['indicatorId']);
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])) ?? null;
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    access.require(tx.scope, 'indicator.update', { municipalityId: indicator.municipalityId });
    if ((input.kind === IndicatorScopeKind.region) !== (municipalityId === null)) throw new ScopeNeedsMunicipality({}, ['input', 'municipalityId']);
    // else one municipality would set others to report, and import into what is theirs
    if (indicator.municipalityId && municipalityId !== indicator.municipalityId) throw new ScopeOfOtherMunicipality({}, ['input', 'municipalityId']);
    const { kind, name, periodicity, source } = input;
    const values = { indicatorId: indicator.id, municipalityId, ownerId: owner.id, kind, name, periodicity, source };
    const id = await tx.create(IndicatorScope, values, 'indicatorScope.added');
    await askForMeasurements(tx, { scopeId: id });
    return id;
  }

  async updateScope(tx: Tx, input: UpdateIndicatorScopeInput): Promise<string> {
    const scope = await tx.find(IndicatorScope, input.id, ['id']);
    access.require(tx.scope, 'indicator.update', { municipalityId: scope.municipalityId });
    const ownerId = keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined;
    const changes = { name: input.name ?? undefined, periodicity: input.periodicity, ownerId };
    await tx.change(IndicatorScope, scope.id, input.expectedVersion, changes, 'indicatorScope.updated');
    return scope.id;
  }

  async addDimension(tx: Tx, input: AddIndicatorDimensionInput): Promise<string> {
    const indicator = await tx.find(Indicator, input.indicatorId, ['indicatorId']);
    access.require(tx.scope, 'indicator.update', { municipalityId: indicator.municipalityId });
    const dimensionId = await tx.create(IndicatorDimension, { indicatorId: indicator.id, name: input.name }, 'indicatorDimension.added');
    for (const [i, name] of input.categories.entries())
      await tx.create(IndicatorCategory, { dimensionId, name, number: i + 1 }, 'indicatorCategory.added');
    return dimensionId;
  }
}
