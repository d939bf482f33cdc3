import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { Organisation, OrganisationMergeService } from '@samnav/networks';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { BudgetLine } from './budget-line.entity.ts';
import { Budget } from './budget.entity.ts';
import { BudgetService } from './budget.service.ts';
import { CostCategory } from './categories.ts';
import { Financing } from './financing.entity.ts';

const budgets = new BudgetService();
let region: Region;
let second: Scope;
beforeEach(async () => {
  region = await newRegion();
  second = await region.world.as('regionCoordinator');
});
afterAll(closeTestDatabase);

const approve = (id: string, expectedVersion: number, by = second): Promise<string> =>
  region.write(by, (tx) => budgets.approve(tx, { id: globalId(Budget, id), expectedVersion }));
const save = (id: string, version: number, ore: bigint, by = region.coordinator): Promise<string> =>
  region.write(by, (tx) => budgets.save(tx, region.budget(id, version, ore)));
const rowOf = (id: string): Promise<Budget> => region.write(region.coordinator, (tx) => tx.get(Budget, id));

describe('approving a budget', () => {
  test('financed to the öre, it is approved with who and when', async () => {
    const id = await region.budgeted(240_000_000n, 240_000_000n);

    await approve(id, 2);

    expect(await rowOf(id)).toMatchObject({ approvedById: second.personId, revision: 1, approvedAt: expect.any(Date), version: 3 });
  });

  test('one öre too little is refused with the difference, in both languages', async () => {
    const id = await region.budgeted(240_000_000n, 239_999_999n);

    const [refusal] = await refusals(approve(id, 2));

    expect(refusal!.code).toBe('BUDGET_NOT_FINANCED');
    expect(refusal!.text('sv')).toBe('Finansieringen är 0,01\u00a0kr mindre än budgeten.');
    expect(refusal!.text('en')).toBe('The financing is SEK\u00a00.01 less than the budget.');
  });

  test('one öre too much is refused as well, and nothing is approved', async () => {
    const id = await region.budgeted(100n, 101n);

    const [refusal] = await refusals(approve(id, 2));

    expect(refusal!.text('sv')).toBe('Finansieringen är 0,01\u00a0kr mer än budgeten.');
    expect(await rowOf(id)).toMatchObject({ approvedAt: null, version: 2 });
  });

  test('an empty one is refused', async () => {
    expect(await refusedWith(approve(await region.project(), 1))).toEqual(['BUDGET_EMPTY']);
  });

  test('whoever saved it last does not approve it', async () => {
    const id = await region.budgeted(100n, 100n);
    expect(await refusedWith(approve(id, 2, region.coordinator))).toEqual(['BUDGET_NEEDS_SECOND_PERSON']);
  });

  test('the project’s manager does not approve it, the municipality’s signatory does', async () => {
    const id = await region.budgeted(100n, 100n, { municipalityId: region.municipality('Umeå') });
    const manager = await region.world.as('projectManager', { projectId: id });
    const elsewhere = await region.world.as('authorisedSignatory', { municipalityId: region.world.municipalities.Vindeln! });
    const signatory = await region.world.as('authorisedSignatory', { municipalityId: region.world.municipalities.Umeå! });

    expect(await refusedWith(approve(id, 2, manager))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(approve(id, 2, elsewhere))).toEqual(['FORBIDDEN']);
    expect(await approve(id, 2, signatory)).toBe(id);
  });

  test('the database refuses it too, whatever the service thinks', async () => {
    const id = await region.budgeted(100n, 99n);
    const past = region.write(second, (tx) =>
      tx.sql('update budget set approved_at = samnav_now() where tenant_id = current_tenant() and id = $1', [id]),
    );
    await expect(past).rejects.toMatchObject({ constraint: 'budget_is_financed' });
  });

  test('a financier that was recorded twice may still be merged into one', async () => {
    const id = await region.budgeted(100n, 100n);
    await approve(id, 2);
    const keep = await region.write(second, (tx) => tx.rows(Organisation).findOneByOrFail({ tenantId: region.world.tenantId }));
    const twin = await region.organisation('Fonden AB');

    const input = { id: twin, expectedVersion: 1, duplicateIds: [globalId(Organisation, keep.id)] };
    await region.write(second, (tx) => new OrganisationMergeService().merge(tx, input));

    const row = await region.write(second, (tx) => tx.rows(Financing).findOneByOrFail({ projectId: id }));
    expect([globalId(Organisation, row.financierId), row.amount]).toEqual([twin, 100n]);
  });

  test('another tenant’s budget does not exist', async () => {
    const id = await region.budgeted(100n, 100n);
    const stranger = await newRegion();
    const approval = stranger.write(stranger.coordinator, (tx) => budgets.approve(tx, { id: globalId(Budget, id), expectedVersion: 2 }));
    expect(await refusedWith(approval)).toEqual(['NOT_FOUND']);
  });
});

