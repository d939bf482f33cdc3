import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import type { BookSummary, BookVoucher } from './books.ts';
import { readSie } from './sie.ts';

const DATA = new URL('../../../data/sie/', import.meta.url);
interface Read extends BookSummary {
  taken: BookVoucher[];
  codes: string[];
}
function read(bytes: Buffer | string): Read {
  const taken: BookVoucher[] = [];
  const summary = readSie(typeof bytes === 'string' ? iconv.encode(bytes, 'cp437') : bytes, (voucher) => taken.push(voucher));
  return { ...summary, taken, codes: summary.faults.map(({ error }) => error.code) };
}
const HEAD = '#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20250101 20251231\n';
const books = (body: string): Read => read(HEAD + body);
const voucher = (rows: string, head = '#VER A 1 20250131 "Text"'): BookVoucher => books(`${head}\n{\n${rows}\n}\n`).taken[0]!;
const told = (read: Read, language: 'sv' | 'en' = 'sv'): string => read.faults[0]!.error.text(language);

describe('the example files', () => {
  test.each([
    ['12_typ4.se', 81, 287],
    ['3_BL0001_typ4.SE', 84, 405],
    ['44_sie4.se', 286, 949],
    ['4_BL0001_typ4I.SI', 1, 10],
    ['sie4_example_cp437.se', 2, 5],
  ])('%s is read whole, and sums to its own balances', (file, vouchers, rows) => {
    const { codes, taken, ...counted } = read(readFileSync(new URL(file, DATA)));
    expect(codes).toEqual([]);
    expect(counted).toMatchObject({ vouchers, rows });
    expect(taken).toHaveLength(vouchers);
    expect(taken.every((one) => one.rows.reduce((sum, { amount }) => sum + amount, 0n) === 0n)).toBe(true);
    expect(new Set(taken.map(({ key }) => key)).size).toBe(vouchers);
  });

  test('a balance that is off by an öre stops the file, and says which', () => {
    const text = iconv.decode(readFileSync(new URL('12_typ4.se', DATA)), 'cp437');
    const [, line] = /^(#UB\s+0\s+\d+\s+\S+)/m.exec(text)!;
    const off = line!.replace(/(\d)$/, (digit) => String((Number(digit) + 1) % 10));
    const result = read(text.replace(line!, off));
    expect(result.codes).toEqual(['LEDGER_BALANCE_DIFFERS']);
    expect(result.faults[0]).toMatchObject({ blocking: true, line: text.slice(0, text.indexOf(line!)).split('\n').length });
  });
});

describe('a checksum', () => {
  const row = '#VER A 1 20250131 "En text"\n{\n#TRANS 5010 {6 "P 1"} 100.50 20250131 "Köp av \\"Duo\\""\n#TRANS 1930 {} -100.50\n}\n';
  // what counts of these lines, by the specification: tags and fields, nothing that separates them
  const counted = '#VERA120250131En text#TRANS50106P 1100.5020250131Köp av "Duo"#TRANS1930-100.50';
  const sum = crc32(iconv.encode(counted, 'cp437'));
  const file = (stated: number | string, rows = row): Read => read(`${HEAD}#KSUMMA\n${rows}#KSUMMA ${stated}\n`);

  test('that is right is no fault, however the fields are set apart and the lines end', () => {
    expect([file(sum).codes, file(sum | 0).codes]).toEqual([[], []]);
    expect(file(sum, row.replaceAll('\n', '\r\n').replaceAll('#TRANS ', '\t#TRANS\t \t')).codes).toEqual([]);
  });
  test('as an accounting program wrote it is right, and a byte elsewhere makes it wrong', () => {
    const example = readFileSync(new URL('44_sie4.se', DATA));
    expect(read(example).codes).toEqual([]);
    example.write('X', example.indexOf('Camilla'));
    expect(read(example)).toMatchObject({ codes: ['LEDGER_LINE_WRONG'], faults: [{ line: 2591, blocking: true }] });
  });
  test('that is wrong refuses the file, and says on which line and why', () => {
    const refused = file(sum - 1);
    expect(refused).toMatchObject({ codes: ['LEDGER_LINE_WRONG'], faults: [{ line: 11, blocking: true }] });
    const why = `Rad 11: Filens kontrollsumma är ${sum - 1}, men innehållet ger ${sum}. Filen är ändrad efter exporten; exportera den på nytt.`;
    expect(told(refused)).toBe(why);
    expect(file('hej').codes).toEqual(['LEDGER_LINE_WRONG']);
  });
  test('that is a line made to hang whoever reads it is refused at once', () => {
    const begun = Date.now();
    expect(file(`${' '.repeat(20_000)}"1"${' '.repeat(20_000)}"x`).codes).toContain('LEDGER_LINE_WRONG');
    expect(Date.now() - begun).toBeLessThan(1000);
  });
  test.each([
    ['never ends', `${HEAD}#KSUMMA\n${row}`, 5, /slutar aldrig: filen är avbruten/],
    ['never begins', `${HEAD}${row}#KSUMMA 1\n`, 10, /utan att ha börjat/],
    ['begins twice', `${HEAD}#KSUMMA\n#KSUMMA\n${row}#KSUMMA 1\n`, 6, /börjar en gång till/],
  ])('that %s refuses the file', (_how, text, line, why) => {
    const refused = read(text);
    expect(refused).toMatchObject({ codes: ['LEDGER_LINE_WRONG'], faults: [{ line, blocking: true }] });
    expect(told(refused)).toMatch(why);
  });
});

describe('letters', () => {
  const line = '#VER A 1 20250131 "Åmål äter ö"\n{\n#TRANS 5010 {} 1 "" "Löner"\n#TRANS 1930 {} -1\n}\n';
  test.each(['cp437', 'utf8', 'windows-1252'])('are Swedish in %s', (encoding) => {
    const [one] = read(iconv.encode(HEAD + line, encoding)).taken;
    expect([one!.text, one!.rows[0]!.text]).toEqual(['Åmål äter ö', 'Löner']);
  });
  test('a mark of UTF-8 at the beginning is no text', () => {
    expect(read(Buffer.from(`\ufeff${HEAD}${line}`)).codes).toEqual([]);
  });
});

describe('vouchers', () => {
  const rows = '#TRANS 5010 {1 "1100" 6 "P2101"} 100.50 20250131 "Lön"\n#TRANS 1930 {} -100.50';
  test('hold series, number, day, text, and rows with their objects', () => {
    expect(voucher(rows)).toMatchObject({
      series: 'A',
      number: '1',
      postedOn: '2025-01-31',
      fiscalYear: 2025,
      text: 'Text',
      key: '2025/A/1',
      line: 5,
    });
    expect(voucher(rows).rows[0]).toMatchObject({
      account: '5010',
      amount: 10_050n,
      text: 'Lön',
      line: 7,
      objects: [
        ['1', '1100'],
        ['6', 'P2101'],
      ],
    });
  });
  test('know the names of their accounts', () => {
    expect(books(`#KONTO 5010 "Löner"\n#VER A 1 20250131\n{\n${rows}\n}`).taken[0]!.rows[0]!.accountName).toBe('Löner');
  });
  test('quotes and backslashes stand as they were', () => {
    expect(voucher(rows, '#VER A 1 20250131 "Köp av \\"Duo\\" 12\\14"').text).toBe('Köp av "Duo" 12\\14');
    expect(voucher(rows, '#VER A 1 20250131 "{inte} en #VER"').text).toBe('{inte} en #VER');
  });
  test('the brace may stand on the same line, and lines end as Windows, Unix or DOS end them', () => {
    const text = `#VER A 1 20250131 "Text" {\n${rows}\n}\n`;
    expect(books(text).taken).toHaveLength(1);
    expect(books(text.replaceAll('\n', '\r\n') + '\x1a').codes).toEqual([]);
  });
  test.each(['""', '0'])('a number of %s is none, and alike vouchers are told apart by their place', (number) => {
    const one = `#VER "" ${number} 20250131 "Kundfakt"\n{\n${rows}\n}\n`;
    const { taken } = books(one + one);
    expect(taken.map((v) => v.number)).toEqual([null, null]);
    expect(taken.map((v) => v.key)).toEqual(['2025///2025-01-31/Kundfakt/1', '2025///2025-01-31/Kundfakt/2']);
  });
  test('belong to the financial year that their day lies in', () => {
    const broken = HEAD.replace('20250101 20251231', '20240701 20250630');
    expect(read(`${broken}#VER A 1 20250131\n{\n${rows}\n}`).taken[0]!.fiscalYear).toBe(2024);
  });
  test('a number that a program gives twice is two vouchers; the same voucher twice is refused', () => {
    const one = (day: string): string => `#VER D 1 ${day} "Avskrivning"\n{\n${rows}\n}\n`;
    expect(books(one('20250131') + one('20250228')).taken).toHaveLength(2);
    const twice = books(one('20250131') + one('20250131'));
    expect(twice.codes).toEqual(['LEDGER_VOUCHER_TWICE']);
    expect(twice.taken).toHaveLength(1);
  });
  test('one that does not sum to zero is left out, and the others are taken', () => {
    const off = books(`#VER A 1 20250131\n{\n#TRANS 5010 {} 10\n#TRANS 1930 {} -9\n}\n#VER A 2 20250131\n{\n${rows}\n}`);
    expect(off.taken.map(({ number }) => number)).toEqual(['2']);
    expect(off.faults).toMatchObject([{ line: 5, blocking: false }]);
    expect(told(off)).toMatch(/^Verifikat A1 summerar till 1\skr, inte till 0\.$/);
  });
});

describe('rows that were changed in the books', () => {
  const twin = (added: string, same: string): BookVoucher => voucher(`${added}\n${same}\n#TRANS 1930 {} -500`);
  test('an added row counts once, though it is written twice', () => {
    const { rows } = twin('#RTRANS 4010 {6 "7"} 500 20250326 "" "" "Anna"', '#TRANS 4010 {6 "7"} 500 20250131 ""');
    expect(rows.map(({ amount }) => amount)).toEqual([500_00n, -500_00n]);
  });
  test('an added row without its twin counts too', () => {
    expect(voucher('#RTRANS 4010 {} 500\n#TRANS 1930 {} -500').rows).toHaveLength(2);
    expect(voucher('#TRANS 1930 {} -500\n#RTRANS 4010 {} 500').rows).toHaveLength(2);
  });
  test('a row that was struck out counts for nothing', () => {
    expect(voucher('#BTRANS 4010 {} 999\n#TRANS 4010 {} 500\n#TRANS 1930 {} -500').rows).toHaveLength(2);
  });
});

describe('amounts', () => {
  test.each([
    ['1', 100n],
    ['-0.5', -50n],
    ['12.34', 1234n],
    ['1234567.8', 123_456_780n],
    ['.5', 50n],
    ['+7', 700n],
    ['3,5', 350n],
  ])('%s is %s öre', (text, ore) => {
    const [row] = voucher(`#TRANS 4010 {} ${text}\n#TRANS 1930 {} ${text.startsWith('-') ? text.slice(1) : `-${text.replace('+', '')}`}`).rows;
    expect(row!.amount).toBe(ore);
  });
  test.each(['1.234', '1e5', 'NaN', '0x10', '--1', '1.2.3', '99999999999999999999'])('%s is none, and says where', (text) => {
    const refused = books(`#VER A 1 20250131\n{\n#TRANS 4010 {} ${text}\n}`);
    expect(refused.codes).toEqual(['LEDGER_LINE_WRONG']);
    expect(refused.faults[0]).toMatchObject({ line: 7, blocking: true });
  });
});

describe('what is no whole file', () => {
  test.each([
    ['', 'LEDGER_UNREADABLE'],
    ['PK\x03\x04', 'LEDGER_UNREADABLE'],
    ['%PDF-1.7\n#FLAGGA 0', 'LEDGER_UNREADABLE'],
    [`${HEAD}#VER A 1 20250230\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}#VER A 1 20250131 "öppen\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}{\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}#VER A 1 20250131\n{\n#TRANS 1 {} 1\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}#VER A 1 20250131\n{\n#TRANS 1 {6 1\n}\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}#VER A 1 20250131\n{\n#TRANS 1 {6} 1\n}\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}#TRANS 1930 {} 1\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}hej\n`, 'LEDGER_LINE_WRONG'],
    [`${HEAD}#PROSA "${'x'.repeat(30_000)}"\n`, 'LEDGER_LINE_WRONG'],
    [HEAD, 'LEDGER_EMPTY'],
    [HEAD.replace('#SIETYP 4', '#SIETYP 1'), 'LEDGER_LINE_WRONG'],
  ])('%j is refused: %s', (text, code) => {
    const { codes, faults, taken } = read(text);
    expect(codes).toEqual([code]);
    expect(faults[0]!.blocking).toBe(true);
    expect(taken).toEqual([]);
  });
  test('tags that nobody knows are passed over, also within a voucher', () => {
    expect(books('#HITTEPÅ 1 2 3\n#VER A 1 20250131\n{\n#ANNAT x\n#TRANS 1 {} 1\n#TRANS 2 {} -1\n}').codes).toEqual([]);
  });
  test('refusals are told in both languages', () => {
    const refused = books('#VER A 1 20250230\n');
    expect([told(refused), told(refused, 'en')]).toEqual(['Rad 5: ”20250230” är ingen dag.', 'Line 5: “20250230” is no day.']);
  });
});
