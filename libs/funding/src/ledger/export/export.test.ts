import { afterAll, describe, expect, test } from '@jest/globals';
import { closeTestDatabase } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { newGranted } from '../../testing/granted.ts';
import { workbookRows } from '../books/workbook.ts';
import { Zip } from '../books/zip.ts';
import { LedgerExport } from './ledger-export.ts';
import { csvOf, xlsxOf } from './sheet.ts';

afterAll(closeTestDatabase);

/** What spreadsheet programs, or who reads them, could take for something to work out or to fetch. */
const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://x.example";"klicka")',
  '+46 90 16 10 00',
  '-1+cmd|/C calc',
  '@SUM(A1)',
  '\t=1+1',
  '\r\n=1+1',
  '  =1+1',
  '|calc',
  '%0A=1',
  '\uff1d1+1',
  '"=1+1',
  'a;=1+1',
  'a,=1+1',
  'a\t=1+1',
  'a\n=1+1',
  '\u0000=1+1',
  '<f>1+1</f>',
  ']]></v><f>1</f>',
  '{=1+1}',
  'DDE("cmd";"/C calc";"x")',
];
const looksLikeFormula = (cell: string): boolean => /^\s*[=+@|%\uff1d\uff0b\uff0d\uff20-]/.test(cell);
const rows = HOSTILE.map((text) => [text, { amount: '-1234.50' }]);

describe('an exported table', () => {
  test('of CSV has no cell that a spreadsheet program would work out', () => {
    const text = csvOf(HOSTILE, rows).toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const cells: string[][] = parse(text.slice(1), { delimiter: ';', relax_column_count: true });
    expect(cells).toHaveLength(rows.length + 1);
    for (const [name, amount] of cells.slice(1)) expect([looksLikeFormula(name!), amount]).toEqual([false, '-1234,50']);
    expect(cells[0]!.filter(looksLikeFormula)).toEqual([]);
    // every cell is within quotes, so that another separator makes no cells of it either
    expect(
      text
        .slice(1)
        .trimEnd()
        .split('\r\n')
        .every((line) => /^(?:"(?:[^"]|"")*";?)+$/.test(line)),
    ).toBe(true);
  });

  test('of CSV has none either where a comma is taken for its separator', () => {
    const text = csvOf(['a'], [['Resa,=1+1'], ['Lunch, "@SUM(A1)"'], ["Tåg,'-2+cmd"], ['Hotell, två nätter, 1 200 kr']]).toString('utf8');
    expect(
      text
        .split(/[,\n]/)
        .map((cell) => cell.replace(/^["\s]+/, ''))
        .filter(looksLikeFormula),
    ).toEqual([]);
    expect(text).toContain('"Hotell, två nätter, 1 200 kr"');
  });

  test('of a workbook holds texts as texts, amounts as numbers, and no formula', async () => {
    const bytes = xlsxOf('=1+1', ['Text', 'Belopp'], rows);
    const xml = new Zip(bytes, 1_000_000).text('xl/worksheets/sheet1.xml')!;
    expect(xml).not.toMatch(/<f[\s>/]/);
    expect([...xml.matchAll(/ t="inlineStr">/g)]).toHaveLength(HOSTILE.length + 2);
    const [, first] = await readSheet(bytes);
    expect(first).toEqual(["'=1+1", -1234.5]);
    expect(
      workbookRows(bytes)
        .rows.slice(1)
        .every(([text]) => !looksLikeFormula(text!)),
    ).toBe(true);
  });

  test('is the same bytes for the same table', () => {
    expect(xlsxOf('a', ['b'], rows).equals(xlsxOf('a', ['b'], rows))).toBe(true);
  });
});

describe('a project’s ledger', () => {
  test('is what was posted, öre for öre; what of vouchers one may not read is not there', async () => {
    const granted = await newGranted();
    await granted.spend(CostCategory.travel, '2026-02-01', 12_345n, { supplier: '=Resebolaget', note: 'Tåg' });
    await granted.reverse(await granted.spend(CostCategory.staff, '2026-02-02', 100n));
    const exported = new LedgerExport(granted.world.database);
    const reader = await granted.world.as('reader');
    const cells = async (scope = granted.finance): Promise<string[][]> =>
      parse((await exported.file(scope, granted.projectId, 'ledger.csv'))!.toString('utf8').slice(1), { delimiter: ';' });
    const [headings, travel, ...staff] = await cells();
    expect(headings).toHaveLength(11);
    expect(travel).toEqual(['2026-02-01', '', 'resor', '123,45', '0,00', "'=Resebolaget", 'Tåg', '', '', '', 'Kostnad i projektet']);
    expect(staff.map((row) => row[3])).toEqual(['1,00', '-1,00']);
    expect((await cells(reader))[0]).toHaveLength(8);
    expect(await exported.file(await (await newGranted()).world.as('regionCoordinator'), granted.projectId, 'ledger.xlsx')).toBeNull();
  });
});
