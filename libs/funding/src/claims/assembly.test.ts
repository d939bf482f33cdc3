import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { afterAll, expect, test } from '@jest/globals';
import { CostMethod, FlatRateBase } from '../grants/grant-choices.ts';
import { newGranted } from '../testing/granted.ts';

afterAll(closeTestDatabase);

const { staff, travel, externalServices, indirectCosts } = CostCategory;

test('a claim is what the ledger has of its period, at half of it', async () => {
  const it = await newGranted();
  const grant = await it.grant();
  await it.spend(travel, '2026-02-01', 1_000_01n);
  await it.spend(externalServices, '2026-03-31', 2_000_00n, { supplier: 'Sweco', vat: 400_00n });
  await it.spend(travel, '2026-04-01', 5_000_00n);
  const id = await it.prepare(grant, '01-01', '03-31');
  const lines = await it.lines(id);
  expect(lines.map(({ category, amount, eligible, excluded, exclusion }) => [category, amount, eligible, excluded, exclusion])).toEqual([
    [travel, 1_000_01n, 1_000_01n, 0n, null],
    [externalServices, 2_000_00n, 1_600_00n, 400_00n, 'vat'],
  ]);
  expect(await it.claim(id)).toMatchObject({ cashNow: 2_600_01n, supportNow: 1_300_00n, state: 'draft', submission: 0 });
});

test('a mistake and its reversal are both left out; of a mistake that was claimed the reversal is', async () => {
  const it = await newGranted();
  const grant = await it.grant();
  await it.reverse(await it.spend(travel, '2026-02-01', 300_00n));
  const claimed = await it.spend(travel, '2026-02-02', 700_00n);
  const first = await it.signed(grant, '01-01', '03-31');
  expect((await it.lines(first)).map(({ amount }) => amount)).toEqual([700_00n]);
  await it.reverse(claimed);
  const last = await it.prepare(grant, '04-01', '12-31', true);
  expect((await it.lines(last)).map(({ amount, eligible }) => [amount, eligible])).toEqual([[-700_00n, -700_00n]]);
  expect((await it.claim(last)).supportNow).toBe(0n);
  await it.park((await it.lines(last)).map(({ id }) => `cli_${id}`));
  expect(await it.faults(last, true)).toContain('PARKED_FOR_GOOD');
});

test('a reversal is claimed of the grant that its mistake was claimed of, and of no other', async () => {
  const it = await newGranted();
  const [one, other] = [await it.grant(), await it.grant()];
  const claimed = await it.spend(travel, '2026-02-01', 700_00n);
  await it.signed(one, '01-01', '03-31');
  await it.reverse(claimed);
  expect(await it.lines(await it.prepare(other, '04-01', '12-31', true))).toEqual([]);
  expect((await it.lines(await it.prepare(one, '04-01', '12-31', true))).map(({ amount }) => amount)).toEqual([-700_00n]);
});

test('a mistake whose reversal is claimed is claimed again when its own claim is taken back: both count, or neither', async () => {
  const it = await newGranted();
  const grant = await it.grant();
  const claimed = await it.spend(travel, '2026-02-01', 700_00n);
  const first = await it.signed(grant, '01-01', '03-31');
  await it.reverse(claimed);
  const last = await it.prepare(grant, '04-01', '12-31', true);
  await it.withdraw(first);
  const again = await it.prepare(grant, '01-01', '03-31');
  await it.refresh(last);
  const amounts = async (id: string) => (await it.lines(id)).map(({ amount }) => amount);
  expect([await amounts(again), await amounts(last)]).toEqual([[700_00n], [-700_00n]]);
  await it.withdraw(last);
  await it.refresh(again);
  expect(await amounts(again)).toEqual([]);
});

test('what is put aside comes back in the next claim, and an earlier period’s late voucher too', async () => {
  const it = await newGranted();
  const grant = await it.grant();
  await it.spend(travel, '2026-02-01', 100_00n);
  await it.spend(travel, '2026-02-02', 200_00n);
  const first = await it.prepare(grant, '01-01', '03-31');
  const [parked] = await it.lines(first);
  await it.park([`cli_${parked!.id}`]);
  expect(await it.claim(first)).toMatchObject({ cashNow: 200_00n });
  await it.complete(first);
  await it.approve(first);
  await it.sign(first);
  const second = await it.prepare(grant, '04-01', '06-30');
  expect((await it.lines(second)).map(({ expenditureId }) => expenditureId)).toEqual([parked!.expenditureId]);
  expect(await it.faults(second)).toContain('LINE_OF_EARLIER_PERIOD');
});

test('flat rates stand for what they cover, and sum over the claims to what they are of the whole', async () => {
  const it = await newGranted();
  const rate = { method: CostMethod.flatRate, rateBp: 1500, rateOf: FlatRateBase.staff };
  const categories = [staff, travel].map((category) => ({ category, approved: 100_000_000n }));
  const grant = await it.grant({ categories: [...categories, { category: indirectCosts, approved: 20_000_000n, ...rate }] });
  await it.spend(staff, '2026-01-10', 1_03n);
  await it.spend(indirectCosts, '2026-01-11', 9_99n);
  const first = await it.signed(grant, '01-01', '03-31');
  expect((await it.lines(first)).map(({ kind, eligible, exclusion }) => [kind, eligible, exclusion])).toEqual([
    ['cost', 1_03n, null],
    ['cost', 0n, 'coveredByFlatRate'],
    ['flatRate', 15n, null],
  ]);
  await it.spend(staff, '2026-04-10', 1_03n);
  const second = await it.prepare(grant, '04-01', '06-30');
  expect((await it.lines(second)).map(({ eligible }) => eligible)).toEqual([1_03n, 16n]);
  expect(await it.faults(second)).not.toContain('LEDGER_CHANGED');
  await it.write(it.coordinator, (tx) =>
    tx.sql(`update grant_category set rate_bp = 2000 where tenant_id = current_tenant() and method = 'flatRate'`),
  );
  expect(await it.faults(second, true)).toContain('LEDGER_CHANGED');
});

test('days of a claim that stands cannot be claimed again, and those of one that is taken back can', async () => {
  const it = await newGranted();
  const grant = await it.grant();
  await it.spend(travel, '2026-02-01', 100_00n);
  const first = await it.signed(grant, '01-01', '03-31');
  expect(await refusedWith(it.prepare(grant, '03-31', '06-30'))).toEqual(['CLAIM_OF_PERIOD_THERE']);
  await it.withdraw(first);
  const again = await it.prepare(grant, '01-01', '06-30');
  expect((await it.lines(again)).map(({ amount }) => amount)).toEqual([100_00n]);
  expect((await it.lines(first)).map(({ amount, toSubmission }) => [amount, toSubmission])).toEqual([[100_00n, 1]]);
});

test('what a claim of one grant has taken is not there for another grant’s', async () => {
  const it = await newGranted();
  const [one, other] = [await it.grant(), await it.grant()];
  await it.spend(travel, '2026-02-01', 100_00n);
  await it.prepare(one, '01-01', '03-31');
  expect(await it.lines(await it.prepare(other, '01-01', '03-31'))).toEqual([]);
});
