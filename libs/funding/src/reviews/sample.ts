import { createHash } from 'node:crypto';
import { RiskSign, SampleMethod } from './review-choices.ts';

/** A line of a claim as a sample sees it. */
export interface SampledLine {
  id: string;
  kind: string;
  eligible: bigint;
  spentOn: string;
  bookedOn: string | null;
  supplier: string | null;
  /** How many files show it. */
  files: number;
  /** Whether a meeting of that day says that the person was not there. */
  absent: boolean;
}

/** How a sample is drawn. */
export interface SampleOrder {
  method: SampleMethod;
  size: number;
  seed: string;
  /** The last day of the claim's period. */
  endsOn: string;
}

/** A line that was chosen, in the order of choosing, with the signs of risk that speak of it. */
export interface Chosen {
  id: string;
  risk: RiskSign[];
}

const WEIGHTS: Record<RiskSign, number> = {
  noEvidence: 3,
  largeShare: 3,
  notAtMeeting: 2,
  ownWorkTime: 1,
  noSupplier: 1,
  lateBooking: 1,
  lastDays: 1,
  roundAmount: 1,
};
/** A line is a large share from a twentieth of the whole. */
const LARGE = 20n;
const LATE_DAYS = 45;
const LAST_DAYS = 14;
const ROUND_ORE = 100_000n;
const DAY_MS = 86_400_000;

/**
 * Chooses lines. Only costs and own work time are chosen from, as no voucher stands behind the rest. The same lines, method, size and
 * seed choose the same, in whatever order the lines come: chance is SHA-256 of the seed and the line's id, which anybody can work out.
 */
export function drawSample(lines: readonly SampledLine[], { method, size, seed, endsOn }: SampleOrder): Chosen[] {
  const whole = lines.filter(isChosenFrom);
  const total = whole.reduce((sum, { eligible }) => sum + eligible, 0n);
  const shuffled = byChance(whole, seed);
  const signs = new Map(whole.map((line) => [line.id, signsOf(line, total, endsOn)]));
  const chosen =
    method === SampleMethod.random
      ? shuffled.slice(0, size)
      : method === SampleMethod.byAmount
        ? byAmount(shuffled, total, size, seed)
        : shuffled.toSorted((a, b) => weightOf(signs.get(b.id)!) - weightOf(signs.get(a.id)!)).slice(0, size);
  return chosen.map(({ id }) => ({ id, risk: signs.get(id)! }));
}

/** Whether a line can be in a sample. */
export const isChosenFrom = ({ kind, eligible }: Pick<SampledLine, 'kind' | 'eligible'>): boolean =>
  (kind === 'cost' || kind === 'inKind') && eligible > 0n;

const hash = (seed: string, what: string): string => createHash('sha256').update(`${seed}:${what}`).digest('hex');

function byChance(lines: readonly SampledLine[], seed: string): SampledLine[] {
  const drawn = lines.map((line) => ({ line, by: hash(seed, line.id) }));
  return drawn.sort((a, b) => (a.by < b.by ? -1 : 1)).map(({ line }) => line);
}

/** Monetary unit sampling: what is larger than the interval is certain; of the rest every so many öre, from a start by chance, one is hit. */
function byAmount(shuffled: readonly SampledLine[], total: bigint, size: number, seed: string): SampledLine[] {
  if (size >= shuffled.length) return [...shuffled];
  const certain = new Set<SampledLine>();
  let [left, places] = [total, BigInt(size)];
  for (const line of shuffled.toSorted((a, b) => (a.eligible === b.eligible ? 0 : a.eligible > b.eligible ? -1 : 1))) {
    if (places > 0n && line.eligible * places >= left) {
      certain.add(line);
      left -= line.eligible;
      places--;
    }
  }
  const rest = shuffled.filter((line) => !certain.has(line));
  return [...certain, ...everySoMany(rest, left, places, BigInt(`0x${hash(seed, 'start')}`))];
}

function everySoMany(lines: readonly SampledLine[], total: bigint, places: bigint, chance: bigint): SampledLine[] {
  const chosen: SampledLine[] = [];
  if (places === 0n) return chosen;
  const start = chance % total; // of the first interval, times the number of places
  let [passed, hit] = [0n, 0n];
  for (const line of lines) {
    passed += line.eligible;
    if (hit < places && (start + hit * total) / places < passed) {
      chosen.push(line);
      hit++;
    }
  }
  return chosen;
}

const weightOf = (signs: readonly RiskSign[]): number => signs.reduce((sum, sign) => sum + WEIGHTS[sign], 0);
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

function signsOf(line: SampledLine, total: bigint, endsOn: string): RiskSign[] {
  const cost = line.kind === 'cost';
  const found: [RiskSign, boolean][] = [
    [RiskSign.noEvidence, cost && line.files === 0],
    [RiskSign.largeShare, line.eligible * LARGE >= total],
    [RiskSign.notAtMeeting, line.absent],
    [RiskSign.ownWorkTime, !cost],
    [RiskSign.noSupplier, cost && !line.supplier],
    [RiskSign.lateBooking, line.bookedOn !== null && daysBetween(line.spentOn, line.bookedOn) > LATE_DAYS],
    [RiskSign.lastDays, daysBetween(line.spentOn, endsOn) < LAST_DAYS],
    [RiskSign.roundAmount, line.eligible % ROUND_ORE === 0n],
  ];
  return found.flatMap(([sign, holds]) => (holds ? [sign] : []));
}
