import { describe, expect, test } from '@jest/globals';
import { cellOf, looksOf, rowOf } from './strip.ts';

const line = (municipality: string | null, status: string) => ({ status, municipality: municipality ? { id: municipality } : null });

describe('the attendance strip', () => {
  test('invited is not present', () => {
    const cell = cellOf([line('a', 'present'), line('a', 'invited'), line('b', 'present'), line(null, 'present')], 'a');
    expect(cell).toEqual({ present: 1, invited: 2 });
  });

  test('all, some, nobody and nobody invited look different', () => {
    const cells = [
      { present: 2, invited: 2 },
      { present: 1, invited: 2 },
      { present: 0, invited: 2 },
      { present: 0, invited: 0 },
    ];
    expect(cells.map(looksOf)).toEqual(['full', 'some', 'none', 'missing']);
  });

  test('a municipality that never was invited has no rate', () => {
    expect(rowOf([{ present: 0, invited: 0 }])).toEqual({ came: 0, rate: null });
    expect(
      rowOf([
        { present: 1, invited: 2 },
        { present: 0, invited: 2 },
      ]),
    ).toEqual({ came: 1, rate: 25 });
  });
});
