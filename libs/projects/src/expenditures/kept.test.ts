import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database, globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { Expenditure } from './expenditure.entity.ts';
import { ExpenditureService } from './expenditure.service.ts';

const expenditures = new ExpenditureService();
let many: Database; // the API's role, with more connections than the API has
let region: Region;
let id: string;
beforeAll(async () => {
  many = await Database.connect({ url: process.env.RUNTIME_DATABASE_URL!, transactions: 25, reads: 1 });
});
beforeEach(async () => {
  region = await newRegion();
  id = await region.budgeted(10_000n, 10_000n);
  await region.approve(id);
});
afterAll(async () => {
  await many.onApplicationShutdown();
  await closeTestDatabase();
});

/** What is kept beside what the rows sum to, by the project and by the line. */
async function sums(): Promise<bigint[]> {
  const [row] = await region.write(region.coordinator, (tx) =>
    tx.sql<Record<string, string | null>>(
      `select (select amount_ore from expenditure_by_project where tenant_id = current_tenant() and project_id = $1) a,
         (select sum(amount_ore) from expenditure where tenant_id = current_tenant() and project_id = $1) b,
         (select sum(k.amount_ore) from expenditure_by_budget_line k join budget_line l on l.tenant_id = k.tenant_id and l.id = k.budget_line_id where l.project_id = $1) c`,
      [id],
    ),
  );
  return Object.values(row!).map((ore) => BigInt(ore ?? 0));
}
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => many.write(region.coordinator, work);
const post = (amounts: string): Promise<unknown> =>
  within((tx) =>
    tx.sql(
      `insert into expenditure (project_id, budget_line_id, spent_on, amount_ore) select project_id, id, '2026-03-31', amount from budget_line, unnest($2::bigint[]) amount where project_id = $1`,
      [id, amounts],
    ),
  );

describe('the kept sums of what is spent', () => {
  test('move with each expenditure and reversal, and are nothing before the first', async () => {
    expect(await sums()).toEqual([0n, 0n, 0n]);
    const spend = { budgetLineId: await region.line(id), spentOn: '2026-03-31', amount: 2_550n };
    const mistake = await region.write(region.coordinator, (tx) => expenditures.record(tx, spend));
    await region.write(region.coordinator, (tx) => expenditures.record(tx, { ...spend, amount: -50n }));
    expect(await sums()).toEqual([2_500n, 2_500n, 2_500n]);
    const reversal = { expenditureId: globalId(Expenditure, mistake), reason: 'Fel projekt' };
    await region.write(region.coordinator, (tx) => expenditures.reverse(tx, reversal));
    expect(await sums()).toEqual([-50n, -50n, -50n]);
  });

  test('lose nothing of 50 postings to one project at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => post(`{${n + 1},${1000 + n}}`)));
    const all = BigInt((50 * 51) / 2 + 50 * 1000 + (49 * 50) / 2);
    expect(await sums()).toEqual([all, all, all]);
  });

  test('stay where a posting is taken back with its transaction', async () => {
    await post('{700}');
    expect(await refusedWith(post('{5,0}'))).toEqual(['AMOUNT_ZERO']);
    expect(await sums()).toEqual([700n, 700n, 700n]);
  });

  test.each(['expenditure_by_project', 'expenditure_by_budget_line'])('are written by nobody else: %s', async (table) => {
    await post('{700}');
    const denied = { code: '42501' };
    await expect(within((tx) => tx.sql(`update ${table} set amount_ore = 1`))).rejects.toMatchObject(denied);
    await expect(within((tx) => tx.sql(`delete from ${table}`))).rejects.toMatchObject(denied);
    await expect(within((tx) => tx.sql(`insert into ${table} select * from ${table}`))).rejects.toMatchObject(denied);
    await expect(within((tx) => tx.sql(`select ${table}_grows()`))).rejects.toMatchObject({ code: expect.stringMatching(/42501|0A000/) });
  });

  test('are not another tenant’s to see', async () => {
    await post('{700}');
    region = await newRegion();
    expect(await within((tx) => tx.sql('select * from expenditure_by_project'))).toEqual([]);
  });
});
