import { RoundingRule } from '../grants/grant-choices.ts';

const UNIT: Readonly<Record<RoundingRule, bigint>> = { ore: 1n, kronaDown: 100n, kronaNearest: 100n, kronaNearestEven: 100n };

/** `over / under` öre, rounded as the rule's name says; exact, whatever the size. `under` is above 0. */
export function rounded(over: bigint, under: bigint, rule: RoundingRule): bigint {
  const unit = UNIT[rule];
  const size = over < 0n ? -over : over;
  const by = under * unit;
  const whole = size / by;
  const twice = 2n * (size % by);
  const up = rule !== RoundingRule.kronaDown && (twice > by || (twice === by && (rule !== RoundingRule.kronaNearestEven || whole % 2n === 1n)));
  const ore = (whole + (up ? 1n : 0n)) * unit;
  return over < 0n ? -ore : ore;
}

/** A share of an amount in basis points (5000 = half), to the nearest öre. */
export const shareOf = (ore: bigint, basisPoints: number | bigint, rule: RoundingRule = RoundingRule.ore): bigint =>
  rounded(ore * BigInt(basisPoints), 10_000n, rule);
