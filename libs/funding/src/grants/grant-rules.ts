import type { Tx } from '@samnav/platform';
import { usualBudgetChange } from '../rules/deviation.ts';
import type { BudgetChangeRule } from '../rules/deviation.ts';
import { GrantRuleKind } from './grant-choices.ts';
import { GrantRule } from './grant-rule.entity.ts';

/** The rules of a decision that apply on a day, in the order of their first days: the later says more than the earlier. */
export async function rulesOn(tx: Tx, grantId: string, day: string): Promise<GrantRule[]> {
  const all = await tx
    .rows(GrantRule)
    .find({ where: { tenantId: tx.scope.tenantId, grantId }, order: { startsOn: 'ASC', createdAt: 'ASC', id: 'ASC' } });
  return all.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day));
}

/** What the rules of a kind say together: where two name the same figure, the later. */
export const paramsOf = (rules: readonly Pick<GrantRule, 'kind' | 'params'>[], kind: GrantRuleKind): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...rules.filter((rule) => rule.kind === kind).map(({ params }) => params)) as Record<string, unknown>;

/** The most that the rules let a funder's share be, in basis points; 10 000 where they say nothing. */
export function mostShareOf(rules: readonly Pick<GrantRule, 'kind' | 'params'>[]): number {
  const { maxBp, natureMaxBp } = paramsOf(rules, GrantRuleKind.supportRate) as { maxBp?: number; natureMaxBp?: number };
  return natureMaxBp ?? maxBp ?? 10_000;
}

/** The most that a flat rate for a category may be of a base; null where no rule names one. */
export function mostRateOf(rules: readonly Pick<GrantRule, 'kind' | 'params'>[], category: string, of: string): number | null {
  const fits = rules.filter(({ kind, params }) => kind === GrantRuleKind.flatRate && params.category === category && params.of === of);
  return fits.length ? Math.max(...fits.map(({ params }) => Number(params.maxBp))) : null;
}

/** A figure of a rule as it came from JSON; undefined where it is no whole number. */
const figure = (value: unknown): number | undefined => (Number.isSafeInteger(value) ? (value as number) : undefined);

/** From when a deviation needs a new decision. */
export function budgetChangeOf(rules: readonly Pick<GrantRule, 'kind' | 'params'>[]): BudgetChangeRule {
  const params = paramsOf(rules, GrantRuleKind.budgetChange);
  const [over, least] = [figure(params.overBp), figure(params.overOre)];
  return { overBp: over ?? usualBudgetChange.overBp, overOre: least === undefined ? usualBudgetChange.overOre : BigInt(least) };
}
