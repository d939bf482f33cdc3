import { afterAll, expect, test } from '@jest/globals';
import { globalId, localId, modelOf } from '@samnav/platform';
import { closeTestDatabase, refusals } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { PaymentClaimService } from '../claims/payment-claim.service.ts';
import { newGranted } from '../testing/granted.ts';
import type { Granted } from '../testing/granted.ts';
import { CostMethod, GrantRuleKind } from './grant-choices.ts';
import { GrantCategory } from './grant-category.entity.ts';
import { GrantPeriod } from './grant-period.entity.ts';
import { Grant } from './grant.entity.ts';
import type { GrantCategoryInput, GrantPeriodInput } from './grant.inputs.ts';
import { GrantService } from './grant.service.ts';

const grants = new GrantService();
const { staff, travel } = CostCategory;
afterAll(closeTestDatabase);

const uuid = (id: string): string => localId(modelOf(Grant), id)!;
const version = async (it: Granted, id: string) => (await it.write(it.coordinator, (tx) => tx.get(Grant, uuid(id)))).version;
async function savePeriods(it: Granted, id: string, periods: GrantPeriodInput[]): Promise<void> {
  const expectedVersion = await version(it, id);
  await it.write(it.coordinator, (tx) => grants.savePeriods(tx, { id, expectedVersion, periods }));
}
async function saveCategories(it: Granted, id: string, categories: GrantCategoryInput[]): Promise<void> {
  const expectedVersion = await version(it, id);
  await it.write(it.coordinator, (tx) => grants.saveCategories(tx, { id, expectedVersion, categories }));
}
const daysOf = (it: Granted, id: string) =>
  it.write(it.coordinator, async (tx) => {
    const rows = await tx.rows(GrantPeriod).find({ where: { grantId: uuid(id) }, order: { number: 'ASC' } });
    return rows.map(({ number, startsOn, endsOn }) => `${number} ${startsOn} ${endsOn}`);
  });
const categoriesOf = (it: Granted, id: string) =>
  it.write(it.coordinator, (tx) => tx.rows(GrantCategory).find({ where: { grantId: uuid(id) }, order: { category: 'ASC' } }));
const period = (startsOn: string, endsOn: string, dueOn = '2027-01-31'): GrantPeriodInput => ({ startsOn, endsOn, dueOn, isFinal: false });
const told = async (work: Promise<unknown>): Promise<[string, readonly string[] | undefined][]> =>
  (await refusals(work)).map((error) => [error.text('sv'), error.path]);

/** A grant with two half-years, the first of which is claimed with costs of travel and signed. */
async function claimed(): Promise<{ it: Granted; id: string }> {
  const it = await newGranted();
  const id = await it.grant({ periods: [period('2026-01-01', '2026-06-30'), period('2026-07-01', '2026-12-31')] });
  await it.spend(travel, '2026-02-01', 1_000_00n);
  const claim = await it.write(it.coordinator, async (tx) => {
    const first = await tx.rows(GrantPeriod).findOneByOrFail({ grantId: uuid(id), number: 1 });
    return globalId(PaymentClaim, await new PaymentClaimService().prepare(tx, { grantId: id, grantPeriodId: globalId(GrantPeriod, first.id) }));
  });
  await it.complete(claim);
  await it.approve(claim);
  await it.sign(claim);
  return { it, id };
}

test('a rule whose shares and amounts nobody can count with is refused, by name', async () => {
  const it = await newGranted();
  const grantId = await it.grant();
  const set = (params: Record<string, unknown>): Promise<unknown> =>
    it.write(it.coordinator, (tx) =>
      grants.setRule(tx, { grantId, kind: GrantRuleKind.budgetChange, rule: 'Egen gräns', params, startsOn: '2026-01-02' }),
    );
  for (const wrong of ['x', '2000', 1.5, -1, 1e15, [1], null])
    expect((await told(set({ overBp: wrong })))[0]![1]).toEqual(['input', 'params', 'overBp']);
  expect((await told(set({ overBp: {}, overOre: '99999999999999999999' }))).map(([, path]) => path!.at(-1))).toEqual(['overBp', 'overOre']);
  expect((await told(set({ annualMinutes: 0, everyMonths: 0, orePerHour: -1 }))).length).toBe(3);
  await set({ overBp: 1000, overOre: 1_000_00, basis: 'x' });
});

test('a period may grow over the days that the next one leaves, and one between them pushes the numbers', async () => {
  const it = await newGranted();
  const id = await it.grant({ periods: [period('2026-01-01', '2026-06-30'), period('2026-07-01', '2026-12-31')] });
  await savePeriods(it, id, [period('2026-01-01', '2026-08-31'), period('2026-09-01', '2026-12-31')]);
  expect(await daysOf(it, id)).toEqual(['1 2026-01-01 2026-08-31', '2 2026-09-01 2026-12-31']);
  await savePeriods(it, id, [period('2026-01-01', '2026-03-31'), period('2026-04-01', '2026-08-31'), period('2026-09-01', '2026-12-31')]);
  expect(await daysOf(it, id)).toEqual(['1 2026-01-01 2026-03-31', '2 2026-04-01 2026-08-31', '3 2026-09-01 2026-12-31']);
});

test('a period whose claim is signed stands, and those after it can be changed', async () => {
  const { it, id } = await claimed();
  const [first, stands] = [period('2026-01-01', '2026-06-30'), 'Period 1 redovisas i ansökan 1 och står fast.'];
  expect(await told(savePeriods(it, id, [{ ...first, endsOn: '2026-07-31' }]))).toEqual([[stands, ['input', 'periods', '0', 'endsOn']]]);
  expect(await told(savePeriods(it, id, [period('2026-07-01', '2026-12-31')]))).toEqual([[stands, ['input', 'periods']]]);
  await savePeriods(it, id, [first, period('2026-07-01', '2026-09-30'), period('2026-10-01', '2026-12-31')]);
  expect(await daysOf(it, id)).toEqual(['1 2026-01-01 2026-06-30', '2 2026-07-01 2026-09-30', '3 2026-10-01 2026-12-31']);
});

test('a category whose costs are claimed stays as it is counted, and its approved amount can be changed', async () => {
  const { it, id } = await claimed();
  const rows: GrantCategoryInput[] = (await categoriesOf(it, id)).map(({ category, approved, method }) => ({ category, approved, method }));
  const at = rows.findIndex(({ category }) => category === travel);
  const stands = /^Kostnader för resor är sökta i en undertecknad ansökan/;
  const other = rows.map((row) => (row.category === travel ? { ...row, method: CostMethod.excluded } : row));
  expect(await told(saveCategories(it, id, other))).toEqual([[expect.stringMatching(stands), ['input', 'categories', String(at), 'method']]]);
  const without = rows.filter(({ category }) => category !== travel);
  expect(await told(saveCategories(it, id, without))).toEqual([[expect.stringMatching(stands), ['input', 'categories']]]);
  const more = rows.filter(({ category }) => category !== staff).map((row) => (row.category === travel ? { ...row, approved: 5n } : row));
  await saveCategories(it, id, more);
  expect((await categoriesOf(it, id)).map(({ category }) => category)).not.toContain(staff);
});
