import { NotAWorkbook, Zip } from './zip.ts';

/** What the parts that are read may come to, in bytes. */
const MOST_UNPACKED = 80_000_000;
/** What names its sheets and where they are, in characters. */
const MOST_OF_PLAN = 300_000;
const MOST_ROWS = 500_000;
const MOST_COLUMNS = 50;

/** A cell: text, or the number as the file writes it. */
export type Cell = string;

/**
 * The first sheet's cells as text, row by row. Only what tables of figures need of the format: shared and inline texts, numbers, truth values,
 * and the kept results of formulas; nothing is worked out, fetched or followed, and where a cell says it stands reserves no room.
 */
export function workbookRows(bytes: Buffer): { rows: Cell[][]; since1904: boolean } {
  const zip = new Zip(bytes, MOST_UNPACKED);
  const [workbook, relations] = [partOf(zip, 'xl/workbook.xml'), partOf(zip, 'xl/_rels/workbook.xml.rels')];
  if (workbook.length + relations.length > MOST_OF_PLAN) throw new NotAWorkbook('a list of sheets longer than is reasonable');
  const sheet = partOf(zip, firstSheet(workbook, relations));
  const shared = zip.text('xl/sharedStrings.xml');
  return { rows: rowsOf(sheet, shared === null ? [] : sharedTexts(declared(shared))), since1904: /\bdate1904="(?:1|true)"/.test(workbook) };
}

function partOf(zip: Zip, name: string): string {
  const text = zip.text(name);
  if (text === null) throw new NotAWorkbook(`${name} is missing`);
  return declared(text);
}

/** Spreadsheet programs declare no document types; whoever does wants entities to be expanded or fetched. */
function declared(xml: string): string {
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new NotAWorkbook('a document type');
  return xml;
}

function firstSheet(workbook: string, relations: string): string {
  const id = /<(?:\w+:)?sheet\b[^>]{0,500}?\br:id="([^"]{1,100})"/.exec(workbook)?.[1];
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]{0,2000}>/g)) {
    if (attribute(tag, 'Id') !== id) continue;
    const target = attribute(tag, 'Target') ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  throw new NotAWorkbook('no sheet');
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** Every `<name …>…</name>`: its tag and what it encloses. Only ever forward, so that no file makes it slow. */
function* elements(xml: string, name: string): Generator<[tag: string, inside: string]> {
  let at = 0;
  for (;;) {
    const from = xml.indexOf(`<${name}`, at);
    if (from < 0) return;
    const after = xml.charCodeAt(from + name.length + 1);
    const close = xml.indexOf('>', from);
    if (close < 0) throw new NotAWorkbook('a tag that never ends');
    at = close + 1;
    if (after !== 0x20 && after !== 0x3e && after !== 0x2f && after !== 0x0a && after !== 0x0d && after !== 0x09) continue; // another name that begins alike
    const tag = xml.slice(from, close);
    if (tag.endsWith('/')) {
      yield [tag, ''];
      continue;
    }
    const end = xml.indexOf(`</${name}>`, at);
    if (end < 0) throw new NotAWorkbook('an element that never ends');
    yield [tag, xml.slice(at, end)];
    at = end + name.length + 3;
  }
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,5}));/gi, (all, hex?: string, dec?: string, name?: string) => {
        if (name) return NAMED[name] ?? all;
        const code = hex ? parseInt(hex, 16) : Number(dec);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;

/** What a shared or inline text says, its runs joined; how it is pronounced is left out. */
function textIn(xml: string): string {
  let text = '';
  for (const [, inside] of elements(withoutReadings(xml), 't')) text += inside;
  return unescaped(text).slice(0, 2000);
}

function withoutReadings(xml: string): string {
  let [text, at] = ['', 0];
  for (let from = xml.indexOf('<rPh'); from >= 0; from = xml.indexOf('<rPh', at)) {
    const end = xml.indexOf('</rPh>', from);
    if (end < 0) throw new NotAWorkbook('an element that never ends');
    text += xml.slice(at, from);
    at = end + 6;
  }
  return at ? text + xml.slice(at) : xml;
}

function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  for (const [, inside] of elements(xml, 'si')) texts.push(textIn(inside));
  return texts;
}

function rowsOf(sheet: string, shared: readonly string[]): Cell[][] {
  const rows: Cell[][] = [];
  for (const [, inside] of elements(sheet, 'row')) {
    if (rows.length > MOST_ROWS) throw new NotAWorkbook('more rows than are reasonable');
    const row: Cell[] = [];
    let next = 0;
    for (const [tag, value] of elements(inside, 'c')) {
      const column = columnOf(tag) ?? next;
      next = column + 1;
      if (column >= MOST_COLUMNS) continue;
      while (row.length < column) row.push('');
      row[column] = cellOf(tag, value, shared);
    }
    rows.push(row);
  }
  return rows;
}

/** The column of `r="AB12"`, from 0. */
function columnOf(tag: string): number | null {
  const letters = /\sr="([A-Z]{1,3})\d{1,7}"/.exec(tag)?.[1];
  if (!letters) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellOf(tag: string, inside: string, shared: readonly string[]): Cell {
  const type = /\st="(\w+)"/.exec(tag)?.[1];
  if (type === 'inlineStr') return textIn(inside).normalize('NFC').trim();
  if (type === 'e') return '';
  const [value] = elements(inside, 'v');
  const text = value ? unescaped(value[1]).slice(0, 2000) : '';
  const said = type === 's' ? (shared[Number(text)] ?? '') : text;
  return said.normalize('NFC').trim();
}
