import { describe, expect, test } from '@jest/globals';
import { CostCategory } from '@samnav/projects';
import { CostMethod, FlatRateBase, GrantRuleKind, RoundingRule, RuleSet } from '../grants/grant-choices.ts';
import { periodsOf, plusMonths } from '../grants/grant-periods.ts';
import { budgetChangeOf, mostRateOf, mostShareOf } from '../grants/grant-rules.ts';
import { rounded } from '../money/rounding.ts';
import { split } from '../money/split.ts';
import { needsAmendment } from './deviation.ts';
import { costsOf } from './flat-rates.ts';
import { firstHourlyRate, hourlyRateOn, minutesOfShare, worthOf } from './hourly-rate.ts';
import { ruleSetOf, ruleSets } from './shipped.ts';
import { supportOf } from './support.ts';

const kronor = (n: number): bigint => BigInt(n) * 100n;

describe('the shipped sets', () => {
  test('every kind of decision has one, with rules that name their sources', () => {
    expect([...ruleSets.keys()].sort()).toEqual(Object.values(RuleSet).sort());
    expect([...ruleSets.values()].flatMap(({ rules }) => rules.filter(({ source, rule }) => !source || !rule))).toEqual([]);
    expect([...ruleSets.values()].flatMap(({ rules }) => rules.filter(({ kind }) => !(kind in GrantRuleKind)))).toEqual([]);
  });

  test.each([
    [RuleSet.tillvaxtverketNational, 5_000],
    [RuleSet.eruf2014, 5_000],
    [RuleSet.eruf2021, 5_000],
    [RuleSet.vinnova, 10_000],
    [RuleSet.lifePlus, 7_500],
    [RuleSet.life2021, 7_500],
  ])('%s pays at most %i basis points', (set, most) => {
    expect(mostShareOf(ruleSetOf(set).rules)).toBe(most);
  });

  test.each([
    [RuleSet.eruf2021, 'other', FlatRateBase.staff, 4_000],
    [RuleSet.eruf2021, 'indirectCosts', FlatRateBase.staff, 1_500],
    [RuleSet.eruf2021, 'indirectCosts', FlatRateBase.direct, 700],
    [RuleSet.eruf2021, 'staff', FlatRateBase.otherDirect, 2_000],
    [RuleSet.vinnova, 'indirectCosts', FlatRateBase.staff, 3_000],
    [RuleSet.life2014, 'indirectCosts', FlatRateBase.direct, 700],
    [RuleSet.interregNpa, 'other', FlatRateBase.staff, 4_000],
  ])('%s: %s is at most a flat rate of %s of %i basis points', (set, category, of, most) => {
    expect(mostRateOf(ruleSetOf(set).rules, category, of)).toBe(most);
  });

  test('the deviation that needs a new decision is 20 % and 50 000 kr', () => {
    expect(budgetChangeOf(ruleSetOf(RuleSet.tillvaxtverketNational).rules)).toEqual({ overBp: 2_000, overOre: 5_000_000n });
  });
});

