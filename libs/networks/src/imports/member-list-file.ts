import { domainError } from '@samnav/platform';
import { parse } from 'csv-parse/sync';
import { MemberListFormat } from './member-import.types.ts';
import type { MemberListInput } from './member-import.types.ts';
import { sheetRows } from './workbook.ts';

export const ImportUnreadable = domainError('invalid', 'IMPORT_UNREADABLE', {
  sv: 'Filen går inte att läsa. Spara den som CSV eller XLSX och försök igen.',
  en: 'The file cannot be read. Save it as CSV or XLSX and try again.',
});
export const ImportTooLarge = domainError('invalid', 'IMPORT_TOO_LARGE', {
  sv: 'Filen är för stor: högst {most} rader kan läsas in på en gång. Dela upp den.',
  en: 'The file is too large: at most {most} rows can be imported at once. Split it.',
});
export const ImportEmpty = domainError('invalid', 'IMPORT_EMPTY', {
  sv: 'Filen är tom. Den ska ha en rad med rubriker, och sedan minst en rad.',
  en: 'The file is empty. It should have a row of headings, and at least one row more.',
});

/** All rows go in one transaction, which the database ends after 30 seconds. */
export const MOST_ROWS = 1000;

/** A file of a table, as text or as bytes in base64. */
export type TableFile = Pick<MemberListInput, 'format' | 'content' | 'contentBase64'>;

/** The cells of the file as text, row by row; days of a workbook read `2026-03-31`. */
export async function tableRows(input: TableFile): Promise<string[][]> {
  const rows = (await cellsOf(input)).map((row) => row.map(plainCell));
  if (rows.length > MOST_ROWS + 1) throw new ImportTooLarge({ most: MOST_ROWS }, ['input', 'content']);
  if (!rows.some((row) => row.some((cell) => cell))) throw new ImportEmpty({}, ['input', 'content']);
  return rows;
}

/** Without what copying from other programs leaves in cells: line breaks, soft hyphens, marks that have no width or turn the text around. */
const plainCell = (cell: string): string =>
  cell
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim();

async function cellsOf({ format, content, contentBase64 }: TableFile): Promise<string[][]> {
  if (!content && !contentBase64) throw new ImportEmpty({}, ['input', 'content']);
  const bytes = contentBase64 ? Buffer.from(contentBase64, 'base64') : null;
  try {
    if (format !== MemberListFormat.xlsx) return csvRows(bytes ? decoded(bytes) : content!);
    if (bytes) return await sheetRows(bytes);
  } catch {
    // whatever a parser says about hostile or broken bytes helps nobody
  }
  throw new ImportUnreadable({}, ['input', bytes ? 'contentBase64' : 'content']);
}

/** Excel saves CSV as UTF-8, as UTF-16 or in the old Windows encoding. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function csvRows(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, '');
  const records = parse(clean, { delimiter: delimiterOf(clean), relax_column_count: true, skip_empty_lines: false });
  return records.map((record) => record.map((cell) => cell.normalize('NFC').trim()));
}

/** The separator that the first lines have most of. */
function delimiterOf(text: string): string {
  const head = text
    .split(/\r?\n/, 5)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const count = (mark: string): number => head.split(mark).length;
  return [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
