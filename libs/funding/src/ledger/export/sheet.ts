import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import { safeField, safeText } from './safe-text.ts';

/** A cell: a text, or an amount as decimal text. */
export type SheetCell = string | { amount: string } | null;

/** A table as CSV, as Swedish spreadsheet programs read it: UTF-8 with its mark, semicolons, decimal commas. */
export function csvOf(headings: readonly string[], rows: readonly (readonly SheetCell[])[]): Buffer {
  const cell = (value: SheetCell): string => (value === null ? '' : typeof value === 'string' ? safeField(value) : value.amount.replace('.', ','));
  const text = stringify(
    [headings, ...rows].map((row) => row.map(cell)),
    { delimiter: ';', record_delimiter: 'windows', quoted: true },
  );
  return Buffer.from(`\ufeff${text}`);
}

/** A table as a workbook of one sheet. Texts are texts there, amounts are numbers, and nothing is a formula. */
export function xlsxOf(name: string, headings: readonly string[], rows: readonly (readonly SheetCell[])[]): Buffer {
  const body = [headings, ...rows]
    .map((row, i) => `<row r="${i + 1}">${row.map((cell, j) => cellXml(cell, `${columnName(j)}${i + 1}`)).join('')}</row>`)
    .join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(
      safeText(name)
        .replace(/[\\/?*[\]:']/g, ' ')
        .slice(0, 31),
    )}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData></worksheet>`,
  };
  const files = Object.entries(parts).map(
    ([path, xml]) => [path, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(files), { level: 6, mtime: '1980-01-01T12:00:00' }));
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Format 4 is #,##0.00. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const relations = (all: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** 0 → A, 27 → AB. */
const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

function cellXml(cell: SheetCell, at: string): string {
  if (cell === null || cell === '') return `<c r="${at}"/>`;
  if (typeof cell !== 'string') return `<c r="${at}" s="1"><v>${cell.amount}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(safeText(cell))}</t></is></c>`;
}

/** XML 1.0 has no room for half a pair of surrogates either. */
const escaped = (text: string): string =>
  text
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
