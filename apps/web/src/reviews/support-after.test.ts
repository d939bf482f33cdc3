import { expect, test } from '@jest/globals';
import { supportAfter } from './support-after.ts';

test('a deduction takes the funder’s share of it off the support, and none is ever added', () => {
  const claimed = { costs: 20_000_000n, sought: 10_000_000n, shareBp: 5000 };
  expect(supportAfter({ ...claimed, deducted: 43_500n })).toBe(9_978_250n);
  expect(supportAfter({ ...claimed, deducted: 0n })).toBe(10_000_000n);
  expect(supportAfter({ ...claimed, sought: 10_000_100n, deducted: 0n })).toBe(10_000_100n);
  expect(supportAfter({ ...claimed, sought: 9_000_000n, deducted: 43_500n })).toBe(9_000_000n);
});
