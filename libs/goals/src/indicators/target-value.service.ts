import { Injectable } from '@nestjs/common';
import { keyOf, Person } from '@samnav/networks';
import { Decision } from '@samnav/meetings';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ActionPlan } from '../plans/action-plan.entity.ts';
import { IndicatorScope } from './indicator-scope.entity.ts';
import type { CreatePlannedActionInput, RemoveFromScopeInput, SetTargetValueInput, UpdatePlannedActionInput } from './indicator.inputs.ts';
import { PlannedAction } from './planned-action.entity.ts';
import { TargetValue } from './target-value.entity.ts';

export const TargetValueTaken = domainError('conflict', 'TARGET_VALUE_TAKEN', {
  sv: 'Någon annan har just satt ett målvärde för samma år. Läs in sidan på nytt.',
  en: 'Somebody else has just set a target value for the same year. Reload the page.',
});
export const FullEffectBeforeFirst = domainError('invalid', 'FULL_EFFECT_BEFORE_FIRST', {
  sv: 'Full effekt kan inte komma före det första året med effekt.',
  en: 'Full effect cannot come before the first year of effect.',
});
constraintError('target_value_once', () => new TargetValueTaken({}, ['input', 'year']));
constraintError('planned_action_years', () => new FullEffectBeforeFirst({}, ['input', 'fullYear']));

/** What indicators shall be, and what is planned to get there. */
@Injectable()
export class TargetValueService {
  /** Sets the one of that scope, year and side; one that is there only in the version that the user saw. */
  async set(tx: Tx, input: SetTargetValueInput & { source?: string }): Promise<string> {
    const scope = await tx.find(IndicatorScope, input.scopeId, ['scopeId']);
    const decisionId = keyOf(await tx.findOptional(Decision, input.decisionId, ['decisionId']));
    access.require(tx.scope, 'targetValue.set', { municipalityId: scope.municipalityId });
    const { year, comparator, value, source } = input;
    const precision = input.precision ?? undefined;
    const there = await tx.rows(TargetValue).findOneBy({ tenantId: tx.scope.tenantId, scopeId: scope.id, year, comparator });
    if (!there) {
      const values = { indicatorId: scope.indicatorId, scopeId: scope.id, year, comparator, value, precision, decisionId, source };
      return tx.create(TargetValue, values, 'targetValue.set');
    }
    await tx.change(TargetValue, there.id, input.expectedVersion ?? 0, { value, precision, decisionId }, 'targetValue.set');
    return there.id;
  }

  async remove(tx: Tx, input: RemoveFromScopeInput): Promise<void> {
    const target = await tx.find(TargetValue, input.id, ['id']);
    const scope = await tx.get(IndicatorScope, target.scopeId);
    access.require(tx.scope, 'targetValue.set', { municipalityId: scope.municipalityId });
    await tx.remove(TargetValue, target.id, input.expectedVersion, 'targetValue.removed');
  }

  async createAction(tx: Tx, input: CreatePlannedActionInput & { source?: string }): Promise<string> {
    const scope = await tx.find(IndicatorScope, input.scopeId, ['scopeId']);
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    const actionPlanId = keyOf(await tx.findOptional(ActionPlan, input.actionPlanId, ['actionPlanId']));
    access.require(tx.scope, 'plannedAction.set', { municipalityId: scope.municipalityId });
    const { title, effect, fromYear, fullYear, source } = input;
    const values = { indicatorId: scope.indicatorId, scopeId: scope.id, ownerId: owner.id, actionPlanId, title, effect, fromYear, fullYear, source };
    return tx.create(PlannedAction, values, 'plannedAction.created');
  }

  async updateAction(tx: Tx, input: UpdatePlannedActionInput): Promise<string> {
    const action = await this.action(tx, input.id);
    const changes = {
      title: input.title ?? undefined,
      actionPlanId: keyOf(await tx.findOptional(ActionPlan, input.actionPlanId, ['actionPlanId'])),
      effect: input.effect ?? undefined,
      fromYear: input.fromYear ?? undefined,
      fullYear: input.fullYear ?? undefined,
      ownerId: keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined,
    };
    await tx.change(PlannedAction, action.id, input.expectedVersion, changes, 'plannedAction.updated');
    return action.id;
  }

  async removeAction(tx: Tx, input: RemoveFromScopeInput): Promise<void> {
    const action = await this.action(tx, input.id);
    await tx.remove(PlannedAction, action.id, input.expectedVersion, 'plannedAction.removed');
  }

  private async action(tx: Tx, id: string): Promise<PlannedAction> {
    const action = await tx.find(PlannedAction, id, ['id']);
    const scope = await tx.get(IndicatorScope, action.scopeId);
    access.require(tx.scope, 'plannedAction.set', { municipalityId: scope.municipalityId });
    return action;
  }
}
