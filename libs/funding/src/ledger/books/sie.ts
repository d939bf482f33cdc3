import type { DomainError } from '@samnav/platform';
import { dayOfText, oreOfText } from './amounts.ts';
import {
  LedgerEmpty,
  LedgerFaulty,
  LedgerLineWrong,
  LedgerTooLarge,
  LedgerUnreadable,
  MOST_BOOK_ROWS,
  MOST_FAULTS,
  takeWhole,
  VoucherKeys,
} from './books.ts';
import type { BookFault, BookRow, BookSummary, BookVoucher, Take } from './books.ts';
import { SieBalances } from './sie-balances.ts';
import { checksumFault } from './sie-checksum.ts';
import { fieldsOf, SieSyntax } from './sie-fields.ts';
import type { Field } from './sie-fields.ts';
import { sieText } from './sie-text.ts';

/** No accounting program writes longer lines. */
const LONGEST_LINE = 20_000;
/** The names of more accounts are not kept. */
const MOST_ACCOUNTS = 20_000;

/** Reads a SIE file of type 4: hands out its vouchers, and says what else it holds and what is wrong. */
export function readSie(bytes: Buffer, take: Take): BookSummary {
  const summary = new SieReader(take).read(sieText(bytes));
  const fault = checksumFault(bytes);
  return fault ? { ...summary, faults: [fault, ...summary.faults] } : summary;
}

class SieReader {
  private readonly faults: BookFault[] = [];
  private readonly accounts = new Map<string, string>();
  private readonly years = new Map<string, { startsOn: string; endsOn: string }>();
  private readonly balances = new SieBalances();
  private readonly keys = new VoucherKeys();
  private voucher: BookVoucher | null = null;
  private open = false;
  /** The row that an #RTRANS line added; the same #TRANS follows for programs that do not know the first. */
  private added: { row: BookRow; fields: string } | null = null;
  private readonly counted = { vouchers: 0, rows: 0, first: '', last: '' };
  private type = '';
  /** Something is wrong with the whole file: the rest is not read. */
  private stopped = false;
  private endsOn: string | null = null;

  constructor(private readonly take: Take) {}

  read(text: string): BookSummary {
    let [number, at, begun] = [0, 0, false];
    while (at < text.length && !this.stopped) {
      const end = text.indexOf('\n', at);
      const stop = end < 0 ? text.length : end;
      number++;
      if (stop - at > LONGEST_LINE) this.wrong(number, 'Raden är för lång.', 'The line is too long.');
      else {
        const line = text.slice(at, stop).trim();
        if (line !== '' && !begun && !line.startsWith('#FLAGGA')) return this.unreadable();
        if (line !== '' && line !== '\x1a') {
          begun = true;
          this.line(line, number);
        }
      }
      at = stop + 1;
    }
    return begun ? this.summary(number) : this.unreadable();
  }

  private line(line: string, number: number): void {
    try {
      const code = line.charCodeAt(0);
      if (code === 0x23) this.tagged(line, number);
      else if (line === '{') this.begin();
      else if (line === '}') this.end();
      // what is neither stands in no version of the format
      else throw new SieSyntax('Raden börjar varken med # eller en klammer.', 'The line begins neither with # nor with a brace.');
    } catch (error) {
      if (!(error instanceof SieSyntax)) throw error;
      this.wrong(number, error.sv, error.en);
    }
  }

