import { Faults } from '@samnav/platform';
import type { DomainError, Tx, Values } from '@samnav/platform';
import { findOrganisation } from '@samnav/networks';
import { BudgetLine } from './budget-line.entity.ts';
import { categoryWords } from './categories.ts';
import type { BudgetLineInput, FinancingInput } from './budget.inputs.ts';
import { Financing } from './financing.entity.ts';
import { AmountBelowZero, AmountNotAboveZero, BudgetLineSpent, BudgetLineTwice } from './refusals.ts';

export type Sourced = { source?: string };
const lineKey = (line: { category: string; year: number; partnerId: string | null }): string => [line.category, line.year, line.partnerId].join();
const financingKey = (row: { financierId: string; kind: string; description: string | null }): string =>
  [row.financierId, row.kind, row.description].join();

/** Finds each organisation once, however many lines name it. */
export function organisations(tx: Tx): (id: string, path: readonly string[]) => Promise<string> {
  const known = new Map<string, string>();
  return async (id, path) => {
    const found = known.get(id) ?? (await findOrganisation(tx, id, path)).id;
    known.set(id, found);
    return found;
  };
}

/** Makes a project's lines those of the input: what is there already is changed, so that what was spent on it stays with it. */
export async function saveLines(tx: Tx, projectId: string, input: readonly (BudgetLineInput & Sourced)[]): Promise<void> {
  const there = new Map((await rowsOf(tx, BudgetLine, projectId)).map((line) => [lineKey(line), line]));
  const organisation = organisations(tx);
  const faults: DomainError[] = [];
  const wanted = new Map<string, Values<BudgetLine> & { index: number }>();
  for (const [index, { category, year, planned, description = null, partnerId, source }] of input.entries()) {
    const path = ['input', 'lines', String(index)];
    const partner = partnerId == null ? null : await organisation(partnerId, ['lines', String(index), 'partnerId']);
    if (planned < 0n) faults.push(new AmountBelowZero({}, [...path, 'planned']));
    const key = lineKey({ category, year, partnerId: partner });
    const twin = wanted.get(key);
    if (twin) faults.push(new BudgetLineTwice({ other: twin.index + 1 }, path));
    wanted.set(key, { index, projectId, category, year, partnerId: partner, planned, description, source });
  }
  if (faults.length) throw new Faults(faults);
  for (const [key, line] of there) if (!wanted.has(key)) await takeAway(tx, line);
  for (const [key, { index: _index, ...line }] of wanted) {
    const old = there.get(key);
    if (old) await tx.change(BudgetLine, old.id, null, line, 'budgetLine.changed');
    else await tx.create(BudgetLine, line, 'budgetLine.added');
  }
}

async function takeAway(tx: Tx, line: BudgetLine): Promise<void> {
  const spent = await tx.sql('select from expenditure where tenant_id = current_tenant() and budget_line_id = $1 limit 1', [line.id]);
  if (spent.length) throw new BudgetLineSpent({ category: categoryWords[line.category], year: line.year }, ['input', 'lines']);
  await tx.remove(BudgetLine, line.id, null, 'budgetLine.removed');
}

/** Makes a project's financing that of the input. */
export async function saveFinancing(tx: Tx, projectId: string, input: readonly (FinancingInput & Sourced)[]): Promise<void> {
  const there = await rowsOf(tx, Financing, projectId);
  const organisation = organisations(tx);
  const faults = input.flatMap(({ amount }, index) =>
    amount > 0n ? [] : [new AmountNotAboveZero({}, ['input', 'financing', String(index), 'amount'])],
  );
  if (faults.length) throw new Faults(faults);
  const added: Values<Financing>[] = [];
  for (const [index, { financierId, kind, amount, description = null, source }] of input.entries()) {
    const row = {
      projectId,
      financierId: await organisation(financierId, ['financing', String(index), 'financierId']),
      kind,
      amount,
      description,
      source,
    };
    const same = there.findIndex((old) => financingKey(old) === financingKey(row));
    if (same < 0) added.push(row);
    else await tx.change(Financing, there.splice(same, 1)[0]!.id, null, row, 'financing.changed');
  }
  for (const old of there) await tx.remove(Financing, old.id, null, 'financing.removed');
  for (const row of added) await tx.create(Financing, row, 'financing.added');
}

const rowsOf = <E extends BudgetLine | Financing>(tx: Tx, entity: new () => E, projectId: string): Promise<E[]> =>
  tx.rows(entity).findBy({ tenantId: tx.scope.tenantId, projectId } as never);
