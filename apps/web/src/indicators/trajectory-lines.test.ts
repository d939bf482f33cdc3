import { describe, expect, test } from '@jest/globals';
import { lineOf, measuredLine, timeOf } from './trajectory-lines.ts';

describe('the lines of an indicator', () => {
  test('a year lies at its end, and half a year half a year before', () => {
    expect([timeOf('2024-12-31'), timeOf('2024-06-30'), timeOf('2024-03-31')]).toEqual([2024, 2023.5, 2023.25]);
  });
  test('what is measured is put in order, and what has no value is left out', () => {
    const points = [
      { endsOn: '2024-12-31', value: '6.2' },
      { endsOn: '2023-12-31', value: '6.5' },
      { endsOn: '2022-12-31', value: null },
    ];
    expect(measuredLine(points)).toEqual([
      { year: 2023, value: 6.5 },
      { year: 2024, value: 6.2 },
    ]);
  });
  test('a line is read whatever its numbers are written as, and what is none is empty', () => {
    expect(lineOf([{ year: 2040, value: '2.0' }, { year: 2050, value: 1 }, null, { year: 2060 }])).toEqual([
      { year: 2040, value: 2 },
      { year: 2050, value: 1 },
    ]);
    expect([lineOf(null), lineOf('x')]).toEqual([[], []]);
  });
});
