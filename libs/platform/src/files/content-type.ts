import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';

const office = (kind: string): string => `application/vnd.openxmlformats-officedocument.${kind}`;
const open = (kind: string): string => `application/vnd.oasis.opendocument.${kind}`;
const TEXTS = ['text/csv', 'text/plain'];
/** Books of an accounting program (.se, .si, .sie); there is no registered type. */
const SIE = 'application/x-sie';

/** What may be uploaded: documents, tables, pictures; nothing that runs, and no archives. */
export const allowedTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  office('wordprocessingml.document'),
  office('spreadsheetml.sheet'),
  office('presentationml.presentation'),
  open('text'),
  open('spreadsheet'),
  open('presentation'),
  ...TEXTS,
  SIE,
];

/** Whether the file's bytes are what `type` says. Text has no mark of its own: it is what has no byte that text cannot have, and is no markup. */
export async function isOfType(file: string, type: string): Promise<boolean> {
  if (TEXTS.includes(type)) return isText(file);
  if (type === SIE) return (await begin(file)).trimStart().startsWith('#FLAGGA') && isText(file);
  return (await fileTypeFromFile(file))?.mime === type;
}

/** Any of the encodings that spreadsheets write (UTF-8, Windows-1252); NUL and most control bytes stand in none; DOS ends texts with 1A. */
// eslint-disable-next-line no-control-regex -- these are what is refused
const NOT_TEXT = /[\0-\x08\x0e-\x19\x1c-\x1f\x7f]/;
const DISGUISED = /^(?:\xef\xbb\xbf)?\s*(?:<[!?a-z]|%pdf-|\{\\rtf)/i;

async function begin(file: string): Promise<string> {
  for await (const chunk of createReadStream(file, { encoding: 'latin1', end: 99 }) as AsyncIterable<string>)
    return chunk.replace(/^\xef\xbb\xbf/, '');
  return '';
}

async function isText(file: string): Promise<boolean> {
  let first = true;
  for await (const chunk of createReadStream(file, { encoding: 'latin1' }) as AsyncIterable<string>) {
    if (NOT_TEXT.test(chunk) || (first && DISGUISED.test(chunk))) return false;
    first = false;
  }
  return true;
}
