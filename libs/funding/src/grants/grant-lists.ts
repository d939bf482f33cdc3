import type { Tx } from '@samnav/platform';
import { CostMethod } from './grant-choices.ts';
import { GrantCategory } from './grant-category.entity.ts';
import { forgetClaim } from './grant-obligations.ts';
import { GrantPeriod } from './grant-period.entity.ts';
import type { GrantCategoryInput, GrantPeriodInput } from './grant.inputs.ts';
import { GrantCategoryTwice } from './refusals.ts';

/** Makes what a decision approves by category that of the input. */
export async function saveCategories(tx: Tx, grantId: string, input: readonly GrantCategoryInput[]): Promise<void> {
  if (new Set(input.map(({ category }) => category)).size < input.length) throw new GrantCategoryTwice({}, ['input', 'categories']);
  const there = await tx.rows(GrantCategory).findBy({ tenantId: tx.scope.tenantId, grantId });
  for (const old of there)
    if (!input.some(({ category }) => category === old.category)) await tx.remove(GrantCategory, old.id, null, 'grantCategory.removed');
  for (const { category, approved, method, rateBp = null, rateOf = null } of input) {
    const values = { grantId, category, approved, method: method ?? CostMethod.actual, rateBp, rateOf };
    const old = there.find((row) => row.category === category);
    if (old) await tx.change(GrantCategory, old.id, null, values, 'grantCategory.changed');
    else await tx.create(GrantCategory, values, 'grantCategory.added');
  }
}

/** Makes the periods of a decision those of the input, numbered by their first days; one that is claimed cannot go. A moved due day is asked for anew. */
export async function savePeriods(tx: Tx, grantId: string, input: readonly GrantPeriodInput[]): Promise<void> {
  const there = await tx.rows(GrantPeriod).findBy({ tenantId: tx.scope.tenantId, grantId });
  const wanted = [...input].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  for (const old of there.filter(({ number }) => number > wanted.length)) {
    await forgetClaim(tx, old.id);
    await tx.remove(GrantPeriod, old.id, null, 'grantPeriod.removed');
  }
  for (const [index, { startsOn, endsOn, dueOn, isFinal }] of wanted.entries()) {
    const values = { grantId, number: index + 1, startsOn, endsOn, dueOn, isFinal: isFinal ?? false };
    const old = there.find(({ number }) => number === values.number);
    if (!old) await tx.create(GrantPeriod, values, 'grantPeriod.added');
    else {
      if (old.dueOn !== dueOn) await forgetClaim(tx, old.id);
      await tx.change(GrantPeriod, old.id, null, values, 'grantPeriod.changed');
    }
  }
}
