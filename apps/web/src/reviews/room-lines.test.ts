import { expect, test } from '@jest/globals';
import type { ReviewLineRowFragment } from '../generated/graphql.ts';
import { withLines, withVerdict } from './room-lines.ts';
import type { RoomLine } from './use-room.ts';

const line = (id: string, inSample = false): RoomLine =>
  ({ id, eligible: 100n, deducted: 0n, outcome: 'unseen', inSample, verdict: null, line: { id } }) as unknown as RoomLine;
const verdict = { outcome: 'deducted', inSample: true, deducted: { amount: '0.40' } } as ReviewLineRowFragment;

test('pages come one after the other, and a page read again takes the place of what was there', () => {
  const two = withLines(withLines([], [line('a'), line('b')]), [line('c')]);
  expect(two.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  const again = withLines(two, [line('b', true), line('d')]);
  expect(again.map(({ id, inSample }) => `${id}${inSample ? '!' : ''}`)).toEqual(['a', 'b!', 'c', 'd']);
});

test('a verdict changes its own line, and the others stay the same objects', () => {
  const lines = [line('a'), line('b')];
  const [a, b] = withVerdict(lines, 'b', verdict);
  expect([a === lines[0], b]).toEqual([true, expect.objectContaining({ outcome: 'deducted', deducted: 40n, inSample: true })]);
  expect(withVerdict(lines, 'b', null)).toBe(lines);
});

test('ten thousand lines in pages of a hundred are put together in well under a second', () => {
  const began = performance.now();
  let lines: RoomLine[] = [];
  for (let page = 0; page < 100; page++)
    lines = withLines(
      lines,
      Array.from({ length: 100 }, (_, n) => line(`${page}-${n}`)),
    );
  expect(lines.length).toBe(10_000);
  expect(performance.now() - began).toBeLessThan(1_000);
});
