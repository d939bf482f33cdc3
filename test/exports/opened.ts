import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { workbookRows } from '../../libs/funding/src/ledger/books/workbook.ts';
import { Zip } from '../../libs/funding/src/ledger/books/zip.ts';

/** What a program that opened a table found in it. */
export interface Opened {
  formulas: number;
  cells: string[][];
}

const run = promisify(execFile);
/** The separators that whoever opens a table of text may have chosen. */
export const SEPARATORS = { ';': 59, ',': 44, '\t': 9 } as const;
export type Separator = keyof typeof SEPARATORS;

/** LibreOffice's version; null where it is not installed. */
export const libreOffice = (): Promise<string | null> =>
  run('soffice', ['--version']).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );

/** Opens tables in LibreOffice, which works out whatever it takes for a formula, and reads what it then holds. */
export async function inLibreOffice(name: string, bytes: Buffer, separator: Separator): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'samnav-exports-'));
  try {
    const file = join(folder, name);
    await writeFile(file, bytes);
    const filter = name.endsWith('.csv') ? [`--infilter=Text - txt - csv (StarCalc):${SEPARATORS[separator]},34,76,1`] : [];
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run('soffice', [profile, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, file], { timeout: 600_000 });
    return flatTable(await readFile(join(folder, `${basename(name, name.slice(name.lastIndexOf('.')))}.fods`), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first table of a flat OpenDocument file: its texts, and how many of all its cells are worked out. */
function flatTable(xml: string): Opened {
  const formulas = xml.match(/\stable:formula="/g)?.length ?? 0;
  const cells: string[][] = [];
  for (const [, row] of xml.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)) {
    const texts: string[] = [];
    for (const [, tag, inside] of row!.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)) {
      const repeated = Number(/number-columns-repeated="(\d+)"/.exec(tag!)?.[1] ?? 1);
      for (let n = 0; n < Math.min(repeated, 100); n++) texts.push(textOf(inside ?? ''));
    }
    cells.push(texts);
  }
  return { formulas, cells };
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
function textOf(inside: string): string {
  const paragraphs = [...inside.matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gs)].map(([, text]) => text ?? '');
  return paragraphs
    .join('\n')
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_all, count?: string) => ' '.repeat(Number(count ?? 1)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex?: string, dec?: string, name?: string) =>
      name ? (NAMED[name] ?? '') : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(dec)),
    );
}

/** What begins like a formula in a table of text; a number is none. */
const looksWorkedOut = (cell: string): boolean => /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^-?\d+(?:[.,]\d+)?$/.test(cell);

/** The same without any spreadsheet program: by our readers, which work nothing out. */
export function byReaders(name: string, bytes: Buffer, separator: Separator): Opened {
  if (name.endsWith('.csv')) {
    const text = bytes.toString('utf8').slice(1);
    const cells: string[][] = parse(text, { delimiter: separator, relax_column_count: true, relax_quotes: separator !== ';' });
    return { formulas: cells.flat().filter(looksWorkedOut).length, cells };
  }
  const zip = new Zip(bytes, 500_000_000);
  const { rows } = workbookRows(bytes);
  return { formulas: zip.text('xl/worksheets/sheet1.xml')!.match(/<f[\s>/]/g)?.length ?? 0, cells: rows };
}
