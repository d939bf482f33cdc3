import { expect, test } from '@jest/globals';
import { readDay } from './days.ts';

test.each([
  ['2026-03-04', '2026-03-04'],
  ['20260304', '2026-03-04'],
  ['260304', '2026-03-04'],
  ['4/3 2026', '2026-03-04'],
  ['4.3.2026', '2026-03-04'],
  ['4/3', '2025-03-04'],
  ['2026-03-04 00:00:00', '2026-03-04'],
])('"%s" is the day %s', (written, day) => {
  expect(readDay(written, 2025)).toBe(day);
});

test.each(['', '2026-02-30', '31/4', '13', 'i går', '2026-13-01'])('"%s" is no day', (written) => {
  expect(readDay(written, 2026)).toBeNull();
});
