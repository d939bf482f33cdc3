/** From when a category over its budget needs a new decision: both must be reached. */
export interface BudgetChangeRule {
  overBp: number;
  overOre: bigint;
}

/** What Tillväxtverket and ERUF ask: more than 20 % and at least 50 000 kr. */
export const usualBudgetChange: BudgetChangeRule = { overBp: 2_000, overOre: 5_000_000n };

/** Whether costs are so far over what is approved that the funder must decide anew: over 20 % (not at it), and at least 50 000 kr (at it too). */
export function needsAmendment(approved: bigint, costs: bigint, { overBp, overOre }: BudgetChangeRule = usualBudgetChange): boolean {
  const over = costs - approved;
  return over >= overOre && over * 10_000n > approved * BigInt(overBp);
}
