import type { ReviewOutcome } from '../generated/graphql.ts';

/** A line of a claim as the review sees it, in öre. */
export interface Judged {
  id: string;
  eligible: bigint;
  outcome: ReviewOutcome;
  deducted: bigint;
  inSample: boolean;
}

export interface ReviewSums {
  /** Looked at and kept, what was taken off, and what nobody has looked at, in öre; together the claim's costs. */
  accepted: bigint;
  deducted: bigint;
  left: bigint;
  /** Lines that have a verdict, of all and of the sample. */
  done: number;
  doneInSample: number;
  sample: number;
  asked: number;
}

/** What the verdicts come to so far. A line in question is not yet accepted: it is left. */
export function sumsOf(lines: readonly Judged[]): ReviewSums {
  const sums: ReviewSums = { accepted: 0n, deducted: 0n, left: 0n, done: 0, doneInSample: 0, sample: 0, asked: 0 };
  for (const line of lines) {
    const settled = line.outcome === 'accepted' || line.outcome === 'deducted';
    if (settled) sums.accepted += line.eligible - line.deducted;
    else sums.left += line.eligible;
    sums.deducted += line.deducted;
    if (line.inSample) sums.sample += 1;
    if (line.outcome === 'question') sums.asked += 1;
    if (line.outcome === 'unseen') continue;
    sums.done += 1;
    if (line.inSample) sums.doneInSample += 1;
  }
  return sums;
}

/** The line so many steps from here, staying within the list; the first where none is chosen. */
export function lineFrom<L extends { id: string }>(lines: readonly L[], from: string | undefined, steps: number): L | undefined {
  const at = lines.findIndex((line) => line.id === from);
  if (at < 0) return lines[0];
  return lines[Math.min(lines.length - 1, Math.max(0, at + steps))];
}

/** The first line after this one that has no verdict yet, from the top again where none follows. */
export function nextUnseen<L extends Pick<Judged, 'id' | 'outcome'>>(lines: readonly L[], from: string): L | undefined {
  const at = lines.findIndex((line) => line.id === from);
  return [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))].find((line) => line.outcome === 'unseen');
}
