import { describe, expect, test } from '@jest/globals';
import { showLanguage } from '../i18n/index.ts';
import { decimal, readDecimal, shortDecimal, withUnit, writtenDecimal } from './decimals.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('decimals', () => {
  test('Swedish has a decimal comma and a true minus', () => {
    expect([decimal('6.2', 1), decimal(-0.17, 2), shortDecimal('65.000', 2), plain(decimal(200000, 0))]).toEqual(['6,2', '−0,17', '65', '200 000']);
  });
  test('what people write is read exactly, and what is no number is not', () => {
    expect(['6,2', '1 250.5', '−3', '0,000001', 'sex', '1,2,3', ''].map(readDecimal)).toEqual(['6.2', '1250.5', '-3', '0.000001', null, null, null]);
  });
  test('what was saved comes back into the field as it was written', () => {
    expect(['64.900', '2', '100', null].map(writtenDecimal)).toEqual(['64,9', '2', '100', '']);
  });
  test('English has no space before the percent sign', async () => {
    await showLanguage('en');
    const shown = [withUnit(decimal('64.9', 1), '%'), plain(withUnit('2', 'tonnes'))];
    await showLanguage('sv');
    expect(shown).toEqual(['64.9%', '2 tonnes']);
  });
});
