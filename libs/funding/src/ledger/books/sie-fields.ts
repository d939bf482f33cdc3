/** A field of a SIE line: a text, or the list within braces. */
export type Field = string | string[];

/** What is wrong with the line; its number is known to whoever asked. */
export class SieSyntax extends Error {
  constructor(
    readonly sv: string,
    readonly en: string,
  ) {
    super(en);
  }
}

const QUOTE = 0x22;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** The fields of a line after `#TAG`: separated by blanks, quoted where they hold some, `\"` for a quote within; `{…}` is a list. */
export function fieldsOf(line: string, from: number): Field[] {
  const fields: Field[] = [];
  let list: string[] | null = null;
  let at = from;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (code === OPEN) {
      if (list) throw new SieSyntax('En klammer öppnas inne i en annan.', 'A brace is opened within another.');
      list = [];
      at++;
    } else if (code === CLOSE) {
      if (!list) throw new SieSyntax('En klammer stängs som aldrig öppnades.', 'A brace is closed that was never opened.');
      fields.push(list);
      list = null;
      at++;
    } else {
      const [text, end] = code === QUOTE ? quoted(line, at + 1) : bare(line, at);
      (list ?? fields).push(text);
      at = end;
    }
  }
  if (list) throw new SieSyntax('En klammer saknar sitt slut.', 'A brace is never closed.');
  return fields;
}

function quoted(line: string, from: number): [string, number] {
  let at = from;
  let escaped = false;
  for (; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === BACKSLASH && line.charCodeAt(at + 1) === QUOTE) {
      escaped = true;
      at++;
    } else if (code === QUOTE) {
      const text = line.slice(from, at);
      return [escaped ? text.replaceAll('\\"', '"') : text, at + 1];
    }
  }
  throw new SieSyntax('Ett citattecken saknar sitt slut.', 'A quotation mark is never closed.');
}

function bare(line: string, from: number): [string, number] {
  let at = from;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (isBlank(code) || code === OPEN || code === CLOSE) break;
    at++;
  }
  const text = line.slice(from, at);
  return [text.includes('\\"') ? text.replaceAll('\\"', '"') : text, at];
}
