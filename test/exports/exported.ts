import { csv } from '../../apps/web/src/ui/csv.ts';
import { csvOf, xlsxOf } from '../../libs/funding/src/ledger/export/sheet.ts';
import { columnsOfLine, workbookOf } from '../../libs/funding/src/reviews/line-workbook.ts';
import type { ExportedLine } from '../../libs/funding/src/reviews/line-workbook.ts';

/** A file that the product's own code made of texts, so many in a row. */
export interface Exported {
  name: string;
  bytes: Buffer;
  texts: readonly (readonly string[])[];
}

/** The texts that a line of a claim leaves the funder's room with. */
const OF_A_LINE = ['supplier', 'text', 'account', 'reason'] as const;
const WIDE = OF_A_LINE.length;

/** The texts in every kind of table that the product hands out. */
export async function exported(texts: readonly string[]): Promise<Exported[]> {
  const rows = Array.from({ length: Math.ceil(texts.length / WIDE) }, (_row, i) => texts.slice(i * WIDE, (i + 1) * WIDE));
  const cells = rows.map((row) => [...row, { amount: '-1234.50' }]);
  const head = ['a', 'b', 'c', 'd', 'Belopp'];
  const lines = rows.map((row) => ({ ...EMPTY, ...Object.fromEntries(OF_A_LINE.map((name, i) => [name, row[i] ?? null])) }) as ExportedLine);
  return [
    { name: 'ledger.csv', bytes: csvOf(head, cells), texts: rows },
    { name: 'browser.csv', bytes: Buffer.from(`\ufeff${csv([head, ...rows])}`), texts: rows },
    { name: 'ledger.xlsx', bytes: xlsxOf('=1+1', head, cells), texts: rows },
    { name: 'lines.xlsx', bytes: await workbookOf(lines), texts: rows },
  ];
}

const EMPTY = Object.fromEntries([...columnsOfLine.matchAll(/ as "(\w+)"/g)].map(([, name]) => [name, null]));
