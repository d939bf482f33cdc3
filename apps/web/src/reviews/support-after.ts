/** All in öre; the share in basis points. */
export interface Claimed {
  costs: bigint;
  deducted: bigint;
  sought: bigint;
  shareBp: number;
}

/**
 * About what is granted when so much is taken off the costs: the funder's share of what is left, never more than was asked for. The
 * decision itself counts what falls away of flat rates, and rounds by the grant's own rule.
 */
export function supportAfter({ costs, deducted, sought, shareBp }: Claimed): bigint {
  if (deducted === 0n) return sought; // whatever earlier claims were rounded to
  const support = ((costs - deducted) * BigInt(shareBp)) / 10_000n;
  return support < sought ? support : sought;
}
