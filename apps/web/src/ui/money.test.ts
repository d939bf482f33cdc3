import { describe, expect, test } from '@jest/globals';
import { showLanguage } from '../i18n/index.ts';
import { exactMoney, fromOre, inWords, kronor, money, percent, readAmount, shortMoney, toOre } from './money.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  test('an amount keeps every öre on the way to whole öre and back', () => {
    const amounts = ['2400000.00', '0.01', '-45000.50', '99999999999.99'];
    expect(amounts.map((amount) => fromOre(toOre(amount)))).toEqual(amounts);
  });

  test('amounts are read as people write them', () => {
    expect(readAmount('1 250,50')).toBe(125_050n);
    expect(readAmount('1250.5')).toBe(125_050n);
    expect(readAmount('1,250,000')).toBe(125_000_000n);
    expect(readAmount('−435 kr')).toBe(-43_500n);
    expect(readAmount('tolv')).toBeNull();
    expect(readAmount('1,2,3')).toBeNull();
  });

  test('Swedish money has spaces, a decimal comma and its own minus', () => {
    expect(plain(money(toOre('1250000.00')))).toBe('1 250 000 kr');
    expect(plain(exactMoney(26_860n))).toBe('268,60 kr');
    expect(plain(kronor(-14_460_000n))).toBe('−144 600');
    expect(plain(shortMoney({ amount: '2400000.00' }))).toBe('2,4 Mkr');
    expect(plain(percent(58, 100))).toBe('58 %');
  });

  test('English money names the currency first', async () => {
    await showLanguage('en');
    const shown = [plain(money(toOre('1250000.00'))), plain(shortMoney({ amount: '2400000.00' })), inWords(3)];
    await showLanguage('sv');
    expect(shown).toEqual(['SEK 1,250,000', 'SEK 2.4M', 'three']);
  });

  test('counts are words up to twelve', () => {
    expect([inWords(1), inWords(12), inWords(13)]).toEqual(['en', 'tolv', '13']);
  });
});
