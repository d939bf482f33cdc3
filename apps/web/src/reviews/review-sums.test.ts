import { describe, expect, test } from '@jest/globals';
import { lineFrom, questionsOf, sumsOf, type Judged } from './review-sums.ts';

const line = (id: string, eligible: bigint, outcome: Judged['outcome'] = 'unseen', more: Partial<Judged> = {}): Judged => ({
  id,
  eligible,
  outcome,
  deducted: 0n,
  inSample: false,
  ...more,
});
const lines = [
  line('a', 10_000n, 'accepted', { inSample: true }),
  line('b', 5_000n, 'deducted', { deducted: 1_500n, inSample: true }),
  line('c', 2_000n, 'question', { inSample: true }),
  line('d', 700n),
];

describe('a review', () => {
  test('accepted, deducted and left are together what was claimed', () => {
    const sums = sumsOf(lines);
    expect(sums).toMatchObject({ accepted: 13_500n, deducted: 1_500n, left: 2_700n, done: 3, doneInSample: 3, sample: 3 });
    expect(sums.accepted + sums.deducted + sums.left).toBe(17_700n);
  });

  test('steps stop at both ends, and begin at the first line', () => {
    expect(lineFrom(lines, undefined, 1)?.id).toBe('a');
    expect(lineFrom(lines, 'a', -1)?.id).toBe('a');
    expect(lineFrom(lines, 'c', 1)?.id).toBe('d');
    expect(lineFrom(lines, 'd', 1)?.id).toBe('d');
    expect(lineFrom([], 'd', 1)).toBeUndefined();
  });

  test('a question is open until its answer is closed, and counted once', () => {
    const of = (state: string, id: string | null = 'c') => [{ kind: 'question', state, claimLine: id ? { id } : null }];
    expect(questionsOf(lines, [])).toEqual({ unasked: 1, unanswered: 0, answered: 0 });
    expect(questionsOf(lines, of('open'))).toEqual({ unasked: 0, unanswered: 1, answered: 0 });
    expect(questionsOf(lines, of('answered'))).toEqual({ unasked: 0, unanswered: 0, answered: 1 });
    expect(questionsOf(lines, of('closed'))).toEqual({ unasked: 0, unanswered: 0, answered: 0 });
    expect(questionsOf(lines, of('open', null))).toEqual({ unasked: 1, unanswered: 1, answered: 0 });
  });
});
