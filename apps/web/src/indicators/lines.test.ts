import { describe, expect, test } from '@jest/globals';
import { nextTarget, perYear, tableYears, valueAt, type Lines } from './lines.ts';

const lines: Lines = {
  measured: [
    { year: 2015, value: 7.8 },
    { year: 2025, value: 6.2 },
  ],
  target: [
    { year: 2025, value: 6.2 },
    { year: 2040, value: 2 },
    { year: 2050, value: 1 },
  ],
  targets: [
    { year: 2040, value: 2 },
    { year: 2050, value: 1 },
  ],
  pace: [
    { year: 2025, value: 6.2 },
    { year: 2050, value: 2.2 },
  ],
  planned: [],
  compared: [],
};

describe('the lines of a trajectory', () => {
  test('a line is straight between its points and says nothing outside them', () => {
    expect([valueAt(lines.target, 2040), valueAt(lines.target, 2045), valueAt(lines.target, 2051), valueAt(lines.target, 2020)]).toEqual([
      2,
      1.5,
      null,
      null,
    ]);
  });
  test('two targets are two: the next one is judged first', () => {
    expect(nextTarget(lines)).toEqual({ year: 2040, value: 2 });
    expect(nextTarget({ ...lines, measured: [{ year: 2045, value: 1.8 }] })).toEqual({ year: 2050, value: 1 });
    expect(nextTarget({ ...lines, targets: [] })).toBeUndefined();
  });
  test('the pace a year is the slope between first and last', () => {
    expect(perYear(lines.measured)).toBeCloseTo(-0.16);
    expect(perYear([])).toBeNull();
  });
  test('the table has every measured and target year, and each fifth between', () => {
    expect(tableYears(lines)).toEqual([2015, 2025, 2030, 2035, 2040, 2045, 2050]);
    expect(tableYears({ ...lines, target: [], targets: [], pace: [] })).toEqual([2015, 2025]);
  });
});
