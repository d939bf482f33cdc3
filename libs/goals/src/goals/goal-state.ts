import type { Row, ScopeSql } from '@samnav/platform';
import type { Goal } from './goal.entity.ts';
import { figuresSql } from './goal-figures.ts';

/** SQL: how a goal stands. Time comes first: a goal whose last day has passed, or that was ended, reads `passed` and nothing else; figures come last. */
export const stateSql = (g: Row<Goal>, scope: ScopeSql): string => `case
  when ${g.targetOn} < ${scope.today} or ${g.endedOn} < ${scope.today} then 'passed'
  when ${g.outcome} = 'reached' then 'reached'
  when ${g.outcome} is not null then 'passed'
  when ${g.decisionId} is null then 'draft'
  else ${figuresSql(g, scope)} end`;
