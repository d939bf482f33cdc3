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
}

/** What the verdicts come to so far. A line in question is not yet accepted: it is left. */
export function sumsOf(lines: readonly Judged[]): ReviewSums {
  const sums: ReviewSums = { accepted: 0n, deducted: 0n, left: 0n, done: 0, doneInSample: 0, sample: 0 };
  for (const line of lines) {
    const settled = line.outcome === 'accepted' || line.outcome === 'deducted';
    if (settled) sums.accepted += line.eligible - line.deducted;
    else sums.left += line.eligible;
    sums.deducted += line.deducted;
    if (line.inSample) sums.sample += 1;
    if (line.outcome === 'unseen') continue;
    sums.done += 1;
    if (line.inSample) sums.doneInSample += 1;
  }
  return sums;
}

/** What the project is asked, as far as it has come. */
interface Asked {
  kind: string;
  state: string;
  claimLine: { id: string } | null;
}

/** Questions that are not done with: of lines that the project has not been asked yet, of findings it has not answered, and of answers nobody has closed. */
export function questionsOf(lines: readonly Judged[], findings: readonly Asked[]): { unasked: number; unanswered: number; answered: number } {
  const questions = findings.filter((finding) => finding.kind === 'question');
  const asked = new Set(questions.map((finding) => finding.claimLine?.id));
  const of = (state: string) => questions.filter((finding) => finding.state === state).length;
  return {
    unasked: lines.filter((line) => line.outcome === 'question' && !asked.has(line.id)).length,
    unanswered: of('open'),
    answered: of('answered'),
  };
}

/** The line so many steps from here, staying within the list; the first where none is chosen. */
export function lineFrom<L extends { id: string }>(lines: readonly L[], from: string | undefined, steps: number): L | undefined {
  const at = lines.findIndex((line) => line.id === from);
  if (at < 0) return lines[0];
  return lines[Math.min(lines.length - 1, Math.max(0, at + steps))];
}
