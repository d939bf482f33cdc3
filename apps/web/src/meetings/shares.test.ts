import { describe, expect, test } from '@jest/globals';
import { onBorder, share, shares } from './shares.ts';

describe('shares of women and men', () => {
  test('exactly 40 per cent is on the border, and 39,9 reads 39,9', () => {
    expect(onBorder(6, 4)).toBe(true);
    expect(onBorder(601, 399)).toBe(false);
    expect(shares(601, 399)).toEqual({ women: '60,1', men: '39,9' });
  });

  test('what is just below 40 is never shown as 40', () => {
    expect(shares(6001, 3999)).toEqual({ women: '60,1', men: '39,9' });
  });

  test('the two always make a hundred', () => {
    expect(shares(1, 2)).toEqual({ women: '33,3', men: '66,7' });
    expect(share(4, 11)).toBe('36,4');
  });
});
