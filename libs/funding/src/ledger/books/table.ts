import { parse } from 'csv-parse/sync';
import { dayOfText, oreOfText } from './amounts.ts';
import { LedgerEmpty, LedgerLineWrong, LedgerTooLarge, LedgerUnreadable, MOST_BOOK_ROWS, MOST_FAULTS, takeWhole, VoucherKeys } from './books.ts';
import type { BookFault, BookRow, BookSummary, BookVoucher, Take } from './books.ts';
import { LedgerFormat } from '../ledger-choices.ts';
import { workbookRows } from './workbook.ts';

/** What a column of a table of books means. */
export type Column = 'series' | 'number' | 'day' | 'account' | 'accountName' | 'amount' | 'debit' | 'credit' | 'project' | 'text' | 'supplier';

/** What headings call the columns, in small letters and without signs. */
const WORDS: Record<Column, readonly string[]> = {
  series: ['serie', 'verserie', 'verifikationsserie', 'series'],
  number: ['ver', 'vernr', 'vernummer', 'verifikat', 'verifikatnr', 'verifikation', 'verifikationsnummer', 'number', 'voucher'],
  day: ['datum', 'bokföringsdatum', 'bokfdatum', 'verdatum', 'verifikationsdatum', 'date'],
  account: ['konto', 'kontonr', 'kontonummer', 'account'],
  accountName: ['kontonamn', 'kontotext', 'accountname'],
  amount: ['belopp', 'summa', 'utfall', 'amount'],
  debit: ['debet', 'debit'],
  credit: ['kredit', 'credit'],
  project: ['projekt', 'projektnr', 'projektnummer', 'proj', 'objekt', 'project'],
  text: ['text', 'vertext', 'transaktionstext', 'beskrivning', 'benämning', 'description'],
  supplier: ['leverantör', 'leverantörsnamn', 'motpart', 'supplier'],
};
/** The dimension of projects in SIE; a table has one column for it. */
const PROJECTS = '6';

/** What a table’s rows come to as vouchers. */
class TableReader {
  private readonly faults: BookFault[] = [];
  private readonly keys = new VoucherKeys();
  private readonly vouchers = new Map<string, BookVoucher>();
  private rows = 0;

  constructor(
    private readonly columns: ReadonlyMap<Column, number>,
    private readonly since1904: boolean | null,
    private readonly take: Take,
  ) {}

  read(cells: readonly string[][], first: number): BookSummary {
    for (let i = first; i < cells.length && this.faults.length < MOST_FAULTS; i++)
      if (cells[i]!.some((cell) => cell.trim())) this.row(cells[i]!, i + 1);
    if (!this.rows && !this.faults.length) this.faults.push({ line: null, error: new LedgerEmpty({}), blocking: true });
    const days = [...this.vouchers.values()].map(({ postedOn }) => postedOn).sort();
    const summary = { vouchers: this.vouchers.size, rows: this.rows, startsOn: days[0] ?? null, endsOn: days.at(-1) ?? null, faults: this.faults };
    if (this.faults.some(({ blocking }) => blocking)) return summary;
    for (const voucher of this.vouchers.values()) {
      const fault = takeWhole(balanced(voucher), this.keys, this.take);
      if (fault && this.faults.length < MOST_FAULTS) this.faults.push(fault);
    }
    return summary;
  }

