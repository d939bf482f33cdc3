import { describe, expect, test } from '@jest/globals';
import { faultsOf, type Bounds } from './rules.ts';

const bounds: Bounds = { startsOn: '2026-01-01', endsOn: '2026-12-31', year: 2026, closed: () => null };
const row = (amount: string, vat: string) => ({ spentOn: '2026-03-04', text: 'Tåg', supplier: '', budgetLineId: 'bdl_1', amount, vat });
const faults = (amount: string, vat: string): string[] => Object.keys(faultsOf(row(amount, vat), bounds));

describe('the tax of a new row', () => {
  test.each([
    ['250,50', ''],
    ['250,50', '50,10'],
    ['250,50', '0'],
    ['250,50', '250,50'],
    ['−250,50', '−50,10'],
  ])('of %s may be %j', (amount, vat) => {
    expect(faults(amount, vat)).toEqual([]);
  });
  test.each([
    ['250,50', '250,51'],
    ['250,50', '-1'],
    ['-250,50', '1'],
    ['250,50', 'lite'],
  ])('of %s may not be %j', (amount, vat) => {
    expect(faults(amount, vat)).toEqual(['vat']);
  });
});
