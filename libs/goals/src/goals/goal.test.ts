import { afterAll, expect, test } from '@jest/globals';
import { DecisionKind, DecisionService } from '@samnav/meetings';
import { BodyStanding, Person } from '@samnav/networks';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { DatePrecision } from '@samnav/reminders';
import { BaselineReview } from '../plans/baseline-review.entity.ts';
import { GroundworkService } from '../plans/groundwork.service.ts';
import { Measured } from '../roll-ups/testing/indicators.ts';
import { GoalRegion } from '../testing/region.ts';
import { Goal, GoalLevel, GoalOutcome } from './goal.entity.ts';
import { GoalService } from './goal.service.ts';

afterAll(closeTestDatabase);
const goals = new GoalService();
const subGoal = { level: GoalLevel.subGoal, title: 'Fossilfria resor', baseline: '54 % bil 2022' };
const review = async (region: GoalRegion, municipality: string): Promise<string> => {
  const input = { municipalityId: region.municipality(municipality), title: 'Nuläge', ownerId: region.owner };
  return globalId(BaselineReview, await region.write((tx) => new GroundworkService().createReview(tx, input)));
};
const change = (region: GoalRegion, id: string, more: object, expectedVersion = 1) =>
  region.write((tx) => goals.update(tx, { id, expectedVersion, ...more }));

test('"2030" is its last day, and says how exactly it was stated', async () => {
  const region = await GoalRegion.create();
  const id = await region.goal({ targetOn: '2030-03-01', targetPrecision: DatePrecision.year });

  expect(await region.row(Goal, id)).toMatchObject({ targetOn: '2030-12-31', targetPrecision: 'year' });
  await change(region, id, { targetPrecision: DatePrecision.quarter });
  expect(await region.row(Goal, id)).toMatchObject({ targetOn: '2030-12-31', targetPrecision: 'quarter', version: 2 });
  await change(region, id, { targetOn: null }, 2);
  expect(await region.row(Goal, id)).toMatchObject({ targetOn: null, targetPrecision: null });
  expect(await refusedWith(change(region, id, { targetPrecision: DatePrecision.year }, 3))).toEqual(['TARGET_DAY_MISSING']);
});

test('a goal stands under a vision and a sub-goal under a goal, and nothing else', async () => {
  const region = await GoalRegion.create();
  const vision = await region.goal({ level: GoalLevel.vision });
  const goal = await region.goal({ parentId: vision });
  const under = await region.goal({ ...subGoal, parentId: goal });

  expect(await region.row(Goal, under)).toMatchObject({ level: 'subGoal', parentId: goal.slice(4) });
  expect(await refusedWith(region.goal({ ...subGoal }))).toEqual(['GOAL_PARENT_WRONG']);
  expect(await refusedWith(region.goal({ ...subGoal, parentId: under }))).toEqual(['GOAL_PARENT_WRONG']);
  expect(await refusedWith(region.goal({ parentId: goal }))).toEqual(['GOAL_PARENT_WRONG']);
  expect(await refusedWith(region.goal({ level: GoalLevel.vision, parentId: vision }))).toEqual(['GOAL_PARENT_WRONG']);
});

test('a sub-goal needs a baseline: a review of its own municipality, or words', async () => {
  const region = await GoalRegion.create();
  const parentId = await region.goal();
  const local = { ...subGoal, baseline: null, parentId, municipalityId: region.municipality('Vindeln') };

  expect((await refusals(region.goal(local)))[0]).toMatchObject({ code: 'BASELINE_MISSING', path: ['input', 'baselineReviewId'] });
  expect(await refusedWith(region.goal({ ...local, baselineReviewId: await review(region, 'Umeå') }))).toEqual(['BASELINE_ELSEWHERE']);
  const id = await region.goal({ ...local, baselineReviewId: await review(region, 'Vindeln') });
  expect(await refusedWith(change(region, id, { baselineReviewId: null }))).toEqual(['BASELINE_MISSING']);
  expect(await region.computed(Goal, id, ['baselineMissing'])).toEqual(['false']);
  expect(await region.computed(Goal, parentId, ['baselineMissing'])).toEqual(['true']);
});

test('a local goal stands under the region’s or its own municipality’s', async () => {
  const region = await GoalRegion.create();
  const parentId = await region.goal({ municipalityId: region.municipality('Umeå') });

  await region.goal({ ...subGoal, parentId, municipalityId: region.municipality('Umeå') });
  expect(await refusedWith(region.goal({ ...subGoal, parentId, municipalityId: region.municipality('Vindeln') }))).toEqual(['GOAL_PARENT_ELSEWHERE']);
  expect(await refusedWith(region.goal({ ...subGoal, parentId }))).toEqual(['GOAL_PARENT_ELSEWHERE']);
});