  private tagged(line: string, number: number): void {
    const blank = line.search(/[ \t{]/);
    const tag = (blank < 0 ? line : line.slice(0, blank)).toUpperCase();
    const read = TAGS[tag];
    if (read === undefined) return; // unknown tags are to be passed over
    const from = blank < 0 ? line.length : blank;
    if (tag === '#VER' && line.endsWith('{')) {
      // some programs open the rows on the same line
      this.ver(fieldsOf(line.slice(0, -1), from), number);
      return this.begin();
    }
    read(this, fieldsOf(line, from), number);
  }

  private begin(): void {
    if (!this.voucher || this.open) throw new SieSyntax('En klammer öppnas utan #VER.', 'A brace is opened without #VER.');
    this.open = true;
  }

  private end(): void {
    if (!this.voucher || !this.open) throw new SieSyntax('En klammer stängs som aldrig öppnades.', 'A brace is closed that was never opened.');
    this.flushAdded();
    this.open = false;
    this.finish();
  }

  /** A voucher without rows has no braces in some files. */
  private finish(): void {
    const voucher = this.voucher;
    this.voucher = null;
    if (!voucher) return;
    this.count('vouchers');
    if (this.stopped) return;
    for (const { account, amount } of voucher.rows) this.balances.move(account!, amount, voucher.postedOn);
    const fault = takeWhole(voucher, this.keys, this.take);
    if (fault) this.faults.push(fault);
    if (this.faults.length > MOST_FAULTS) this.stop(null, new LedgerFaulty({ most: MOST_FAULTS }));
  }

  ver(fields: Field[], line: number): void {
    if (this.open) throw new SieSyntax('#VER står inne i ett annat verifikat.', '#VER stands within another voucher.');
    this.finish();
    const [series = '', number = '', date = '', text = ''] = fields.map(plain);
    const postedOn = dayOfText(date);
    if (postedOn === null) throw new SieSyntax(`”${date}” är ingen dag.`, `“${date}” is no day.`);
    const said = { line, series: series.slice(0, 20) || null, number: number === '' || number === '0' ? null : number.slice(0, 40), postedOn };
    const whole = { ...said, text: text.slice(0, 1000) || null, fiscalYear: this.fiscalYear(postedOn) };
    this.voucher = { ...whole, rows: [], key: '' };
    if (!this.counted.first || postedOn < this.counted.first) this.counted.first = postedOn;
    if (postedOn > this.counted.last) this.counted.last = postedOn;
  }

  /** #TRANS and #RTRANS: account, objects, amount, day, text. */
  trans(fields: Field[], line: number, added: boolean): void {
    if (!this.open) throw new SieSyntax('Raden står inte i något verifikat.', 'The line stands in no voucher.');
    const row = this.row(fields, line);
    // the twin has the voucher's day, not that of the change
    if (this.added && this.added.fields !== JSON.stringify(fields.slice(0, 3))) this.flushAdded();
    this.added = null;
    if (added) this.added = { row, fields: JSON.stringify(fields.slice(0, 3)) };
    else this.keep(row);
  }

  /** #BTRANS: what was struck out; it counts for nothing. */
  struck(fields: Field[], line: number): void {
    if (!this.open) throw new SieSyntax('Raden står inte i något verifikat.', 'The line stands in no voucher.');
    this.flushAdded();
    this.row(fields, line);
  }

  private flushAdded(): void {
    if (this.added) this.keep(this.added.row);
    this.added = null;
  }

  private keep(row: BookRow): void {
    this.voucher!.rows.push(row);
    this.count('rows');
  }

  private row(fields: Field[], line: number): BookRow {
    const [account, objects, amount, , text] = fields;
    if (typeof account !== 'string' || !Array.isArray(objects) || typeof amount !== 'string' || account === '' || account.length > 20)
      throw new SieSyntax('Raden ska ha konto, {objekt} och belopp.', 'The line should have account, {objects} and amount.');
    const ore = oreOfText(amount);
    if (ore === null) throw new SieSyntax(`”${amount}” är inget belopp i kronor och ören.`, `“${amount}” is no amount of kronor and öre.`);
    if (objects.length % 2) throw new SieSyntax('Ett objekt saknar sitt nummer.', 'An object lacks its number.');
    const pairs: [string, string][] = [];
    for (let i = 0; i < objects.length; i += 2) if (objects[i + 1] !== '') pairs.push([objects[i]!, objects[i + 1]!]);
    const said = text === undefined ? '' : plain(text);
    return {
      line,
      account,
      accountName: this.accounts.get(account) ?? null,
      amount: ore,
      objects: pairs,
      text: said.slice(0, 1000) || null,
      supplier: null,
    };
  }

  /** #KONTO */
  account([account, name]: Field[]): void {
    if (typeof account === 'string' && this.accounts.size < MOST_ACCOUNTS) this.accounts.set(account, plain(name ?? '').slice(0, 200));
  }

  /** #RAR: what year 0 and those before it are; programs that export vouchers alone may leave the days out. */
  year([year, from, to]: Field[]): void {
    const [startsOn, endsOn] = [dayOfText(plain(from ?? '')), dayOfText(plain(to ?? ''))];
    if (typeof year === 'string' && startsOn && endsOn) this.years.set(year, { startsOn, endsOn });
  }

  /** #OMFATTN: the day until which the file speaks. */
  until([day]: Field[]): void {
    this.endsOn = dayOfText(plain(day ?? ''));
  }

  sieType([type]: Field[]): void {
    this.type = plain(type ?? '');
  }

  /** #IB, #UB, #RES: year, account, balance. */
  balance(tag: 'IB' | 'UB' | 'RES', [year, account, balance]: Field[], line: number): void {
    if (year !== '0') return;
    const ore = oreOfText(plain(balance ?? ''));
    if (typeof account !== 'string' || ore === null) throw new SieSyntax('Saldot går inte att läsa.', 'The balance cannot be read.');
    this.balances.state(tag, account, ore, line);
  }

  private fiscalYear(day: string): number {
    for (const { startsOn, endsOn } of this.years.values()) if (startsOn <= day && day <= endsOn) return Number(startsOn.slice(0, 4));
    return Number(day.slice(0, 4));
  }

  private summary(lines: number): BookSummary {
    const { stopped } = this;
    if (stopped) this.voucher = null;
    else if (this.open) this.wrong(lines, 'Filen slutar mitt i ett verifikat.', 'The file ends within a voucher.');
    else this.finish();
    const { vouchers, rows, first, last } = this.counted;
    const whole = this.years.get('0');
    if (!stopped && !this.open) this.judge(vouchers, whole);
    const complete = this.balances.stated && whole;
    const startsOn = complete && whole.startsOn < first ? whole.startsOn : first || null;
    const until = this.endsOn ?? whole?.endsOn ?? last;
    return { vouchers, rows, startsOn, endsOn: complete && until > last ? until : last || null, faults: this.faults };
  }

  private judge(vouchers: number, whole?: { startsOn: string; endsOn: string }): void {
    if (this.type !== '4' && this.type !== '') {
      const [sv, en] = [`Filen är SIE typ ${this.type}; bara typ 4 har verifikat.`, `The file is SIE type ${this.type}; only type 4 has vouchers.`];
      this.faults.push({ line: null, error: new LedgerLineWrong({ line: '#SIETYP', what: { sv, en } }), blocking: true });
    } else if (!vouchers) this.faults.push({ line: null, error: new LedgerEmpty({}), blocking: true });
    else this.faults.push(...this.balances.faults(whole));
  }

  private unreadable(): BookSummary {
    const error = new LedgerUnreadable({ format: 'SIE 4' });
    return { vouchers: 0, rows: 0, startsOn: null, endsOn: null, faults: [{ line: 1, error, blocking: true }] };
  }

  private wrong(line: number, sv: string, en: string): void {
    this.stop(line, new LedgerLineWrong({ line, what: { sv, en } }));
  }

  private stop(line: number | null, error: DomainError): void {
    this.stopped = true;
    this.faults.push({ line, error, blocking: true });
  }

  private count(what: 'vouchers' | 'rows'): void {
    this.counted[what]++;
    if (this.counted.vouchers + this.counted.rows > MOST_BOOK_ROWS) this.stop(null, new LedgerTooLarge({ most: MOST_BOOK_ROWS }));
  }
}

const plain = (field: Field): string => (typeof field === 'string' ? field : field.join(' '));

const TAGS: Record<string, (reader: SieReader, fields: Field[], line: number) => void> = {
  '#SIETYP': (reader, fields) => reader.sieType(fields),
  '#RAR': (reader, fields) => reader.year(fields),
  '#OMFATTN': (reader, fields) => reader.until(fields),
  '#KONTO': (reader, fields) => reader.account(fields),
  '#IB': (reader, fields, line) => reader.balance('IB', fields, line),
  '#UB': (reader, fields, line) => reader.balance('UB', fields, line),
  '#RES': (reader, fields, line) => reader.balance('RES', fields, line),
  '#VER': (reader, fields, line) => reader.ver(fields, line),
  '#TRANS': (reader, fields, line) => reader.trans(fields, line, false),
  '#RTRANS': (reader, fields, line) => reader.trans(fields, line, true),
  '#BTRANS': (reader, fields, line) => reader.struck(fields, line),
};