describe('saving a budget', () => {
  test('two people save the same version: the second gets a conflict with the current one', async () => {
    const id = await region.budgeted(100n, 100n);

    const [first, other] = await Promise.allSettled([save(id, 2, 200n), save(id, 2, 300n, second)]);

    const failed = [first, other].filter((r) => r.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]!.reason).toMatchObject({ code: 'VERSION_CONFLICT', details: { currentVersion: 3, current: globalId(Budget, id) } });
  });

  test('the same person saving twice at the same instant raises the version each time', async () => {
    const id = await region.budgeted(100n, 100n);
    await save(id, 2, 200n);
    expect(await refusedWith(save(id, 2, 300n))).toEqual(['VERSION_CONFLICT']);
  });

  test('an approval and a save at the same time: one of them is told of the other', async () => {
    const id = await region.budgeted(100n, 100n);
    const third = await region.world.as('regionCoordinator');

    const results = await Promise.allSettled([approve(id, 2), save(id, 2, 300n, third)]);

    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((r) => r.status === 'rejected')!.reason).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  test('a row written past the service waits for an approval under way and is refused after it', async () => {
    const id = await region.budgeted(100n, 100n);
    let written: Promise<unknown> = Promise.resolve();

    await region.write(second, async (tx) => {
      await budgets.approve(tx, { id: globalId(Budget, id), expectedVersion: 2 });
      written = region.write(region.coordinator, (other) =>
        other.sql(`insert into budget_line (project_id, category, year, planned_ore) values ($1, 'other', 2026, 1)`, [id]),
      );
      written.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });

    expect(await refusedWith(written)).toEqual(['BUDGET_IS_APPROVED']);
  });

  test('an approved budget is saved only after it is reopened, as the next revision', async () => {
    const id = await region.budgeted(100n, 100n);
    await approve(id, 2);
    expect(await refusedWith(save(id, 3, 200n))).toEqual(['BUDGET_IS_APPROVED']);

    await region.write(second, (tx) => budgets.reopen(tx, { id: globalId(Budget, id), expectedVersion: 3, reason: 'Ny finansiär' }));
    await save(id, 4, 200n);

    expect(await rowOf(id)).toMatchObject({
      revision: 2,
      approvedAt: null,
      reopenedById: second.personId,
      reopenedBecause: 'Ny finansiär',
      version: 5,
    });
  });

  test('a line that stays keeps its id; one that is left out goes', async () => {
    const id = await region.budgeted(100n, 100n);
    const line = await region.line(id);
    const input = region.budget(id, 2, 250n);
    const more = { category: CostCategory.travel, year: 2026, planned: 5n };

    await region.write(second, (tx) => budgets.save(tx, { ...input, lines: [...input.lines, more] }));
    await region.write(second, (tx) => budgets.save(tx, { ...input, expectedVersion: 3 }));

    const [only, ...others] = await region.write(second, (tx) => tx.rows(BudgetLine).findBy({ projectId: id }));
    expect(others).toEqual([]);
    expect([globalId(BudgetLine, only!.id), only!.planned]).toEqual([line, 250n]);
  });

  test('every fault of every line is told with its place, and nothing is saved', async () => {
    const id = await region.budgeted(100n, 100n);
    const input = region.budget(id, 2, -1n);

    const faults = await refusals(region.write(second, (tx) => budgets.save(tx, { ...input, lines: [...input.lines, ...input.lines] })));

    expect(faults.map((f) => [f.code, f.path.join('.')])).toEqual([
      ['AMOUNT_BELOW_ZERO', 'input.lines.0.planned'],
      ['AMOUNT_BELOW_ZERO', 'input.lines.1.planned'],
      ['BUDGET_LINE_TWICE', 'input.lines.1'],
    ]);
    expect(await rowOf(id)).toMatchObject({ version: 2 });
  });

  test('a financier of another tenant does not exist', async () => {
    const id = await region.project();
    const foreign = await (await newRegion()).organisation('Annan');
    const input = region.budget(id, 1, 100n);
    const faults = await refusals(
      region.write(second, (tx) => budgets.save(tx, { ...input, financing: [{ ...input.financing[0]!, financierId: foreign }] })),
    );
    expect(faults.map((f) => [f.code, f.path.join('.')])).toEqual([['NOT_FOUND', 'input.financing.0.financierId']]);
  });

  test('what was and what is stands in the audit log', async () => {
    const id = await region.budgeted(100n, 100n);
    await save(id, 2, 250n);
    const events = await region.write(second, (tx) =>
      tx.sql<{ action: string; changes: object }>(`select action, changes from audit_event where subject_type = 'BudgetLine' order by id`),
    );
    expect(events.at(-1)).toMatchObject({ action: 'budgetLine.changed', changes: { planned: { before: '100', after: '250' } } });
    expect(await region.write(second, (tx) => tx.rows(Financing).countBy({ projectId: id }))).toBe(1);
  });

  test('what happens to a municipality’s budget stands in its own part of the log', async () => {
    const id = await region.budgeted(100n, 100n, { municipalityId: region.municipality('Umeå') });
    await approve(id, 2);
    const events = await region.write(second, (tx) =>
      tx.sql<{ action: string }>('select action from audit_event where municipality_id = $1 order by id', [region.world.municipalities.Umeå]),
    );
    const saved = ['project.created', 'project.statusChanged', 'budgetLine.added', 'financing.added', 'budget.saved', 'deadline.created'];
    const actions = [...saved, 'budget.approved', 'deadline.met', 'deadline.answered'];
    expect(events.map((event) => event.action)).toEqual(actions);
  });
});
