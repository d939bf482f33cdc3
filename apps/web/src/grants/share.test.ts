import { expect, test } from '@jest/globals';
import { readShare } from './share.ts';

test.each([
  ['50', 5000],
  ['38,5', 3850],
  ['38.25 %', 3825],
  ['100', 10_000],
])('"%s" is %i basis points', (written, points) => {
  expect(readShare(written)).toBe(points);
});

test.each(['0', '-5', '100,01', '', 'halva', '1,234'])('"%s" is no share', (written) => {
  expect(readShare(written)).toBeNull();
});
