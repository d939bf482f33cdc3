import { afterAll, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { BudgetLine, CostCategory } from '@samnav/projects';
import { CommitmentKind } from '../commitments/commitment.entity.ts';
import { Commitment } from '../commitments/commitment.entity.ts';
import { CommitmentService } from '../commitments/commitment.service.ts';
import { newFunded } from '../testing/funded.ts';
import type { Funded } from '../testing/funded.ts';

const commitments = new CommitmentService();
const kronor = (n: number): bigint => BigInt(n) * 100n;
afterAll(closeTestDatabase);

const uuid = (id: string): string => id.slice(4);
const rows = (of: Funded, category: CostCategory) =>
  of.write(async (tx) => {
    const found = await tx.sql<Record<string, unknown>>(
      'select * from budget_follow_up where tenant_id = current_tenant() and project_id = $1 and category = $2',
      [uuid(of.projectId), category],
    );
    return found[0]!;
  });
const order = (of: Funded, category: CostCategory, amount: bigint): Promise<string> =>
  of.write(async (tx) => {
    const { id } = await tx.rows(BudgetLine).findOneByOrFail({ projectId: uuid(of.projectId), category });
    const input = { kind: CommitmentKind.order, supplier: 'Isoleringsbolaget AB', agreedOn: '2024-02-01', amount };
    return commitments.record(tx, { budgetLineId: globalId(BudgetLine, id), ...input });
  });

test('what is booked and what is ordered stand beside the plan; when the project is over they are the forecast', async () => {
  const of = await newFunded();
  await of.book(CostCategory.externalServices, kronor(150_000));
  await order(of, CostCategory.externalServices, kronor(30_000));
  expect(await rows(of, CostCategory.externalServices)).toMatchObject({
    ...{ planned_ore: '20000000', ledger_ore: '15000000', committed_ore: '3000000', claimed_ore: '0', forecast_ore: '18000000' },
    ...{ deviation_ore: '-2000000', needs_amendment: false },
  });
});

test('more than 20 % and at least 50 000 kr over needs a new decision; exactly 20 % does not', async () => {
  const of = await newFunded();
  await of.book(CostCategory.staff, kronor(1_200_000));
  expect(await rows(of, CostCategory.staff)).toMatchObject({ needs_amendment: false });
  await of.book(CostCategory.staff, 1n);
  expect(await rows(of, CostCategory.staff)).toMatchObject({ needs_amendment: true });
});

test('over 20 % but under 50 000 kr does not', async () => {
  const of = await newFunded();
  await of.book(CostCategory.externalServices, kronor(249_999));
  expect(await rows(of, CostCategory.externalServices)).toMatchObject({ needs_amendment: false });
  await of.book(CostCategory.externalServices, kronor(1));
  expect(await rows(of, CostCategory.externalServices)).toMatchObject({ needs_amendment: true });
});

test('of what is to come of the year, the plan is expected day by day', async () => {
  const of = await newFunded({ startsOn: '2024-01-01', endsOn: '2099-12-31' });
  await of.book(CostCategory.staff, kronor(10));
  expect(await rows(of, CostCategory.staff)).toMatchObject({ forecast_ore: '1000' }); // the plan's year is over
});

test('what is invoiced of an order is no longer spoken for, nor is what is closed', async () => {
  const of = await newFunded();
  const id = globalId(Commitment, await order(of, CostCategory.externalServices, kronor(100)));
  await of.write((tx) => commitments.update(tx, { id, expectedVersion: 1, invoiced: kronor(60) }));
  expect(await rows(of, CostCategory.externalServices)).toMatchObject({ committed_ore: '4000' });
  await of.write((tx) => commitments.close(tx, { id, expectedVersion: 2, reason: 'Klart' }));
  expect(await rows(of, CostCategory.externalServices)).toMatchObject({ committed_ore: '0' });
});

test('more than the whole order cannot be invoiced', async () => {
  const of = await newFunded();
  const id = globalId(Commitment, await order(of, CostCategory.externalServices, kronor(100)));
  expect(await refusedWith(of.write((tx) => commitments.update(tx, { id, expectedVersion: 1, invoiced: kronor(101) })))).toEqual([
    'INVOICED_TOO_MUCH',
  ]);
});

test('month by month the plan and what is spent add up to their sums', async () => {
  const of = await newFunded();
  await of.book(CostCategory.staff, kronor(7), '2024-01-15');
  await of.book(CostCategory.ownWorkTime, kronor(5), '2024-03-31');
  const months = await of.write((tx) =>
    tx.sql<Record<string, unknown>>(
      'select m.*, m.starts_on::text from project_month m where tenant_id = current_tenant() and project_id = $1 order by m.starts_on',
      [uuid(of.projectId)],
    ),
  );
  expect(months.map(({ starts_on }) => starts_on)).toHaveLength(24);
  expect(months[0]).toMatchObject({ starts_on: '2024-01-01', spent_cash_ore: '700', planned_to_date_ore: '20000000' });
  expect(months.at(-1)).toMatchObject({ cash_to_date_ore: '700', in_kind_to_date_ore: '500', planned_to_date_ore: '240000000', ahead: false });
});

test('another tenant sees none of it', async () => {
  const [of, other] = [await newFunded(), await newFunded()];
  const seen = await other.write((tx) => tx.sql('select from budget_follow_up where project_id = $1', [uuid(of.projectId)]));
  expect(seen).toEqual([]);
});
