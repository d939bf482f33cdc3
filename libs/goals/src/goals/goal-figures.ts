import type { Row, ScopeSql } from '@samnav/platform';
import { IndicatorGoal } from '../indicators/indicator-goal.entity.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { IndicatorTrajectory } from '../roll-ups/indicator-trajectory.entity.ts';
import type { Goal } from './goal.entity.ts';

/**
 * SQL: what a goal's indicators say of it, each where the goal belongs (the region's, or its municipality's scopes): behind where one is
 * behind or has missed its year, reached where all are, on track where some say so. Without a target value nothing is told.
 */
export const figuresSql = (g: Row<Goal>, scope: ScopeSql): string => `(select
  case when bool_or(t.state in ('behind', 'passed')) then 'behind' when bool_and(t.state = 'reached') then 'reached'
    when bool_or(t.state in ('reached', 'onTrack')) then 'onTrack' else 'noData' end
  from (select i.tenant_id, i.id from ${scope.rows(Indicator, 'goalId', g)} i
    union select l.tenant_id, l.indicator_id from ${scope.rows(IndicatorGoal, 'goalId', g)} l) told
  cross join lateral (select y.state, y.municipality_id from ${scope.rows(IndicatorTrajectory)} y
    where y.tenant_id = told.tenant_id and y.indicator_id = told.id offset 0) t
  where t.municipality_id is not distinct from ${g.municipalityId} and t.state <> 'noTarget')`;
