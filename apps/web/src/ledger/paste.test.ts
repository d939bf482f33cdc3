import { describe, expect, test } from '@jest/globals';
import { readCells, readPaste, type LineKey } from './paste.ts';

const lines: LineKey[] = [
  { id: 'travel26', category: 'travel', year: 2026 },
  { id: 'meetings26', category: 'meetings', year: 2026 },
  { id: 'travel27', category: 'travel', year: 2027 },
];
const categoryOf = (word: string) => (({ resor: 'travel', möten: 'meetings' })[word.toLowerCase()] as 'travel' | undefined | null) ?? null;
const read = (text: string) => readPaste(text, lines, categoryOf, 2026);

describe('what is pasted', () => {
  test('is cells with tabs between them, and a quoted cell may hold a line break', () => {
    expect(readCells('2026-03-04\t"Lokal\noch ""lunch"""\t1 250,50\r\n')).toEqual([['2026-03-04', 'Lokal och "lunch"', '1 250,50']]);
  });

  test('is understood by its headings, in any order', () => {
    expect(read('Belopp\tDärav moms\tDatum\tKostnadsslag\tText\tLeverantör\n250,50\t50,10\t260304\tResor\tTåg\tNorrtåg')).toEqual([
      { number: 1, spentOn: '2026-03-04', text: 'Tåg', supplier: 'Norrtåg', budgetLineId: 'travel26', amount: '250,50', vat: '50,10' },
    ]);
  });

  test('is understood without headings by what stands in the columns: the last number is the amount', () => {
    expect(read('A 12\t2026-03-04\t5800\tTåg\tResor\t−250,50\nA 13\t2027-01-02\t5800\tBuss\tResor\t90')).toMatchObject([
      { spentOn: '2026-03-04', budgetLineId: 'travel26', amount: '−250,50' },
      { spentOn: '2027-01-02', budgetLineId: 'travel27', amount: '90' },
    ]);
  });

  test('keeps what it cannot read as it was written, and guesses no line', () => {
    expect(read('Datum\tBelopp\n31/2\t12 kr 5')).toEqual([
      { number: 1, spentOn: '31/2', text: '', supplier: '', budgetLineId: '', amount: '12 kr 5', vat: '' },
    ]);
  });
});
