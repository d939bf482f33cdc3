import { afterAll, expect, test } from '@jest/globals';
import { DecisionKind } from '@samnav/meetings';
import { Priority, PriorityService } from '@samnav/networks';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { GoalLevel } from '../goals/goal.entity.ts';
import { GoalRegion } from '../testing/region.ts';
import { ActionPlan, ActionPlanPriority } from './action-plan.entity.ts';
import { ActionPlanService } from './action-plan.service.ts';
import { BaselineReview } from './baseline-review.entity.ts';
import { GroundworkService } from './groundwork.service.ts';
import { ProfileArea } from './profile-area.entity.ts';

afterAll(closeTestDatabase);
const plans = new ActionPlanService();
const groundwork = new GroundworkService();
const change = (region: GoalRegion, id: string, more: object, expectedVersion = 1) =>
  region.write((tx) => plans.update(tx, { id, expectedVersion, ...more }));
const priority = async (region: GoalRegion, number: number): Promise<string> =>
  globalId(Priority, await region.write((tx) => new PriorityService().create(tx, { number, name: `Prioritering ${number}` })));

test('a plan holds from its decision or its own first day, to its own last day or its end', async () => {
  const region = await GoalRegion.create();
  const id = await region.plan({ startsOn: '2021-01-01', endsOn: '2024-12-31' });
  const force = () => region.computed(ActionPlan, id, ['adopted', 'inForceFrom', 'inForceTo']);

  expect(await force()).toEqual(['false', null, '2024-12-31']);
  await region.adoptPlan(id, '2020-10-26');
  expect(await force()).toEqual(['true', '2021-01-01', '2024-12-31']);
  await region.write((tx) => plans.end(tx, { id, expectedVersion: 2, endedOn: '2023-06-30' }));
  expect(await force()).toEqual(['true', '2021-01-01', '2023-06-30']);
});

test('a plan that was adopted is superseded, not rewritten', async () => {
  const region = await GoalRegion.create();
  const first = await region.plan();
  await region.adoptPlan(first, '2010-11-01');

  expect(await refusedWith(change(region, first, { title: 'Omskriven' }, 2))).toEqual(['ADOPTED_STAYS']);
  const second = await region.plan({ supersedesId: first });
  await region.adoptPlan(second, '2016-02-01');
  expect(await region.computed(ActionPlan, first, ['inForceTo'])).toEqual(['2016-01-31']);
  expect(await refusedWith(region.plan({ supersedesId: first }))).toEqual(['ALREADY_SUPERSEDED']);
});

test('a plan is adopted by a decision that adopts only', async () => {
  const region = await GoalRegion.create();
  const id = await region.plan();
  const decisionId = await region.decision('2010-11-01', DecisionKind.notes);

  expect(await refusedWith(region.write((tx) => plans.adopt(tx, { id, expectedVersion: 1, decisionId })))).toEqual(['DECISION_DOES_NOT_ADOPT']);
});

test('local plans are parts of the regional one, and no plan is part of itself', async () => {
  const region = await GoalRegion.create();
  const whole = await region.plan();
  const local = await region.plan({ partOfId: whole, municipalityId: region.municipality('Umeå') });

  expect(await region.row(ActionPlan, local)).toMatchObject({ partOfId: whole.slice(4) });
  expect(await refusedWith(region.plan({ partOfId: local, municipalityId: region.municipality('Vindeln') }))).toEqual(['PLAN_PART_ELSEWHERE']);
  expect(await refusedWith(change(region, whole, { partOfId: whole }))).toEqual(['PLAN_PART_OF_ITSELF']);
});

