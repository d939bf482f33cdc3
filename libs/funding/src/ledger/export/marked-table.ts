import { amountOf } from '@samnav/platform';
import { oreOfText } from '../books/amounts.ts';
import { dayOfCell, tableOf } from '../books/table.ts';
import type { Column } from '../books/table.ts';
import { LedgerFormat } from '../ledger-choices.ts';
import { csvOf, xlsxOf } from './sheet.ts';
import type { SheetCell } from './sheet.ts';

/** What is wrong with a row of a table, in words. */
export interface Mark {
  line: number | null;
  message: string;
}
const HEADING = { sv: 'Vad som är fel', en: 'What is wrong' };
const AMOUNTS: readonly Column[] = ['amount', 'debit', 'credit'];

/**
 * A table of books once more, with a column that says what is wrong with each row, in the format that it had: what is put right in it can be
 * imported as it is. Null for what is no such table.
 */
export function markedTable(format: LedgerFormat, bytes: Buffer, marks: readonly Mark[], language: 'sv' | 'en'): Buffer | null {
  const table = format === LedgerFormat.SIE4 ? null : tableOf(format, bytes);
  if (!table) return null;
  const { cells, headings, columns, since1904 } = table;
  const known = new Map([...columns].map(([column, at]) => [at, column]));
  // a table that was marked before is marked anew
  const before = cells[headings]!.findIndex((cell) => Object.values(HEADING).includes(cell.trim()));
  const width = before < 0 ? cells.reduce((most, row) => Math.max(most, row.length), 0) : before;
  const said = new Map<number, string[]>();
  for (const { line, message } of marks) if (line !== null) said.set(line, [...(said.get(line) ?? []), message]);
  const rows = cells.map((row, i): SheetCell[] => {
    const shown = Array.from({ length: width }, (_cell, j) => (i > headings ? cellOf(row[j], known.get(j), since1904) : (row[j] ?? null)));
    return [...shown, i === headings ? HEADING[language] : (said.get(i + 1)?.join(' ') ?? null)];
  });
  const head = rows[0]!.map((cell) => cell as string);
  return format === LedgerFormat.CSV ? csvOf(head, rows.slice(1)) : xlsxOf(HEADING[language], head, rows.slice(1));
}

/** Amounts stay numbers and days days, so that they are read again as they are; all else is text. */
function cellOf(text: string | undefined, column: Column | undefined, since1904: boolean | null): SheetCell {
  if (!text?.trim()) return null;
  if (column === 'day') return dayOfCell(text.trim(), since1904) ?? text;
  const ore = column && AMOUNTS.includes(column) ? oreOfText(text) : null;
  return ore === null ? text : { amount: amountOf(ore) };
}
