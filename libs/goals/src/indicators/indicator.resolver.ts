import { ID, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { IndicatorDimension } from './dimension.entity.ts';
import { IndicatorGoal } from './indicator-goal.entity.ts';
import { IndicatorScope } from './indicator-scope.entity.ts';
import { Indicator } from './indicator.entity.ts';
import {
  AddIndicatorDimensionInput,
  AddIndicatorScopeInput,
  CreateIndicatorInput,
  CreatePlannedActionInput,
  LinkIndicatorToGoalInput,
  RemoveFromScopeInput,
  SetTargetValueInput,
  UpdateIndicatorInput,
  UpdateIndicatorScopeInput,
  UpdatePlannedActionInput,
} from './indicator.inputs.ts';
import { IndicatorService } from './indicator.service.ts';
import { PlannedAction } from './planned-action.entity.ts';
import { TargetValue } from './target-value.entity.ts';
import { TargetValueService } from './target-value.service.ts';

@Resolver()
export class IndicatorResolver {
  constructor(
    private readonly indicators: IndicatorService,
    private readonly targets: TargetValueService,
  ) {}

  @Verb('indicator.create', { indicator: () => Indicator }, 'Begins to follow an indicator, of the region or of one municipality.')
  async createIndicator(@InTx() tx: Tx, @Input() input: CreateIndicatorInput) {
    return { indicator: await this.indicators.create(tx, input) };
  }

  @Verb('indicator.update', { indicator: () => Indicator }, 'Changes what is said of an indicator.')
  async updateIndicator(@InTx() tx: Tx, @Input() input: UpdateIndicatorInput) {
    return { indicator: await this.indicators.update(tx, input) };
  }

  @Verb('indicator.update', { indicatorScope: () => IndicatorScope }, 'Measures an indicator for something more, e.g. an urban area.')
  async addIndicatorScope(@InTx() tx: Tx, @Input() input: AddIndicatorScopeInput) {
    return { indicatorScope: await this.indicators.addScope(tx, input) };
  }

  @Verb('indicator.update', { indicatorScope: () => IndicatorScope }, 'Changes who reports a scope, what it is called or how often it is measured.')
  async updateIndicatorScope(@InTx() tx: Tx, @Input() input: UpdateIndicatorScopeInput) {
    return { indicatorScope: await this.indicators.updateScope(tx, input) };
  }

  @Verb('indicator.update', { indicatorDimension: () => IndicatorDimension }, 'Breaks an indicator’s measurements down, e.g. by gender.')
  async addIndicatorDimension(@InTx() tx: Tx, @Input() input: AddIndicatorDimensionInput) {
    return { indicatorDimension: await this.indicators.addDimension(tx, input) };
  }

  @Verb('indicator.update', { indicatorGoal: () => IndicatorGoal }, 'Says that an indicator also tells of another goal.')
  async linkIndicatorToGoal(@InTx() tx: Tx, @Input() input: LinkIndicatorToGoalInput) {
    return { indicatorGoal: await this.indicators.link(tx, input) };
  }

  @Verb('indicator.update', { removedId: () => ID }, 'Takes away that an indicator also tells of another goal.')
  async removeIndicatorGoal(@InTx() tx: Tx, @Input() input: RemoveFromScopeInput) {
    await this.indicators.unlink(tx, input);
    return { removedId: input.id };
  }

  @Verb('targetValue.set', { targetValue: () => TargetValue }, 'Sets what an indicator shall be in one of its scopes in a year.')
  async setTargetValue(@InTx() tx: Tx, @Input() input: SetTargetValueInput) {
    return { targetValue: await this.targets.set(tx, input) };
  }

  @Verb('targetValue.set', { removedId: () => ID }, 'Takes a target value away; the audit log keeps it.')
  async removeTargetValue(@InTx() tx: Tx, @Input() input: RemoveFromScopeInput) {
    await this.targets.remove(tx, input);
    return { removedId: input.id };
  }

  @Verb('plannedAction.set', { plannedAction: () => PlannedAction }, 'Plans something that moves an indicator.')
  async createPlannedAction(@InTx() tx: Tx, @Input() input: CreatePlannedActionInput) {
    return { plannedAction: await this.targets.createAction(tx, input) };
  }

  @Verb('plannedAction.set', { plannedAction: () => PlannedAction }, 'Changes a planned action.')
  async updatePlannedAction(@InTx() tx: Tx, @Input() input: UpdatePlannedActionInput) {
    return { plannedAction: await this.targets.updateAction(tx, input) };
  }

  @Verb('plannedAction.set', { removedId: () => ID }, 'Takes a planned action away; the audit log keeps it.')
  async removePlannedAction(@InTx() tx: Tx, @Input() input: RemoveFromScopeInput) {
    await this.targets.removeAction(tx, input);
    return { removedId: input.id };
  }
}
