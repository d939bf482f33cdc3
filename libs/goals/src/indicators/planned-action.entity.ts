import { Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { ActionPlan } from '../plans/action-plan.entity.ts';
import { IndicatorScope, placeWithScope } from './indicator-scope.entity.ts';
import { Indicator } from './indicator.entity.ts';

@Table<PlannedAction>('planned_action', {
  id: 'pac',
  list: 'plannedActions',
  allow: 'indicator.read',
  order: ['fromYear', 'title'],
  partOf: 'scope',
  description: 'Something that is planned and moves an indicator (planerad åtgärd), by as much as is expected of it.',
})
export class PlannedAction extends TenantRow {
  @Col('text', { description: 'What is done, e.g. "Elbussar på alla linjer".' }) title: string;
  @Col('decimal', { description: 'By how much it moves the indicator a year at full effect, in its unit; negative where it lowers it.' })
  effect: string;
  @Col('int', { description: 'The first year in which it has effect.' }) fromYear: number;
  @Col('int', { description: 'The year from which it has its full effect; until then it grows evenly.' }) fullYear: number;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() indicatorId: string;
  @Key() scopeId: string;
  @Key() ownerId: string;
  @Key({ nullable: true }) actionPlanId: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator that it moves.',
    reverse: { name: 'plannedActions', description: 'What is planned that moves it.' },
  })
  indicator: Ref<Indicator>;
  @One(() => IndicatorScope, 'scopeId', {
    description: 'Where it moves it.',
    reverse: { name: 'plannedActions', description: 'What is planned here.' },
  })
  scope: Ref<IndicatorScope>;
  @One(() => Person, 'ownerId', {
    description: 'Who answers for it.',
    reverse: { name: 'plannedActions', description: 'The planned actions that the person answers for.' },
  })
  owner: Ref<Person>;
  @One(() => ActionPlan, 'actionPlanId', {
    description: 'The plan that it stands in.',
    reverse: { name: 'plannedActions', description: 'What in it moves an indicator.' },
  })
  actionPlan: Ref<ActionPlan>;
  @Can<PlannedAction>({ set: 'plannedAction.set' }, (a) => placeWithScope(a, a.scopeId)) viewerCan: ViewerCan;
}