test('a goal is a draft until a body that may adopt has adopted it, and then is not rewritten', async () => {
  const region = await GoalRegion.create();
  const id = await region.goal({ targetOn: '2040-12-31' });
  const adopt = (decisionId: string, expectedVersion = 1) => region.write((tx) => goals.adopt(tx, { id, expectedVersion, decisionId }));

  expect(await region.computed(Goal, id, ['state', 'adopted', 'inForceFrom'])).toEqual(['draft', 'false', null]);
  expect(await refusedWith(adopt(await region.decision('2020-10-26', DecisionKind.decides)))).toEqual(['DECISION_DOES_NOT_ADOPT']);
  const decision = await region.decision('2020-10-26');
  await adopt(decision);
  expect(await region.computed(Goal, id, ['state', 'adopted', 'inForceFrom', 'inForceTo'])).toEqual(['noData', 'true', '2020-10-26', null]);
  expect(await refusedWith(adopt(decision, 2))).toEqual(['ALREADY_ADOPTED']);
  expect(await refusedWith(change(region, id, { title: 'Något annat' }, 2))).toEqual(['ADOPTED_STAYS']);
  await change(region, id, { description: 'Förtydligat', title: 'Klimatneutralt' }, 2);
});

test('a body that may only recommend adopts nothing', async () => {
  const region = await GoalRegion.create();
  const bodyId = await region.body(BodyStanding.advisory);
  const told = { kind: DecisionKind.adopts, title: 'Antas', decidedOn: '2010-11-01', bodyId, paragraph: '§ 1' };

  expect(await refusedWith(region.write((tx) => new DecisionService().record(tx, told)))).toEqual(['BODY_MAY_ONLY_RECOMMEND']);
});

test('the decision that adopted a goal cannot become another kind of decision', async () => {
  const region = await GoalRegion.create();
  const [id, decisionId] = [await region.goal(), await region.decision('2020-10-26')];
  await region.write((tx) => goals.adopt(tx, { id, expectedVersion: 1, decisionId }));

  await expect(region.write((tx) => tx.sql(`update decision set kind = 'notes' where id = $1`, [decisionId.slice(4)]))).rejects.toMatchObject({
    constraint: 'goal_adopting_fkey',
  });
});

test('a municipality’s goal is adopted by its own bodies or the region’s', async () => {
  const region = await GoalRegion.create();
  const id = await region.goal({ municipalityId: region.municipality('Vindeln') });
  const adopt = async (municipality: string) => {
    const decisionId = await region.decision('2020-10-26', DecisionKind.adopts, municipality);
    return region.write((tx) => goals.adopt(tx, { id, expectedVersion: 1, decisionId }));
  };

  expect(await refusedWith(adopt('Umeå'))).toEqual(['ADOPTED_ELSEWHERE']);
  await adopt('Vindeln');
});

test('what was in force on a day: an adopted goal from its decision, until the day before the one that supersedes it', async () => {
  const region = await GoalRegion.create();
  const first = await region.goal();
  await region.adoptGoal(first, '2016-01-01');
  const second = await region.goal({ supersedesId: first, startsOn: '2021-01-01' });
  const force = (id: string) => region.computed(Goal, id, ['inForceFrom', 'inForceTo']);

  expect(await force(first)).toEqual(['2016-01-01', null]);
  await region.adoptGoal(second, '2020-10-26');
  expect([await force(first), await force(second)]).toEqual([
    ['2016-01-01', '2020-12-31'],
    ['2021-01-01', null],
  ]);
  expect(await refusedWith(region.goal({ supersedesId: first }))).toEqual(['ALREADY_SUPERSEDED']);
  expect(await refusedWith(region.goal({ supersedesId: second, municipalityId: region.municipality('Umeå') }))).toEqual(['SUPERSEDES_ANOTHER']);
});

test('a goal past its last day reads passed with its outcome, whoever adopted it and whatever came of it', async () => {
  const region = await GoalRegion.create();
  const id = await region.goal({ targetOn: '2025-01-01', targetPrecision: DatePrecision.year });
  const state = (today: string) => region.computed(Goal, id, ['state'], today).then(([one]) => one);
  await region.adoptGoal(id, '2020-02-24');

  expect([await state('2025-12-31'), await state('2026-01-01')]).toEqual(['noData', 'passed']);
  await region.write((tx) => goals.close(tx, { id, expectedVersion: 2, outcome: GoalOutcome.reached, outcomeText: 'Nåddes 2024' }));
  expect([await state('2025-12-31'), await state('2026-01-01')]).toEqual(['reached', 'passed']);
  expect(await region.row(Goal, id)).toMatchObject({ outcome: 'reached', outcomeText: 'Nåddes 2024', closedById: region.coordinator.personId });
});

