import { Municipality, Person, Priority, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Count, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { DatePrecision } from '@samnav/reminders';
import { Decision } from '@samnav/meetings';
import { inForceFromSql, inForceSays, inForceToSql } from '../in-force.ts';
import { BaselineReview } from '../plans/baseline-review.entity.ts';
import { stateSql } from './goal-state.ts';
import { GoalLevel, GoalOutcome, GoalState } from './goal-words.ts';

export { GoalLevel, GoalOutcome, GoalState };

@Table<Goal>('goal', {
  id: 'gol',
  list: 'goals',
  allow: 'goal.read',
  order: ['level', 'title'],
  description: 'What is to be reached (mål): a vision, a goal under it, or a sub-goal, of the region or of one municipality.',
})
export class Goal extends TenantRow {
  @Col('choice', { enum: GoalLevel, description: 'Vision, goal or sub-goal.' }) level: GoalLevel;
  @Col('text', { description: 'What is to be reached, in one sentence.' }) title: string;
  @Col('text', { nullable: true, description: 'More about it.' }) description: string | null;
  @Col('day', { nullable: true, description: 'First day of the time in which it is to be reached.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'Last day by which it is to be reached: "2030" is 2030-12-31 with the precision of a year.' })
  targetOn: string | null;
  @Col('choice', { enum: DatePrecision, nullable: true, description: 'How exactly that day was stated; null where there is none.' })
  targetPrecision: DatePrecision | null;
  @Col('text', { nullable: true, description: 'Where it starts from (nuläge), where no baseline review says it.' }) baseline: string | null;
  @Col('day', { nullable: true, description: 'Last day on which it held, where it was ended before it was superseded.' }) endedOn: string | null;
  @Col('choice', { enum: GoalOutcome, nullable: true, description: 'What came of it, once somebody has said so.' }) outcome: GoalOutcome | null;
  @Col('text', { nullable: true, description: 'What came of it, in words.' }) outcomeText: string | null;
  @Col('day', { nullable: true, description: 'When its outcome was recorded.' }) outcomeOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;

  @Key({ nullable: true }) priorityId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) parentId: string | null;
  @Key() ownerId: string;
  @Key({ nullable: true }) baselineReviewId: string | null;
  @Key({ nullable: true }) decisionId: string | null;
  @Key({ nullable: true }) supersedesId: string | null;
  @Key({ nullable: true }) closedById: string | null;

  @One(() => Priority, 'priorityId', {
    description: 'The priority that it serves.',
    reverse: { name: 'goals', description: 'The goals that serve the priority.' },
  })
  priority: Ref<Priority>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose goal it is; null = the region’s.',
    reverse: { name: 'goals', description: 'The municipality’s own goals.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Goal, 'parentId', {
    description: 'What it stands under: a goal under a vision, a sub-goal under a goal.',
    reverse: { name: 'subGoals', description: 'What stands under it.' },
  })
  parent: Ref<Goal>;
  @One(() => Person, 'ownerId', {
    description: 'The one person who answers for it (ansvarig).',
    reverse: { name: 'ownedGoals', description: 'The goals that the person answers for.' },
  })
  owner: Ref<Person>;
  @One(() => BaselineReview, 'baselineReviewId', {
    description: 'The baseline review (nulägesbeskrivning) that it rests on.',
    reverse: { name: 'goals', description: 'The goals that rest on it.' },
  })
  baselineReview: Ref<BaselineReview>;
  @One(() => Decision, 'decisionId', {
    description: 'The decision that adopted it (antagandebeslut): body, day, § and registry number.',
    reverse: { name: 'adoptedGoals', description: 'The goals that the decision adopted.' },
  })
  decision: Ref<Decision>;
  @One(() => Goal, 'supersedesId', {
    description: 'The goal that it takes the place of.',
    reverse: { name: 'supersededBy', description: 'The goal that took its place, if any.' },
  })
  supersedes: Ref<Goal>;
  @One(() => Person, 'closedById', { description: 'Who recorded its outcome.' }) closedBy: Ref<Person>;

  @Computed<Goal>('choice', stateSql, { enum: GoalState, filter: true, description: 'How it stands today.' }) state: GoalState;
  @Computed<Goal>('flag', (g) => `${g.decisionId} is not null`, { filter: true, description: 'Whether a body has adopted it (antaget).' })
  adopted: boolean;
  @Computed<Goal>('day', (g) => inForceFromSql(g), { nullable: true, filter: true, description: inForceSays.from }) inForceFrom: string | null;
  @Computed<Goal>('day', (g) => inForceToSql('goal', g), { nullable: true, filter: true, description: inForceSays.to }) inForceTo: string | null;
  @Computed<Goal>('flag', (g) => `${g.baselineReviewId} is null and ${g.baseline} is null`, {
    filter: true,
    description: 'Whether nothing says where it starts from (nuläge saknas).',
  })
  baselineMissing: boolean;
  @Count<Goal>(() => Goal, 'parentId', { description: 'How many goals stand directly under it.' }) subGoalCount: number;
  @Can<Goal>({ update: 'goal.update', adopt: 'goal.adopt', close: 'goal.close', end: 'goal.end' }, (g) => ({
    municipalityId: g.municipalityId,
    personId: g.ownerId,
  }))
  viewerCan: ViewerCan;
}