test('of two plans that are made parts of each other at once one is refused', async () => {
  const region = await GoalRegion.create();
  const [a, b] = [await region.plan(), await region.plan()];
  const outcomes = await Promise.allSettled([change(region, a, { partOfId: b }), change(region, b, { partOfId: a })]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a plan serves a priority once', async () => {
  const region = await GoalRegion.create();
  const [actionPlanId, priorityId] = [await region.plan(), await priority(region, 1)];
  const link = () => region.write((tx) => plans.link(tx, { actionPlanId, priorityId }));

  expect(await region.row(ActionPlanPriority, globalId(ActionPlanPriority, await link()))).toMatchObject({ priorityId: priorityId.slice(4) });
  expect(await refusedWith(link())).toEqual(['LINKED_ALREADY']);
  await region.write((tx) => plans.unlink(tx, { actionPlanId, priorityId }));
  expect(await refusedWith(region.write((tx) => plans.unlink(tx, { actionPlanId, priorityId })))).toEqual(['LINK_NOT_THERE']);
});

test('each priority and municipality has a row, and gaps are rows with 0', async () => {
  const region = await GoalRegion.create();
  const [health] = [await priority(region, 1), await priority(region, 2)];
  const parentId = await region.goal({ priorityId: health });
  await region.goal({ level: GoalLevel.subGoal, parentId, municipalityId: region.municipality('Umeå'), baseline: '12 %' });
  const rows = await region.write((tx) =>
    tx.sql<{ n: number; m: string | null; goals: number }>(
      `select c.priority_number as n, m.name as m, c.goal_count as goals from priority_coverage c left join municipality m on m.id = c.municipality_id
       where c.tenant_id = current_tenant() order by 1, m.name nulls first`,
    ),
  );

  expect(rows.map(({ n, m, goals }) => `${n} ${m ?? 'regionen'} ${goals}`)).toEqual([
    ...['1 regionen 1', '1 Umeå 1', '1 Vindeln 0'],
    ...['2 regionen 0', '2 Umeå 0', '2 Vindeln 0'],
  ]);
});

test('each municipality has four outputs, and what is missing is 0', async () => {
  const region = await GoalRegion.create();
  const own = { municipalityId: region.municipality('Umeå'), ownerId: region.owner };
  await region.write((tx) => groundwork.createReview(tx, { ...own, title: 'Nuläge' }));
  await region.write((tx) => groundwork.createArea(tx, { ...own, name: 'Kultur' }));
  await region.plan({ municipalityId: own.municipalityId });
  const rows = await region.write((tx) =>
    tx.sql<{ m: string; counts: number[] }>(
      `select m.name as m, array_agg(o.item_count order by o.number) as counts from municipality_output o join municipality m on m.id = o.municipality_id
       where o.tenant_id = current_tenant() group by 1 order by 1`,
    ),
  );

  expect(rows).toEqual([
    { m: 'Umeå', counts: [1, 0, 1, 1] },
    { m: 'Vindeln', counts: [0, 0, 0, 0] },
  ]);
  expect(await refusedWith(region.write((tx) => groundwork.createArea(tx, { ...own, name: 'Kultur' })))).toEqual(['PROFILE_AREA_NAME_TAKEN']);
});

test('whoever saw an older version of a plan, review or area is told', async () => {
  const region = await GoalRegion.create();
  const own = { municipalityId: region.municipality('Umeå'), ownerId: region.owner };
  const plan = await region.plan();
  const review = globalId(BaselineReview, await region.write((tx) => groundwork.createReview(tx, { ...own, title: 'Nuläge' })));
  const area = globalId(ProfileArea, await region.write((tx) => groundwork.createArea(tx, { ...own, name: 'Kultur' })));
  const newer = { expectedVersion: 2, description: 'Nytt', doneOn: '2009-01-01' };

  expect(await refusedWith(change(region, plan, newer, 2))).toEqual(['VERSION_CONFLICT']);
  expect(await refusedWith(region.write((tx) => groundwork.updateReview(tx, { id: review, ...newer })))).toEqual(['VERSION_CONFLICT']);
  expect(await refusedWith(region.write((tx) => groundwork.updateArea(tx, { id: area, ...newer })))).toEqual(['VERSION_CONFLICT']);
  await region.write((tx) => groundwork.updateReview(tx, { id: review, expectedVersion: 1, doneOn: '2009-01-01' }));
  expect(await region.row(BaselineReview, review)).toMatchObject({ title: 'Nuläge', doneOn: '2009-01-01', version: 2 });
});

test('its municipality’s people write of it, and another tenant’s does not exist', async () => {
  const [region, other] = [await GoalRegion.create(), await GoalRegion.create()];
  const vindeln = await region.strategist('Vindeln');
  const own = { municipalityId: region.municipality('Umeå'), ownerId: region.owner };
  const foreign = await other.plan();

  await region.plan({ municipalityId: region.municipality('Vindeln') }, vindeln);
  expect(await refusedWith(region.plan({ municipalityId: own.municipalityId }, vindeln))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.write((tx) => groundwork.createReview(tx, { ...own, title: 'Nuläge' }), vindeln))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.write((tx) => groundwork.createArea(tx, { ...own, name: 'Kultur' }), vindeln))).toEqual(['FORBIDDEN']);
  await expect(change(region, foreign, { title: 'Min' })).rejects.toBeInstanceOf(NotFound);
  await expect(region.plan({ partOfId: foreign })).rejects.toBeInstanceOf(NotFound);
});
