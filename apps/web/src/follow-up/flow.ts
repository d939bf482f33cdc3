import type { FinancingRowFragment, LineRowFragment } from '../generated/graphql.ts';
import { toOre } from '../ui/money.ts';

/** Money from one name to another, in öre. */
export interface Flow {
  from: string;
  to: string;
  amount: bigint;
}

const added = (flows: readonly Flow[]): Flow[] => {
  const sums = new Map<string, Flow>();
  for (const flow of flows) {
    const key = `${flow.from}\n${flow.to}`;
    sums.set(key, { ...flow, amount: (sums.get(key)?.amount ?? 0n) + flow.amount });
  }
  return [...sums.values()].filter((flow) => flow.amount > 0n);
};

/** From each financier to the project, and from the project to each cost category; what nobody finances comes from `missing`. */
export function flowsOf(
  project: string,
  financing: readonly FinancingRowFragment[],
  lines: readonly LineRowFragment[],
  words: { category: (category: LineRowFragment['category']) => string; missing: string },
): Flow[] {
  const into = added(financing.map((row) => ({ from: row.financier?.name ?? '–', to: project, amount: toOre(row.amount.amount) })));
  const out = added(lines.map((line) => ({ from: project, to: words.category(line.category), amount: toOre(line.planned.amount) })));
  const sum = (flows: readonly Flow[]) => flows.reduce((all, flow) => all + flow.amount, 0n);
  const gap = sum(out) - sum(into);
  return [...into, ...(gap > 0n ? [{ from: words.missing, to: project, amount: gap }] : []), ...out];
}