  private row(cells: readonly string[], line: number): void {
    const cell = (column: Column): string | null => cells[this.columns.get(column) ?? -1]?.slice(0, 2000).normalize('NFC').trim() || null;
    const postedOn = dayOfCell(cell('day') ?? '', this.since1904);
    const amount = amountOf(cell);
    if (postedOn === null)
      return this.wrong(
        line,
        `”${cell('day') ?? ''}” är ingen dag. Skriv den som 2026-01-31.`,
        `“${cell('day') ?? ''}” is no day. Write it as 2026-01-31.`,
      );
    if (amount === null) return this.wrong(line, 'Beloppet går inte att läsa.', 'The amount cannot be read.');
    const [account, project] = [cell('account'), cell('project')];
    if (account === null || account.length > 20) return this.wrong(line, 'Konto saknas.', 'The account is missing.');
    const said = { line, account, accountName: cell('accountName')?.slice(0, 200) ?? null, amount };
    const objects: BookRow['objects'] = project === null ? [] : [[PROJECTS, project.slice(0, 60)]];
    const row = { ...said, objects, text: cell('text')?.slice(0, 1000) ?? null, supplier: cell('supplier')?.slice(0, 200) ?? null };
    this.voucherOf(cell, postedOn, line).rows.push(row);
    this.rows++;
    if (this.rows > MOST_BOOK_ROWS) this.faults.push({ line: null, error: new LedgerTooLarge({ most: MOST_BOOK_ROWS }), blocking: true });
  }

  /** Rows of one number are one voucher; without numbers each row is one. */
  private voucherOf(cell: (column: Column) => string | null, postedOn: string, line: number): BookVoucher {
    const [series, number] = [cell('series')?.slice(0, 20) ?? null, cell('number')?.slice(0, 40) ?? null];
    const fiscalYear = Number(postedOn.slice(0, 4));
    const of = number === null ? String(line) : `${fiscalYear}/${series ?? ''}/${number}/${postedOn}`;
    const known = this.vouchers.get(of);
    if (known) return known;
    const voucher = { line, series, number, postedOn, fiscalYear, text: cell('text')?.slice(0, 1000) ?? null, rows: [], key: '' };
    this.vouchers.set(of, voucher);
    return voucher;
  }

  private wrong(line: number, sv: string, en: string): void {
    this.faults.push({ line, error: new LedgerLineWrong({ line, what: { sv, en } }), blocking: true });
  }
}

