import type { RoundingRule } from '../grants/grant-choices.ts';
import { shareOf } from '../money/rounding.ts';

/** What a funder has decided, in öre and basis points. */
export interface Decision {
  ceiling: bigint;
  shareBp: number;
  rounding: RoundingRule;
  plannedCash: bigint;
  pledgedInKind: bigint;
}
/** What stands in the ledger: eligible costs in money with flat rates, and what is certified in kind. */
export interface Recorded {
  eligibleCash: bigint;
  recordedInKind: bigint;
}
export interface Support {
  support: bigint;
  planned: bigint;
  atRisk: bigint;
  inKindMissing: bigint;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const notBelowZero = (ore: bigint): bigint => (ore < 0n ? 0n : ore);

/** The funder's part of a sum: its share, rounded as it says, never more than the ceiling. */
export const supported = ({ ceiling, shareBp, rounding }: Decision, ore: bigint): bigint =>
  least(ceiling, shareOf(notBelowZero(ore), shareBp, rounding));

/**
 * What a grant comes to: min(ceiling, share × (eligible cash + recorded in kind)). At risk is what falls away of the planned support if no
 * more comes in kind, the money being spent as planned. The view `grant_figures` says the same in SQL.
 */
export function supportOf(decision: Decision, { eligibleCash, recordedInKind }: Recorded): Support {
  const { plannedCash, pledgedInKind } = decision;
  const planned = supported(decision, plannedCash + pledgedInKind);
  return {
    support: supported(decision, eligibleCash + recordedInKind),
    planned,
    atRisk: planned - supported(decision, plannedCash + least(recordedInKind, pledgedInKind)),
    inKindMissing: notBelowZero(pledgedInKind - recordedInKind),
  };
}
