import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import { parse } from 'csv-parse/sync';
import { newBooks } from '../../testing/books.ts';
import type { Books } from '../../testing/books.ts';
import type { BookVoucher } from '../books/books.ts';
import { readBooks } from '../books/read-books.ts';
import { workbookRows } from '../books/workbook.ts';
import { Zip } from '../books/zip.ts';
import { LedgerFormat } from '../ledger-choices.ts';
import { LedgerImport } from '../ledger-import.entity.ts';
import { markedTable } from './marked-table.ts';
import { xlsxOf } from './sheet.ts';

const HEAD = 'Ver;Datum;Konto;Belopp;Projekt;Leverantör;Egen';
const csv = (...rows: string[]): Buffer => Buffer.from(`${[HEAD, ...rows].join('\n')}\n`);
const cellsOf = (bytes: Buffer | null): string[][] => parse(bytes!.toString('utf8').slice(1), { delimiter: ';' });
const vouchers = (format: LedgerFormat, bytes: Buffer): BookVoucher[] => {
  const taken: BookVoucher[] = [];
  expect(readBooks(format, bytes, (voucher) => taken.push(voucher)).faults).toEqual([]);
  return taken;
};

describe('a table with its faults', () => {
  const marks = [
    { line: 3, message: '=Rad 3 är fel.' },
    { line: 3, message: 'Och mer.' },
    { line: null, message: 'Hela filen' },
  ];
  const file = csv('1;2026-03-01;7410;1 234,50;P1;=cmd;@mera', '2;2026-03-02;7410;-34,50;P1;Konsult AB;');

  test('is the same rows with one column more, and no cell that is worked out', () => {
    expect(cellsOf(markedTable(LedgerFormat.CSV, file, marks, 'sv'))).toEqual([
      [...HEAD.split(';'), 'Vad som är fel'],
      ['1', '2026-03-01', '7410', '1234,50', 'P1', "'=cmd", "'@mera", ''],
      ['2', '2026-03-02', '7410', '-34,50', 'P1', 'Konsult AB', '', "'=Rad 3 är fel. Och mer."],
    ]);
  });

  test('is read again as what it was, and marked anew without a second column', () => {
    const plain = csv('1;2026-03-01;7410;1 234,50;P1;Konsult AB;x', '2;2026-03-02;7410;-34,50;P1;Konsult AB;');
    const marked = markedTable(LedgerFormat.CSV, plain, marks, 'sv')!;
    expect(vouchers(LedgerFormat.CSV, marked)).toEqual(vouchers(LedgerFormat.CSV, plain));
    expect(cellsOf(markedTable(LedgerFormat.CSV, marked, [], 'en')).map((row) => row.at(-1))).toEqual(['What is wrong', '', '']);
  });

  test('of a workbook is a workbook, its days readable and its amounts numbers', () => {
    const sheet = xlsxOf('Blad', HEAD.split(';'), [['1', '46082', '7410', { amount: '1234.50' }, 'P1', 'Konsult AB', '=1+1']]);
    const marked = markedTable(LedgerFormat.XLSX, sheet, [{ line: 2, message: 'Fel.' }], 'sv')!;
    expect(workbookRows(marked).rows[1]).toEqual(['1', '2026-03-01', '7410', '1234.50', 'P1', 'Konsult AB', "'=1+1", 'Fel.']);
    expect(new Zip(marked, 1_000_000).text('xl/worksheets/sheet1.xml')).not.toMatch(/<f[\s>/]/);
    expect(vouchers(LedgerFormat.XLSX, marked)).toEqual(vouchers(LedgerFormat.XLSX, sheet));
  });

  test('of very many rows is made too', () => {
    const many = csv('1;2026-03-01;7410;1;P1;;\n'.repeat(126_000));
    expect(markedTable(LedgerFormat.CSV, many, [], 'sv')!.length).toBeGreaterThan(many.length);
  });

  test('is there of no other file', () => {
    expect(markedTable(LedgerFormat.SIE4, Buffer.from('#FLAGGA 0'), [], 'sv')).toBeNull();
    expect(markedTable(LedgerFormat.XLSX, Buffer.from('hej'), [], 'sv')).toBeNull();
    expect(markedTable(LedgerFormat.CSV, Buffer.from('hej;du\n1;2\n'), [], 'sv')).toBeNull();
  });
});

describe('the refused rows of an import', () => {
  let books: Books;
  beforeEach(async () => {
    books = await newBooks();
  });
  afterEach(() => books.close());
  afterAll(closeTestDatabase);
  const CSV = LedgerFormat.CSV;

  test('are told beside them before it, and after it, to who may import and uploaded them', async () => {
    const file = csv('1;2026-03-01;7410;100;P1;A;', '2;2026-03-02;6100;50;P1;B;');
    const uploadId = await books.upload(file);
    const before = await books.marked.ofUpload(books.finance, uploadId, '2480', CSV);
    const told = ['Vad som är fel', '', expect.stringMatching(/^Ingen har sagt vad konto 6100 står för/)];
    expect(cellsOf(before).map((row) => row.at(-1))).toEqual(told);

    const { ledgerImport } = await books.take(file, { format: CSV, uploadId });
    const importId = globalId(LedgerImport, ledgerImport.id);
    expect(cellsOf(await books.marked.ofImport(books.finance, importId, CSV)).map((row) => row.at(-1))).toEqual(told);

    const reader = await books.world.as('reader');
    for (const one of [reader, books.coordinator]) {
      expect(await books.marked.ofUpload(one, uploadId, '2480', CSV)).toBeNull();
      expect(await books.marked.ofImport(one, importId, CSV)).toBeNull();
    }
    expect(await books.marked.ofUpload(books.finance, uploadId, '9999', CSV)).toBeNull();
    expect(await books.marked.ofImport(books.finance, 'lim_x', CSV)).toBeNull();
  });

  test('are told beside them where they stop the whole file', async () => {
    const uploadId = await books.upload(csv('1;i går;7410;100;P1;A;', '2;2026-03-02;7410;50;P1;B;'));
    const marked = cellsOf(await books.marked.ofUpload(books.finance, uploadId, '2480', CSV));
    expect(marked[1]!.at(-1)).toBe('Rad 2: ”i går” är ingen dag. Skriv den som 2026-01-31.');
  });
});
