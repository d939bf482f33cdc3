import { CostCategory } from '@samnav/projects';
import { CostMethod, FlatRateBase } from '../grants/grant-choices.ts';
import { shareOf } from '../money/rounding.ts';

/** How a decision counts one cost category; one that it does not name is counted as booked. */
export interface Counted {
  category: CostCategory;
  method: CostMethod;
  rateBp: number | null;
  rateOf: FlatRateBase | null;
}
export interface Costs {
  /** What is booked and counts as booked, in money. */
  actualCash: bigint;
  inKind: bigint;
  /** What each flat rate comes to, by its category. */
  flatRates: ReadonlyMap<CostCategory, bigint>;
  eligibleCash: bigint;
}

const asBooked = (method: CostMethod): boolean => method === CostMethod.actual || method === CostMethod.unitCost;

/** What counts of what is booked by category, and the flat rates of it: those are never of what is itself flat, in kind or overhead. */
export function costsOf(booked: ReadonlyMap<CostCategory, bigint>, counted: readonly Counted[]): Costs {
  const methodOf = (category: CostCategory): CostMethod => counted.find((c) => c.category === category)?.method ?? CostMethod.actual;
  const sum = (fits: (category: CostCategory) => boolean): bigint =>
    [...booked].reduce((total, [category, ore]) => (fits(category) && asBooked(methodOf(category)) ? total + ore : total), 0n);
  const staff = sum((c) => c === CostCategory.staff);
  const direct = sum((c) => c !== CostCategory.ownWorkTime && c !== CostCategory.indirectCosts);
  const bases: Record<FlatRateBase, bigint> = {
    staff,
    direct,
    otherDirect: direct - staff,
    directWithoutServices: direct - sum((c) => c === CostCategory.externalServices),
  };
  const flat = counted.filter((c) => c.method === CostMethod.flatRate);
  const flatRates = new Map(flat.map((c) => [c.category, shareOf(bases[c.rateOf!] < 0n ? 0n : bases[c.rateOf!], c.rateBp!)]));
  const actualCash = sum((c) => c !== CostCategory.ownWorkTime);
  const inKind = methodOf(CostCategory.ownWorkTime) === CostMethod.excluded ? 0n : (booked.get(CostCategory.ownWorkTime) ?? 0n);
  return { actualCash, inKind, flatRates, eligibleCash: [...flatRates.values()].reduce((total, ore) => total + ore, actualCash) };
}
