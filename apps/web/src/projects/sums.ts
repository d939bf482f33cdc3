import type { CostCategory, FinancingKind, LineRowFragment } from '../generated/graphql.ts';
import { toOre } from '../ui/money.ts';

/** The order in which cost categories are shown, the largest part of most budgets first. */
export const categories: readonly CostCategory[] = [
  'staff',
  'ownWorkTime',
  'externalServices',
  'meetings',
  'travel',
  'information',
  'equipment',
  'indirectCosts',
  'other',
];

/** Planned and spent, in öre. */
export interface Sums {
  planned: bigint;
  spent: bigint;
}

export interface CategorySums extends Sums {
  category: CostCategory;
  kind: FinancingKind;
}

export const left = ({ planned, spent }: Sums): bigint => planned - spent;

export function sumOf(lines: readonly LineRowFragment[]): Sums {
  const sum = (of: (line: LineRowFragment) => string) => lines.reduce((total, line) => total + toOre(of(line)), 0n);
  return { planned: sum((line) => line.planned.amount), spent: sum((line) => line.spent.amount) };
}

/** One row for each category that has lines. */
export function byCategory(lines: readonly LineRowFragment[]): CategorySums[] {
  return categories.flatMap((category) => {
    const own = lines.filter((line) => line.category === category);
    return own[0] ? [{ category, kind: own[0].kind, ...sumOf(own) }] : [];
  });
}

export const yearsOf = (lines: readonly { year: number }[]): number[] => [...new Set(lines.map((line) => line.year))].toSorted((a, b) => a - b);

/** Planned and spent of each kind of financing. */
export function byKind(lines: readonly LineRowFragment[]): Record<FinancingKind, Sums> {
  const of = (kind: FinancingKind) => sumOf(lines.filter((line) => line.kind === kind));
  return { cash: of('cash'), inKind: of('inKind') };
}
