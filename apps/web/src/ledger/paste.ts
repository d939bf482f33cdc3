import type { CostCategory } from '../generated/graphql.ts';
import { readAmount } from '../ui/money.ts';
import { readDay } from './days.ts';

/** What a column of pasted cells means. */
export type Meaning = 'day' | 'amount' | 'text' | 'supplier' | 'category' | 'vat';

/** One row that was pasted, as it is corrected and then recorded; all as written. */
export interface Pasted {
  /** Its number among what was pasted, from 1. */
  number: number;
  spentOn: string;
  text: string;
  supplier: string;
  budgetLineId: string;
  amount: string;
  vat: string;
}

/** A budget line as far as a pasted row needs to know it. */
export interface LineKey {
  id: string;
  category: CostCategory;
  year: number;
}

/** Cells of what a spreadsheet or a table of a ledger put on the clipboard; a quoted cell may hold tabs and line breaks. */
export function readCells(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : ';';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter === '\n' || letter === '\r' ? ' ' : letter;
      else if (text[at + 1] === '"') cell += text[++at]!;
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (letter !== '\r') cell += letter;
  }
  endCell();
  rows.push(row);
  return rows.filter((cells) => cells.some(Boolean));
}

const headings: [Meaning, RegExp][] = [
  ['day', /^(datum|dag|date|day|bokf|ver\.?datum|verifikationsdatum|transdatum)/i],
  ['amount', /^(belopp|summa|amount|sum|kronor|kr|sek|debet)/i],
  ['vat', /^(moms|därav moms|varav moms|vat)/i],
  ['supplier', /^(leverant|supplier|motpart)/i],
  ['category', /^(kostnadsslag|cost category|category|slag)/i],
  ['text', /^(text|beskrivning|ben[äa]mning|not|anteckning|description|vertext|verifikationstext)/i],
];

/** What each column means, by its heading where there is one, otherwise by what stands in it. */
export function meaningsOf(
  cells: readonly string[][],
  categoryOf: (word: string) => CostCategory | null,
): { meanings: (Meaning | null)[]; headed: boolean } {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const first = cells[0] ?? [];
  const named = first.map((word) => headings.find(([, pattern]) => pattern.test(word))?.[0] ?? null);
  if (named.filter(Boolean).length >= 2) return { meanings: once(named), headed: true };
  const share = (column: number, fits: (cell: string) => boolean) => cells.filter((row) => fits(row[column] ?? '')).length / (cells.length || 1);
  const guess = (column: number): Meaning | null => {
    if (share(column, (cell) => readDay(cell, 2000) !== null && !/^\d{1,2}[.]\d{1,2}$/.test(cell)) > 0.6) return 'day';
    if (share(column, (cell) => readAmount(cell) !== null) > 0.6) return 'amount';
    if (share(column, (cell) => categoryOf(cell) !== null) > 0.6) return 'category';
    return share(column, (cell) => cell !== '') > 0.3 ? 'text' : null;
  };
  return { meanings: once(Array.from({ length: width }, (_, column) => guess(column))), headed: false };
}

/** Each meaning once: the first day, the last amount (before it stand numbers of accounts and vouchers), the first text. */
function once(meanings: (Meaning | null)[]): (Meaning | null)[] {
  const keep = (meaning: Meaning) => (meaning === 'amount' ? meanings.lastIndexOf(meaning) : meanings.indexOf(meaning));
  return meanings.map((meaning, column) => (meaning && keep(meaning) === column ? meaning : null));
}

/** The line of a category and a year, where there is exactly one. */
function lineOf(lines: readonly LineKey[], category: CostCategory | null, year: number): string {
  const fitting = lines.filter((line) => (category === null || line.category === category) && line.year === year);
  return fitting.length === 1 ? fitting[0]!.id : '';
}

/** The rows of what was pasted. `lines` are those that may be spent of; a row whose line is not told by its category and year has none yet. */
export function readPaste(text: string, lines: readonly LineKey[], categoryOf: (word: string) => CostCategory | null, year: number): Pasted[] {
  const cells = readCells(text);
  const { meanings, headed } = meaningsOf(cells, categoryOf);
  return cells.slice(headed ? 1 : 0).map((row, index) => {
    const of = (meaning: Meaning) => row[meanings.indexOf(meaning)] ?? '';
    const spentOn = readDay(of('day'), year) ?? of('day');
    const budgetLineId = lineOf(lines, categoryOf(of('category')), Number(spentOn.slice(0, 4)));
    return { number: index + 1, spentOn, text: of('text'), supplier: of('supplier'), budgetLineId, amount: of('amount'), vat: of('vat') };
  });
}
