import { describe, expect, test } from '@jest/globals';
import { differenceWords, sumWritten, writtenAmount } from './budget-values.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the difference between budget and financing is said to the öre', () => {
  test('one öre too little', () => {
    expect(differenceWords(32_000_000n, 31_999_999n)).toEqual({ words: '1 öre fattas i finansieringen.', tone: 'warn' });
  });

  test('more than it costs', () => {
    expect(plain(differenceWords(100_00n, 350_50n).words)).toBe('250,50 kr för mycket i finansieringen.');
  });

  test('equal, nothing yet, and not readable yet', () => {
    expect(differenceWords(100n, 100n).tone).toBe('ok');
    expect(differenceWords(0n, 0n).tone).toBe('mute');
    expect(differenceWords(null, 0n).words).toBe('Ett belopp går inte att läsa än.');
  });
});

describe('what people write in a column of amounts', () => {
  test('is summed in öre; empty fields are nothing', () => {
    expect(sumWritten(['1 250,50', '', '0,01', '1.000'])).toBe(225_051n);
  });

  test('is not summed while one of them is no amount', () => {
    expect(sumWritten(['100', '12,'])).toBeNull();
  });

  test('is written back as it was, with öre only where there are any', () => {
    expect([writtenAmount('2400000.00'), writtenAmount('0.01')].map(plain)).toEqual(['2 400 000', '0,01']);
  });
});
