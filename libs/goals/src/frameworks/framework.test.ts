import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { GoalRegion } from '../testing/region.ts';
import { catalogueCodes, catalogueOf } from './catalogues.ts';
import { Framework, FrameworkItem } from './framework.entity.ts';
import { FrameworkService } from './framework.service.ts';

afterAll(closeTestDatabase);
const frameworks = new FrameworkService();
const adopt = async (region: GoalRegion, code: string): Promise<string> =>
  globalId(Framework, await region.write((tx) => frameworks.adopt(tx, { code })));
const item = (region: GoalRegion, code: string): Promise<FrameworkItem> =>
  region.write((tx) => tx.rows(FrameworkItem).findOneByOrFail({ tenantId: region.world.tenantId, code }));

test('the catalogues have 17 goals with 169 targets, 10 × 5 commitments and 16 objectives', () => {
  const sizes = catalogueCodes.map((code) => {
    const { items } = catalogueOf(code)!;
    return [code, items.length, items.flatMap((one) => one.items ?? []).length];
  });

  expect(sizes).toEqual([
    ['aalborg', 10, 50],
    ['environmentalObjectives', 16, 0],
    ['sdg', 17, 169],
  ]);
});

test('a framework is taken in whole, in its order and with what stands under what', async () => {
  const region = await GoalRegion.create();
  await adopt(region, 'sdg');
  const [target, goal] = [await item(region, '11.2'), await item(region, '11')];

  expect(target).toMatchObject({ parentId: goal.id, colour: '#FD9D24' });
  expect(goal).toMatchObject({ name: 'Hållbara städer och samhällen', parentId: null });
  expect(await region.write((tx) => tx.rows(FrameworkItem).countBy({ tenantId: region.world.tenantId }))).toBe(186);
  expect(await refusedWith(adopt(region, 'sdg'))).toEqual(['FRAMEWORK_EXISTS']);
  expect(await refusedWith(adopt(region, '../sdg'))).toEqual(['FRAMEWORK_UNKNOWN']);
});

test('a goal serves an item once, and coverage is counted where it is linked', async () => {
  const region = await GoalRegion.create();
  await adopt(region, 'environmentalObjectives');
  const [goalId, frameworkItemId] = [await region.goal(), globalId(FrameworkItem, (await item(region, '1')).id)];
  const link = () => region.write((tx) => frameworks.link(tx, { goalId, frameworkItemId }));

  await link();
  expect(await refusedWith(link())).toEqual(['LINKED_ALREADY']);
  await region.write((tx) => frameworks.unlink(tx, { goalId, frameworkItemId }));
  expect(await refusedWith(region.write((tx) => frameworks.unlink(tx, { goalId, frameworkItemId })))).toEqual(['LINK_NOT_THERE']);
});

test('a tenant adds to its own frameworks, not to those of others', async () => {
  const region = await GoalRegion.create();
  const own = globalId(Framework, await region.write((tx) => frameworks.create(tx, { code: 'regionplan', name: 'Regionplanen' })));
  const add = (frameworkId: string, code: string, parentId?: string) =>
    region.write((tx) => frameworks.addItem(tx, { frameworkId, code, name: code, parentId }));
  const first = globalId(FrameworkItem, await add(own, '1'));
  await add(own, '1.1', first);
  const shipped = await adopt(region, 'aalborg');

  expect(await refusedWith(add(own, '1.1', first))).toEqual(['FRAMEWORK_ITEM_CODE_TAKEN']);
  expect(await refusedWith(add(own, '2', globalId(FrameworkItem, (await item(region, '3.3')).id)))).toEqual(['FRAMEWORK_ITEM_ELSEWHERE']);
  expect(await refusedWith(add(shipped, '11'))).toEqual(['FRAMEWORK_SHIPPED']);
  expect(await refusedWith(region.write((tx) => frameworks.create(tx, { code: 'sdg', name: 'Mina' })))).toEqual(['FRAMEWORK_SHIPPED']);
  expect(await refusedWith(region.write((tx) => frameworks.create(tx, { code: '1 a', name: 'Mina' })))).toEqual(['FRAMEWORK_CODE_MALFORMED']);
});

test('the coordinator alone takes in a framework, and another tenant’s does not exist', async () => {
  const [region, other] = [await GoalRegion.create(), await GoalRegion.create()];
  const foreign = await adopt(other, 'aalborg');
  const strategist = await region.strategist('Umeå');

  expect(await refusedWith(region.write((tx) => frameworks.adopt(tx, { code: 'sdg' }), strategist))).toEqual(['FORBIDDEN']);
  await expect(region.write((tx) => frameworks.addItem(tx, { frameworkId: foreign, code: '1', name: 'Mitt' }))).rejects.toBeInstanceOf(NotFound);
});
