import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId, systemScope } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Budget } from '../budgets/budget.entity.ts';
import { BudgetService } from '../budgets/budget.service.ts';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { Expenditure } from './expenditure.entity.ts';
import type { RecordExpenditureInput } from './expenditure.entity.ts';
import { ExpenditureService } from './expenditure.service.ts';

const expenditures = new ExpenditureService();
let region: Region;
let id: string;
let line: string;
beforeEach(async () => {
  region = await newRegion();
  id = await region.budgeted(10_000n, 10_000n, { startsOn: '2026-01-01', endsOn: '2026-12-31', municipalityId: region.municipality('Umeå') });
  line = await region.line(id);
});
afterAll(closeTestDatabase);

const record = (input: Partial<RecordExpenditureInput> = {}, by: Scope = region.coordinator): Promise<string> =>
  region.write(by, (tx) => expenditures.record(tx, { budgetLineId: line, spentOn: '2026-03-31', amount: 2_550n, ...input }));
const reverse = (expenditure: string, by: Scope = region.coordinator): Promise<string> =>
  region.write(by, (tx) => expenditures.reverse(tx, { expenditureId: globalId(Expenditure, expenditure), reason: 'Fel projekt' }));
const rowOf = (expenditure: string): Promise<Expenditure> => region.write(region.coordinator, (tx) => tx.get(Expenditure, expenditure));

describe('recording what was spent', () => {
  test('waits for the budget to be approved', async () => {
    expect(await refusedWith(record())).toEqual(['BUDGET_IS_DRAFT']);
    await region.approve(id);
    expect(await rowOf(await record())).toMatchObject({
      projectId: id,
      ore: 2_550n,
      spentOn: '2026-03-31',
      recordedById: region.coordinator.personId,
    });
  });

  test('stops while the budget is reopened, and what was spent keeps its line', async () => {
    await region.approve(id);
    await record();
    await region.write(region.coordinator, (tx) => new BudgetService().reopen(tx, { id: globalId(Budget, id), expectedVersion: 3, reason: 'Nytt' }));
    expect(await refusedWith(record())).toEqual(['BUDGET_IS_DRAFT']);

    const without = { ...region.budget(id, 4, 1n), lines: [] };
    expect(await refusedWith(region.write(region.coordinator, (tx) => new BudgetService().save(tx, without)))).toEqual(['BUDGET_LINE_SPENT']);
  });

  test('takes the first and the last day of the project, and none outside', async () => {
    await region.approve(id);
    await record({ spentOn: '2026-01-01' });
    await record({ spentOn: '2026-12-31' });
    const [refusal] = await refusals(record({ spentOn: '2027-01-01' }));
    expect(refusal!.text('sv')).toBe('Dagen ligger utanför projektets period, 2026-01-01 till 2026-12-31.');
    expect(await refusedWith(record({ spentOn: '2025-12-31' }))).toEqual(['SPENT_OUTSIDE_PROJECT']);
  });

  test('takes money that came in and more than the line has, but not nothing', async () => {
    await region.approve(id);
    await record({ amount: -100n });
    await record({ amount: 999_999n });
    expect(await refusedWith(record({ amount: 0n }))).toEqual(['AMOUNT_ZERO']);
  });

  test('takes no VAT that is more than the amount or goes the other way', async () => {
    await region.approve(id);
    for (const vat of [2_551n, -1n]) expect(await refusedWith(record({ vat }))).toEqual(['VAT_ABOVE_AMOUNT']);
    await record({ vat: 2_550n });
    await record({ amount: -100n, vat: -20n });
  });

  test('is done by the municipality’s finance officer and the project’s manager, not by others', async () => {
    await region.approve(id);
    const officer = await region.world.as('financeOfficer', { municipalityId: region.world.municipalities.Umeå! });
    const manager = await region.world.as('projectManager', { projectId: id });
    const sibling = await region.world.as('financeOfficer', { municipalityId: region.world.municipalities.Vindeln! });
    await record({}, officer);
    await record({}, manager);
    expect(await refusedWith(record({}, sibling))).toEqual(['FORBIDDEN']);
  });

  test('another tenant’s budget line does not exist', async () => {
    await region.approve(id);
    const stranger = await newRegion();
    expect(await refusedWith(record({}, stranger.coordinator))).toEqual(['NOT_FOUND']);
  });
});

describe('taking back', () => {
  test('adds the opposite amount that points to the mistake, with the reason', async () => {
    await region.approve(id);
    const mistake = await record();
    expect(await rowOf(await reverse(mistake))).toMatchObject({ ore: -2_550n, reversesId: mistake, reason: 'Fel projekt' });
    expect(await rowOf(mistake)).toMatchObject({ ore: 2_550n, version: 1 });
  });

  test('happens once, however many try at the same time', async () => {
    await region.approve(id);
    const mistake = await record();
    const results = await Promise.allSettled([reverse(mistake), reverse(mistake), reverse(mistake)]);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(await refusedWith(reverse(mistake))).toEqual(['REVERSED_ALREADY']);
  });

  test('a reversal is not taken back itself', async () => {
    await region.approve(id);
    expect(await refusedWith(reverse(await reverse(await record())))).toEqual(['REVERSAL_STAYS']);
  });

  test('the database takes no reversal of another amount', async () => {
    await region.approve(id);
    const mistake = await record();
    const less = region.write(region.coordinator, (tx) =>
      tx.sql(
        `insert into expenditure (project_id, budget_line_id, spent_on, amount_ore, reverses_id, reason)
         select project_id, budget_line_id, spent_on, -1, id, 'x' from expenditure where id = $1`,
        [mistake],
      ),
    );
    expect(await refusedWith(less)).toEqual(['REVERSAL_STAYS']);
  });

  test('another tenant’s expenditure does not exist', async () => {
    await region.approve(id);
    const mistake = await record();
    expect(await refusedWith(reverse(mistake, (await newRegion()).coordinator))).toEqual(['NOT_FOUND']);
  });
});

describe('the rows stay as they are', () => {
  test.each(['update expenditure set amount_ore = 1', 'delete from expenditure', 'truncate expenditure'])('nobody may %s', async (statement) => {
    const work = region.write(region.coordinator, (tx) => tx.sql(statement));
    await expect(work).rejects.toMatchObject({ code: '42501' });
  });

  test('neither does a job change them', async () => {
    const job = systemScope(region.world.tenantId, region.world.tenant, 'test');
    const work = region.write(job, (tx) => tx.sql('update expenditure set note = null'));
    await expect(work).rejects.toMatchObject({ code: '42501' });
  });
});
