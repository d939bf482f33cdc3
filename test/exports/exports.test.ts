import { expect, test } from '@jest/globals';
import { Chance } from '../money/chance.ts';
import { asked } from './asked.ts';
import { exported } from './exported.ts';
import { byReaders } from './opened.ts';
import { hostile } from './strings.ts';

test('no exported table has a cell that a spreadsheet program would work out, and all texts are there', async () => {
  const chance = new Chance(7);
  const found = [];
  for (const file of await exported(Array.from({ length: 4000 }, () => hostile(chance)))) found.push(await asked(file, byReaders));
  expect(found).toEqual(['ledger.csv', 'browser.csv', 'ledger.xlsx', 'lines.xlsx'].map((name) => ({ name, formulas: 0, changed: 0, shown: [] })));
});
