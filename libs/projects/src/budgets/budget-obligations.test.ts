import { afterAll, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Deadline, DeadlineService } from '@samnav/reminders';
import { ProjectStatus } from '../projects/statuses.ts';
import { ProjectStatusService } from '../projects/status.service.ts';
import { Project } from '../projects/project.entity.ts';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { Budget } from './budget.entity.ts';
import { BudgetService } from './budget.service.ts';

const budgets = new BudgetService();
const statuses = new ProjectStatusService();
const deadlines = new DeadlineService();
afterAll(closeTestDatabase);

interface Asked {
  region: Region;
  second: Scope;
  id: string;
  budget: string;
}
/** A published project whose budget somebody has saved, financed to the öre unless told otherwise. */
async function asked(financed = 100n): Promise<Asked> {
  const region = await newRegion();
  const second = await region.world.as('regionCoordinator');
  const id = await region.budgeted(100n, financed);
  return { region, second, id, budget: globalId(Budget, id) };
}
const versionOf = ({ region, id }: Asked): Promise<number> => region.write(region.coordinator, async (tx) => (await tx.get(Budget, id)).version);
const open = ({ region, budget }: Asked) =>
  region.write(region.coordinator, (tx) =>
    tx.sql<{ id: string; obligation: string; owner_id: string }>(
      `select id, obligation, owner_id from deadline where about = $1 and met_at is null and cancelled_at is null`,
      [budget],
    ),
  );

test('a budget that can be approved asks somebody who did not save it, with ten working days', async () => {
  const one = await asked();
  expect(await open(one)).toEqual([expect.objectContaining({ obligation: 'approval', owner_id: one.second.personId })]);
});

test('approved, nothing is asked any more', async () => {
  const one = await asked();
  await one.region.write(one.second, async (tx) => budgets.approve(tx, { id: one.budget, expectedVersion: await versionOf(one) }));
  expect(await open(one)).toEqual([]);
});

test('reopened, whoever saved it works on, until it can be approved again', async () => {
  const one = await asked();
  const input = async () => ({ id: one.budget, expectedVersion: await versionOf(one) });
  await one.region.write(one.second, async (tx) => budgets.approve(tx, await input()));
  await one.region.write(one.second, async (tx) => budgets.reopen(tx, { ...(await input()), reason: 'Fel år' }));
  expect(await open(one)).toEqual([expect.objectContaining({ obligation: 'returned', owner_id: one.region.coordinator.personId })]);
  const version = await versionOf(one);
  await one.region.write(one.region.coordinator, (tx) => budgets.save(tx, one.region.budget(one.id, version, 100n)));
  expect((await open(one)).map(({ obligation }) => obligation)).toEqual(['approval']);
});

test('one that is not financed asks nobody', async () => {
  expect(await open(await asked(99n))).toEqual([]);
});

test('a draft project’s is asked for when the project is published: everybody reads deadlines', async () => {
  const region = await newRegion();
  const second = await region.world.as('regionCoordinator');
  const id = await region.budgeted(100n, 100n, { status: ProjectStatus.draft });
  const one = { region, second, id, budget: globalId(Budget, id) };
  expect(await open(one)).toEqual([]);
  const { version } = await region.write(region.coordinator, (tx) => tx.get(Project, id));
  const change = { id: globalId(Project, id), expectedVersion: version, status: ProjectStatus.planned };
  await region.write(region.coordinator, (tx) => statuses.change(tx, change));
  expect(await open(one)).toHaveLength(1);
});

test('nobody reports an approval done by itself', async () => {
  const one = await asked();
  const [waiting] = await open(one);
  const meet = one.region.write(one.second, (tx) => deadlines.meet(tx, { id: globalId(Deadline, waiting!.id), expectedVersion: 1 }));
  expect(await refusedWith(meet)).toEqual(['DONE_ELSEWHERE']);
});

test('nobody strikes an approval, or opens again what was approved: nothing would close it', async () => {
  const one = await asked();
  const [waiting] = await open(one);
  const id = globalId(Deadline, waiting!.id);
  const cancel = one.region.write(one.second, (tx) => deadlines.cancel(tx, { id, expectedVersion: 1 }));
  expect(await refusedWith(cancel)).toEqual(['DONE_ELSEWHERE']);
  await one.region.write(one.second, async (tx) => budgets.approve(tx, { id: one.budget, expectedVersion: await versionOf(one) }));
  const reopen = one.region.write(one.second, (tx) => deadlines.reopen(tx, { id, expectedVersion: 2 }));
  expect(await refusedWith(reopen)).toEqual(['DONE_ELSEWHERE']);
});

test('of a project that is stopped nothing is asked, until it goes on', async () => {
  const one = await asked();
  const to = (status: ProjectStatus) =>
    one.region.write(one.region.coordinator, async (tx) => {
      const { version } = await tx.get(Project, one.id);
      await statuses.change(tx, { id: globalId(Project, one.id), expectedVersion: version, status });
    });
  await to(ProjectStatus.stopped);
  expect(await open(one)).toEqual([]);
  await to(ProjectStatus.running);
  expect((await open(one)).map(({ obligation }) => obligation)).toEqual(['approval']);
});