describe('what they come to', () => {
  const decision = {
    ...{ ceiling: kronor(1_200_000), shareBp: 5_000, rounding: RoundingRule.kronaDown },
    ...{ plannedCash: kronor(1_200_000), pledgedInKind: kronor(1_200_000) },
  };

  test.each([
    [1_200_000, 1_200_000, 0],
    [1_000_000, 1_100_000, 100_000],
    [1_116_800, 1_158_400, 41_600],
    [1_300_000, 1_200_000, 0],
  ])('%i kr in kind of 1 200 000: %i kr of support, %i kr at risk', (inKind, support, atRisk) => {
    const told = supportOf(decision, { eligibleCash: kronor(1_200_000), recordedInKind: kronor(inKind) });
    expect(told).toMatchObject({ support: kronor(support), atRisk: kronor(atRisk), planned: kronor(1_200_000) });
  });

  test('a monthly salary of 43 000 kr is 300 kr an hour, raised by 2.4 % every twelfth month', () => {
    const first = firstHourlyRate(kronor(43_000), { annualMinutes: 103_200 });
    const rule = { indexBp: 240, everyMonths: 12 };
    expect(['2025-01-31', '2026-01-30', '2026-01-31', '2027-01-31'].map((day) => hourlyRateOn(first, '2025-01-31', day, rule))).toEqual([
      30_000n,
      30_000n,
      30_720n,
      31_457n,
    ]);
  });

  test('half of an employment in half a year is 430 hours, and 90 minutes at 409 kr are 613.50', () => {
    expect(minutesOfShare(103_200, 5_000, 1, 2)).toBe(430 * 60);
    expect(worthOf(90, 40_900n)).toBe(61_350n);
  });

  test('40 % of staff replaces all that is booked beside it', () => {
    const booked = new Map([
      [CostCategory.staff, kronor(100_000)],
      [CostCategory.travel, kronor(9_000)],
      [CostCategory.ownWorkTime, kronor(5_000)],
    ]);
    const counted = [
      { category: CostCategory.travel, method: CostMethod.excluded, rateBp: null, rateOf: null },
      { category: CostCategory.other, method: CostMethod.flatRate, rateBp: 4_000, rateOf: FlatRateBase.staff },
    ];
    expect(costsOf(booked, counted)).toMatchObject({ actualCash: kronor(100_000), eligibleCash: kronor(140_000), inKind: kronor(5_000) });
  });

  test.each([
    [1_000_000, 1_200_000, false],
    [1_000_000, 1_200_001, true],
    [200_000, 249_999, false],
    [200_000, 250_000, true],
    [0, 50_000, true],
  ])('%i kr approved, %i kr spent: needs a new decision: %s', (approved, spent, needed) => {
    expect(needsAmendment(kronor(approved), kronor(spent))).toBe(needed);
  });
});

describe('how amounts are divided', () => {
  test.each([
    [RoundingRule.ore, 12_346n],
    [RoundingRule.kronaDown, 12_300n],
    [RoundingRule.kronaNearest, 12_300n],
    [RoundingRule.kronaNearestEven, 12_300n],
  ])('123.455 kr by %s is %s öre', (rule, ore) => {
    expect(rounded(123_455n, 10n, rule)).toBe(ore);
  });

  test.each([
    [250n, RoundingRule.kronaNearest, 300n],
    [250n, RoundingRule.kronaNearestEven, 200n],
    [350n, RoundingRule.kronaNearestEven, 400n],
    [-250n, RoundingRule.kronaNearest, -300n],
    [-299n, RoundingRule.kronaDown, -200n],
  ])('%s öre by %s is %s', (over, rule, ore) => {
    expect(rounded(over, 1n, rule)).toBe(ore);
  });

  test('100 kr in three parts is 33.34, 33.33 and 33.33', () => {
    expect(split(10_000n, [1n, 1n, 1n])).toEqual([3_334n, 3_333n, 3_333n]);
    expect(split(-10_000n, [1n, 1n, 1n])).toEqual([-3_334n, -3_333n, -3_333n]);
  });

  test('periods follow each other without a gap, the last to the end with the final report', () => {
    const periods = periodsOf('2025-07-01', '2026-12-31', { everyMonths: 8, dueDays: 60, finalDueDays: 0 });
    expect(periods.map(({ startsOn, endsOn, dueOn }) => [startsOn, endsOn, dueOn])).toEqual([
      ['2025-07-01', '2026-02-28', '2026-04-29'],
      ['2026-03-01', '2026-10-31', '2026-12-30'],
      ['2026-11-01', '2026-12-31', '2026-12-31'],
    ]);
    expect(plusMonths('2024-01-31', 1)).toBe('2024-02-29');
  });
});

describe('the shipped rules in Swedish', () => {
  const rules = [...ruleSets.values()].flatMap((set) => set.rules);
  const figures = (text: string): string[] =>
    (text.replace(/(?<=\d)[\u00a0 ](?=\d{3}(?!\d))/g, '').match(/\d+(?:[.,:]\d+)?/g) ?? []).map((n) => n.replace(',', '.')).toSorted();

  test('say what the English says, with the same figures', () => {
    const told = rules.map(({ rule, ruleSv }) => ({ rule, figures: figures(ruleSv) }));
    expect(told).toEqual(rules.map(({ rule }) => ({ rule, figures: figures(rule) })));
  });

  test('are in Swedish, and say where they stand', () => {
    expect(
      rules.filter(({ rule, ruleSv, source }) => ruleSv === rule || /\b(the|of|and|at most)\b/i.test(ruleSv) || /same page|stored text/.test(source)),
    ).toEqual([]);
  });
});