test('an ended goal is kept, and reads passed from the day after', async () => {
  const region = await GoalRegion.create();
  const id = await region.goal();
  await region.adoptGoal(id, '2020-01-01');
  await region.write((tx) => goals.end(tx, { id, expectedVersion: 2, endedOn: '2024-05-31', reason: 'Ny vision' }));

  expect(await region.computed(Goal, id, ['state', 'inForceTo'], '2024-06-01')).toEqual(['passed', '2024-05-31']);
  expect(await refusedWith(region.write((tx) => goals.end(tx, { id, expectedVersion: 3 })))).toEqual(['ALREADY_ENDED']);
});

test('its municipality’s people write of it; whoever answers for it says what came of it', async () => {
  const region = await GoalRegion.create();
  const vindeln = await region.strategist('Vindeln');
  const member = await region.world.as('reader');
  const id = await region.goal({ municipalityId: region.municipality('Vindeln'), ownerId: globalId(Person, member.personId!) }, vindeln);
  const close = (scope: typeof member, expectedVersion: number) =>
    region.write((tx) => goals.close(tx, { id, expectedVersion, outcome: GoalOutcome.notReached }), scope);

  expect(await refusedWith(region.goal({ municipalityId: region.municipality('Umeå') }, vindeln))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.goal({}, vindeln))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.write((tx) => goals.update(tx, { id, expectedVersion: 1, title: 'Mitt' }), member))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(close(await region.world.as('reader'), 1))).toEqual(['FORBIDDEN']);
  await close(member, 1);
});

test('of two who adopt at once one wins, and the other is told', async () => {
  const region = await GoalRegion.create();
  const [id, one, other] = [await region.goal(), await region.decision('2020-01-01'), await region.decision('2021-01-01')];
  const adopt = (decisionId: string) => refusedOr(region.write((tx) => goals.adopt(tx, { id, expectedVersion: 1, decisionId })));

  expect((await Promise.all([adopt(one), adopt(other)])).sort()).toEqual(['ALREADY_ADOPTED', 'done']);
});
const refusedOr = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'done').catch(async (error: unknown) => (await refusedWith(Promise.reject(error)))[0]!);

test('whoever saw an older version is told, and changes nothing', async () => {
  const region = await GoalRegion.create();
  const id = await region.goal();
  await change(region, id, { title: 'Nytt namn' });

  expect(await refusedWith(change(region, id, { title: 'Ett annat' }))).toEqual(['VERSION_CONFLICT']);
  expect(await refusedWith(region.write((tx) => goals.close(tx, { id, expectedVersion: 1, outcome: GoalOutcome.reached })))).toEqual([
    'VERSION_CONFLICT',
  ]);
  expect(await region.row(Goal, id)).toMatchObject({ title: 'Nytt namn', version: 2, outcome: null });
});

test('another tenant’s goal, decision and parent do not exist', async () => {
  const [region, other] = [await GoalRegion.create(), await GoalRegion.create()];
  const [id, foreign] = [await region.goal(), await other.goal()];
  const decisionId = await other.decision('2020-01-01');

  await expect(change(region, foreign, { title: 'Mitt' })).rejects.toBeInstanceOf(NotFound);
  await expect(region.write((tx) => goals.adopt(tx, { id, expectedVersion: 1, decisionId }))).rejects.toBeInstanceOf(NotFound);
  await expect(region.goal({ ...subGoal, parentId: foreign })).rejects.toBeInstanceOf(NotFound);
});

test('an adopted goal stands as its indicators do, where the goal belongs', async () => {
  const region = await GoalRegion.create(['Umeå', 'Vindeln']);
  const [own, whole] = [await region.goal({ municipalityId: region.municipality('Umeå') }), await region.goal()];
  for (const id of [own, whole]) await region.adoptGoal(id, '2020-10-26');
  const state = (id: string) => region.computed(Goal, id, ['state']).then(([one]) => one);
  const measure = (name: string, goal: string, last: string) =>
    Measured.in(region.world, async (measured) => {
      const indicator = await measured.indicator({ goal_id: goal.slice(4) });
      const scope = await measured.scope(indicator, 'municipality', region.world.municipalities[name]!);
      for (const [year, value] of [[2020, '10'], [2024, last]] as const) await measured.figure(indicator, { scope, period: await measured.year(year), value }); // prettier-ignore
      await measured.target(indicator, scope, 2040, '2');
    });

  await measure('Umeå', own, '8');
  await measure('Vindeln', own, '10'); // another municipality's: says nothing of Umeå's goal
  expect([await state(own), await state(whole)]).toEqual(['onTrack', 'noData']);
  await measure('Umeå', own, '9');
  expect(await state(own)).toBe('behind');
});
