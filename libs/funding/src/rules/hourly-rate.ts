import { RoundingRule } from '../grants/grant-choices.ts';
import { rounded } from '../money/rounding.ts';

/** How a funder makes an hourly rate: from a salary, or as a fixed amount; raised by so much every so many months. */
export interface HourlyRateRule {
  /** The year's hours in minutes: 1720 h = 103 200. */
  annualMinutes?: number;
  /** What an hour is worth by decision, in öre. */
  orePerHour?: bigint;
  indexBp?: number;
  everyMonths?: number;
}

/** Whole months from one day to another: 2026-01-31 → 2026-02-28 is none. */
export function monthsBetween(from: string, to: string): number {
  const [y1, m1, d1] = from.split('-').map(Number) as [number, number, number];
  const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number];
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/** Öre per hour as fixed at the start: the monthly salary × 12 / 1720, to the nearest öre. */
export function firstHourlyRate(monthlySalary: bigint, { annualMinutes = 103_200, orePerHour }: HourlyRateRule): bigint {
  if (orePerHour !== undefined) return orePerHour;
  return rounded(monthlySalary * 12n * 60n, BigInt(annualMinutes), RoundingRule.ore);
}

/** The rate on a day: raised once for every full interval since its start, each time to the nearest öre. */
export function hourlyRateOn(first: bigint, startsOn: string, day: string, { indexBp = 0, everyMonths = 12 }: HourlyRateRule): bigint {
  const times = Math.max(0, Math.floor(monthsBetween(startsOn, day) / everyMonths));
  let rate = first;
  for (let n = 0; n < times; n++) rate = rounded(rate * BigInt(10_000 + indexBp), 10_000n, RoundingRule.ore);
  return rate;
}

/** What minutes are worth at a rate of öre per hour, to the nearest öre. */
export const worthOf = (minutes: number, orePerHour: bigint): bigint => rounded(BigInt(minutes) * orePerHour, 60n, RoundingRule.ore);

/** The minutes of a fixed share of employment in a part of the year: 1720 h × 50 % × half a year = 430 h; never rounded up. */
export const minutesOfShare = (annualMinutes: number, shareBp: number, days: number, daysOfYear: number): number =>
  Number((BigInt(annualMinutes) * BigInt(shareBp) * BigInt(days)) / (10_000n * BigInt(daysOfYear)));
