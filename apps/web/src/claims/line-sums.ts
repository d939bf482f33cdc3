import type { ClaimLineRowFragment, CostCategory } from '../generated/graphql.ts';
import { categories } from '../projects/sums.ts';
import { toOre } from '../ui/money.ts';

type Line = Pick<ClaimLineRowFragment, 'category' | 'amount' | 'eligible' | 'excluded' | 'parkedAt'>;

/** What a claim takes of one cost category, in öre. */
export interface CategorySum {
  category: CostCategory;
  rows: number;
  amount: bigint;
  eligible: bigint;
  excluded: bigint;
}

/** One sum for each category that has lines; what is kept for later does not count. */
export function sumsOf(lines: readonly Line[]): CategorySum[] {
  const counted = lines.filter((line) => !line.parkedAt);
  return categories.flatMap((category) => {
    const own = counted.filter((line) => line.category === category);
    const sum = (of: (line: Line) => string) => own.reduce((total, line) => total + toOre(of(line)), 0n);
    if (own.length === 0) return [];
    return [
      {
        category,
        rows: own.length,
        amount: sum((line) => line.amount.amount),
        eligible: sum((line) => line.eligible.amount),
        excluded: sum((line) => line.excluded.amount),
      },
    ];
  });
}
