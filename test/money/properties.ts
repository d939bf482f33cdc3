import { amountOf, oreOf } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import {
  CostMethod,
  costsOf,
  firstHourlyRate,
  FlatRateBase,
  hourlyRateOn,
  needsAmendment,
  rounded,
  RoundingRule,
  shareOf,
  split,
  supportOf,
  worthOf,
} from '@samnav/funding';
import type { Chance } from './chance.ts';

const size = (n: bigint): bigint => (n < 0n ? -n : n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Whether `ore` is `over / under` rounded by the rule: said as what rounding is, without working it out again. */
export function isRounded(ore: bigint, over: bigint, under: bigint, rule: RoundingRule): boolean {
  const unit = rule === RoundingRule.ore ? 1n : 100n;
  const [off, step] = [size(ore * under - over), under * unit];
  if (ore % unit !== 0n || (ore !== 0n && ore < 0n !== over < 0n)) return false;
  if (rule === RoundingRule.kronaDown) return size(ore) * under <= size(over) && off < step;
  if (2n * off !== step) return 2n * off < step;
  return rule === RoundingRule.kronaNearestEven ? (ore / unit) % 2n === 0n : size(ore) * under > size(over);
}

/** One generated case: every function that makes an amount out of others, and what must hold of it. Answers what does not. */
export function broken(chance: Chance): string[] {
  return Object.entries(laws).flatMap(([name, law]) => {
    const told = law(chance);
    return told === null ? [] : [`${name}: ${told}`];
  });
}

const rules = Object.values(RoundingRule);
const told = (holds: boolean, ...of: unknown[]): string | null => (holds ? null : of.map(String).join(' '));

const laws: Record<string, (chance: Chance) => string | null> = {
  'an amount reads back as it was written': (chance) => {
    const ore = chance.one([1n, -1n]) * chance.ore();
    return told(oreOf(amountOf(ore)) === ore, ore, amountOf(ore));
  },
  'rounding is what its name says': (chance) => {
    const [over, under, rule] = [chance.one([1n, -1n]) * chance.ore(), chance.whole(1n, 200_000n), chance.one(rules)];
    const ore = rounded(over, under, rule);
    return told(isRounded(ore, over, under, rule), ore, over, under, rule);
  },
  'parts sum to the whole, none is off by an öre or more, and the most cut get what is left': (chance) => {
    const ore = chance.one([1n, -1n]) * chance.ore();
    const weights = Array.from({ length: chance.int(1, 8) }, () => chance.one([0n, 1n, 1n, chance.whole(1n, 10_000n)]));
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    if (total === 0n) return null;
    const parts = split(ore, weights);
    const over = parts.map((part, i) => size(part) * total - size(ore) * weights[i]!); // above 0: got an öre of what was left
    const given = over.filter((o) => o > 0n).map((o) => total - o);
    const fair = given.every((cut) => over.every((o) => o > 0n || cut >= -o));
    const near = over.every((o) => size(o) < total);
    return told(parts.reduce((sum, part) => sum + part, 0n) === ore && near && fair, ore, weights, parts);
  },
  'support is the share of what is recorded, rounded, up to the ceiling; planned less at risk is what is left': (chance) => {
    const decision = {
      ceiling: chance.ore() + 1n,
      shareBp: chance.int(1, 10_000),
      rounding: chance.one(rules),
      plannedCash: chance.ore(),
      pledgedInKind: chance.ore(),
    };
    const recorded = { eligibleCash: chance.one([chance.ore(), decision.plannedCash]), recordedInKind: chance.ore() };
    const { support, planned, atRisk, inKindMissing } = supportOf(decision, recorded);
    const over = (recorded.eligibleCash + recorded.recordedInKind) * BigInt(decision.shareBp);
    const exact = support < decision.ceiling ? isRounded(support, over, 10_000n, decision.rounding) : support === decision.ceiling;
    const more = supportOf(decision, { ...recorded, recordedInKind: recorded.recordedInKind + chance.ore() });
    const left = supportOf(decision, {
      eligibleCash: decision.plannedCash,
      recordedInKind: least(recorded.recordedInKind, decision.pledgedInKind),
    }).support;
    const holds = exact && more.support >= support && more.atRisk <= atRisk && planned - atRisk === left && inKindMissing >= 0n && atRisk >= 0n;
    return told(
      holds,
      JSON.stringify([decision, recorded, support, planned, atRisk], (_k, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)),
    );
  },
  'costs are what is booked and counts, and flat rates of it': (chance) => {
    const booked = new Map(Object.values(CostCategory).map((category) => [category, chance.one([0n, chance.ore()])]));
    const rate = { rateBp: chance.int(1, 10_000), rateOf: chance.one(Object.values(FlatRateBase)) };
    const flat = chance.one([CostCategory.other, CostCategory.indirectCosts]);
    const gone = chance.one([CostCategory.travel, CostCategory.meetings]);
    const none = { rateBp: null, rateOf: null };
    const costs = costsOf(booked, [
      { category: flat, method: CostMethod.flatRate, ...rate },
      { category: gone, method: CostMethod.excluded, ...none },
    ]);
    const counts = [...booked].filter(([category]) => category !== flat && category !== gone && category !== CostCategory.ownWorkTime);
    const cash = counts.reduce((sum, [, ore]) => sum + ore, 0n);
    const direct = cash - (flat === CostCategory.indirectCosts ? 0n : booked.get(CostCategory.indirectCosts)!);
    const bases = {
      staff: booked.get(CostCategory.staff)!,
      direct,
      otherDirect: direct - booked.get(CostCategory.staff)!,
      directWithoutServices: direct - booked.get(CostCategory.externalServices)!,
    };
    const right = isRounded(costs.flatRates.get(flat)!, bases[rate.rateOf] * BigInt(rate.rateBp), 10_000n, RoundingRule.ore);
    return told(
      right && costs.eligibleCash === cash + costs.flatRates.get(flat)! && costs.inKind === booked.get(CostCategory.ownWorkTime),
      flat,
      gone,
      rate.rateOf,
    );
  },
  'an hour is the monthly salary × 12 / 1720, raised once a year; minutes of it are worth their part': (chance) => {
    const salary = chance.whole(1n, 20_000_000n);
    const first = firstHourlyRate(salary, {});
    const [indexBp, years, minutes] = [chance.int(0, 1_000), chance.int(0, 5), chance.int(1, 14_880)];
    const later = hourlyRateOn(first, '2020-02-01', `${2020 + years}-02-01`, { indexBp, everyMonths: 12 });
    const before = hourlyRateOn(first, '2020-02-01', `${2020 + years}-01-31`, { indexBp, everyMonths: 12 });
    const raised = years === 0 ? later === first : isRounded(later, before * BigInt(10_000 + indexBp), 10_000n, RoundingRule.ore);
    const worth = isRounded(worthOf(minutes, first), BigInt(minutes) * first, 60n, RoundingRule.ore);
    return told(isRounded(first, salary * 12n, 1_720n, RoundingRule.ore) && raised && worth, salary, first, indexBp, years, minutes);
  },
  'a new decision is needed over 20 % and from 50 000 kr': (chance) => {
    const [approved, costs] = [chance.ore(), chance.ore()];
    return told(needsAmendment(approved, costs) === (5n * costs > 6n * approved && costs - approved >= 5_000_000n), approved, costs);
  },
  'a share and what is left of it sum to the whole': (chance) => {
    const [ore, shareBp] = [chance.ore(), chance.int(0, 10_000)];
    const parts = split(ore, [BigInt(shareBp), 10_000n - BigInt(shareBp)]);
    const off = parts[0]! - shareOf(ore, shareBp);
    return told(parts[0]! + parts[1]! === ore && off <= 1n && off >= -1n, ore, shareBp, parts);
  },
};