/** The day of a cell. A workbook keeps days as numbers, counted from 1900 or 1904; null where it is no workbook. */
export function dayOfCell(text: string, since1904: boolean | null): string | null {
  if (since1904 === null || !/^\d{5}(?:\.\d*)?$/.test(text)) return dayOfText(text.slice(0, 10));
  const days = Number.parseInt(text, 10) - (since1904 ? 24_107 : 25_569);
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** An amount, or what is in debit less what is in credit. */
function amountOf(cell: (column: Column) => string | null): bigint | null {
  const amount = cell('amount');
  if (amount !== null) return oreOfText(amount);
  const [debit, credit] = [cell('debit'), cell('credit')];
  if (debit === null && credit === null) return null;
  const [inDebit, inCredit] = [oreOfText(debit ?? '0'), oreOfText(credit ?? '0')];
  return inDebit === null || inCredit === null ? null : inDebit - inCredit;
}

/** An extract holds the rows of some accounts only: what is missing to zero stands on others. */
function balanced(voucher: BookVoucher): BookVoucher {
  const sum = voucher.rows.reduce((all, { amount }) => all + amount, 0n);
  if (sum === 0n) return voucher;
  const other = { line: voucher.line, account: null, accountName: 'Konton utanför utdraget', amount: -sum, objects: [], text: null, supplier: null };
  return { ...voucher, rows: [...voucher.rows, other] };
}

/** Reads a workbook. */
export function readWorkbook(bytes: Buffer, take: Take): BookSummary {
  try {
    const { rows, since1904 } = workbookRows(bytes);
    return readCells(rows, since1904, 'XLSX', take);
  } catch {
    // whatever a hostile or broken file makes a reader say helps nobody
    return refused(new LedgerUnreadable({ format: 'XLSX' }));
  }
}

/** Reads a table of text, in UTF-8, UTF-16 or the old Windows encoding. */
export function readCsv(bytes: Buffer, take: Take): BookSummary {
  try {
    const records = csvCells(bytes, ({ columns }) => Math.max(...columns.values()) + 1);
    return records ? readCells(records, null, 'CSV', take) : noHeadings('CSV');
  } catch {
    return refused(new LedgerUnreadable({ format: 'CSV' }));
  }
}

/** The cells of a table of text, of each row so many as are asked for; null where it has no headings, before all of it is read. */
function csvCells(bytes: Buffer, widthOf: (found: Headings) => number): string[][] | null {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  refuseMasses(text, delimiter);
  const options = { delimiter, relax_column_count: true, max_record_size: 20_000 };
  const found = headingsIn(parse(text, { ...options, to: HEAD_ROWS }));
  if (!found) return null;
  const width = widthOf(found);
  return parse(text, { ...options, to: MOST_BOOK_ROWS + HEAD_ROWS, on_record: (record: string[]) => record.slice(0, width) });
}

/** A table of books as it stands: its cells as text, where its headings are and what they mean. */
export interface BookTable {
  cells: string[][];
  headings: number;
  columns: ReadonlyMap<Column, number>;
  since1904: boolean | null;
}

/** Reads a table as it stands; null for what is none. */
export function tableOf(format: LedgerFormat.XLSX | LedgerFormat.CSV, bytes: Buffer): BookTable | null {
  try {
    const { rows, since1904 } = format === LedgerFormat.CSV ? { rows: csvCells(bytes, () => MOST_COLUMNS), since1904: null } : workbookRows(bytes);
    const found = rows && headingsIn(rows);
    return found && { cells: rows, since1904, headings: found.row, columns: found.columns };
  } catch {
    return null;
  }
}

/** A table of books has no more. */
const MOST_COLUMNS = 50;
/** The headings stand in one of the first rows. */
const HEAD_ROWS = 20;

interface Headings {
  row: number;
  columns: Map<Column, number>;
}

function headingsIn(cells: readonly string[][]): Headings | null {
  for (let row = 0; row < Math.min(cells.length, HEAD_ROWS); row++) {
    const columns = columnsOf(cells[row]!);
    if (columns.has('day') && columns.has('account') && (columns.has('amount') || columns.has('debit') || columns.has('credit')))
      return { row, columns };
  }
  return null;
}

function readCells(cells: readonly string[][], since1904: boolean | null, format: string, take: Take): BookSummary {
  const found = headingsIn(cells);
  return found ? new TableReader(found.columns, since1904, take).read(cells, found.row + 1) : noHeadings(format);
}

const noHeadings = (format: string): BookSummary =>
  refused(
    new LedgerLineWrong({
      line: 1,
      what: {
        sv: `Ingen rad har rubrikerna datum, konto och belopp (${format}).`,
        en: `No row has the headings date, account and amount (${format}).`,
      },
    }),
  );

function columnsOf(headings: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  headings.slice(0, MOST_COLUMNS).forEach((heading, i) => {
    const word = heading
      .slice(0, 100)
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '');
    const column = (Object.keys(WORDS) as Column[]).find((name) => WORDS[name].includes(word));
    if (column && !columns.has(column)) columns.set(column, i);
  });
  return columns;
}

const refused = (error: BookFault['error']): BookSummary => ({
  vouchers: 0,
  rows: 0,
  startsOn: null,
  endsOn: null,
  faults: [{ line: null, error, blocking: true }],
});

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** No more cells than these are looked at, the empty ones included. */
const MOST_CELLS = 4_000_000;
const LONGEST_LINE = 20_000;

/** Looks at no more than where lines and cells end, which is quick, before a parser is let at it, which is not. */
function refuseMasses(text: string, delimiter: string): void {
  let [cells, line] = [0, 0];
  const [end, mark] = [0x0a, delimiter.charCodeAt(0)];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === end || code === mark) cells++;
    if (code === end) line = at;
    if (cells > MOST_CELLS || at - line > LONGEST_LINE) throw new Error('no table of books');
  }
}

/** The separator that the first lines have most of. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => head.split(mark).length;
  return [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
