import { Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';
import { Indicator } from './indicator.entity.ts';

@Table<IndicatorGoal>('indicator_goal', {
  id: 'ing',
  allow: 'indicator.read',
  partOf: 'indicator',
  description: 'That an indicator also tells of another goal than the one that it is followed for.',
})
export class IndicatorGoal extends TenantRow {
  @Key() indicatorId: string;
  @Key() goalId: string;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'otherGoals', description: 'The other goals that it tells of.' },
  })
  indicator: Ref<Indicator>;
  @One(() => Goal, 'goalId', {
    description: 'The goal.',
    reverse: { name: 'otherIndicators', description: 'Indicators of other goals that tell of this one too.' },
  })
  goal: Ref<Goal>;
}
