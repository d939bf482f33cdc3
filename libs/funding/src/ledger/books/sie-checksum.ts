import { crc32 } from 'node:zlib';
import { LedgerLineWrong } from './books.ts';
import type { BookFault } from './books.ts';

const [LINE_END, TAB, BLANK, QUOTE, BACKSLASH, OPEN, CLOSE] = [0x0a, 0x09, 0x20, 0x22, 0x5c, 0x7b, 0x7d];
const TAG = '#KSUMMA';

/**
 * What is wrong with a file's checksum; null where it is right, or the file has none. `#KSUMMA` alone begins it, `#KSUMMA` with a figure ends
 * it: the CRC-32 of the bytes of all lines between, tags included, without what only separates the fields: blanks, quotation marks, braces
 * and line ends.
 */
export function checksumFault(bytes: Buffer): BookFault | null {
  if (!bytes.includes(TAG)) return null;
  let [begun, sum, number] = [0, 0, 0];
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(LINE_END, at);
    const stop = next < 0 ? bytes.length : next;
    const line = bytes.subarray(at, stop);
    at = stop + 1;
    number++;
    const stated = statedIn(line);
    if (stated === null) {
      if (begun) sum = crc32(withoutSeparators(line), sum);
    } else if (stated === '' && !begun) [begun, sum] = [number, 0];
    else if (stated === '') return wrong(number, 'Kontrollsumman börjar en gång till.', 'The checksum begins once more.');
    else if (!begun) return wrong(number, 'Kontrollsumman slutar utan att ha börjat.', 'The checksum ends without a beginning.');
    else if (!says(stated, sum))
      return wrong(
        number,
        `Filens kontrollsumma är ${stated.slice(0, 20)}, men innehållet ger ${sum}. Filen är ändrad efter exporten; exportera den på nytt.`,
        `The file’s checksum is ${stated.slice(0, 20)}, but its content gives ${sum}. The file was changed after its export; export it again.`,
      );
    else begun = 0;
  }
  if (!begun) return null;
  return wrong(
    begun,
    'Kontrollsumman som börjar här slutar aldrig: filen är avbruten.',
    'The checksum that begins here never ends: the file is cut off.',
  );
}

const wrong = (line: number, sv: string, en: string): BookFault => ({
  line,
  error: new LedgerLineWrong({ line, what: { sv, en } }),
  blocking: true,
});

/** What a line of the tag states, which is nothing where the sum begins; null for all other lines. In one pass, however long the line is. */
function statedIn(line: Buffer): string | null {
  if (!line.subarray(0, 40).includes(TAG)) return null;
  const said = line.toString('latin1').trim();
  if (!said.startsWith(TAG) || !/^(?:[ \t]|$)/.test(said.slice(TAG.length))) return null;
  const stated = said.slice(TAG.length).trim();
  return stated.length > 1 && stated.startsWith('"') && stated.endsWith('"') ? stated.slice(1, -1) : stated;
}

/** Some programs write the 32 bits with a sign. */
const says = (stated: string, sum: number): boolean => /^-?\d{1,10}$/.test(stated) && BigInt.asUintN(32, BigInt(stated)) === BigInt(sum);

function withoutSeparators(line: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(line.length);
  let [length, quoted] = [0, false];
  for (let at = 0; at < line.length; at++) {
    const byte = line[at]!;
    if (byte === BACKSLASH && line[at + 1] === QUOTE) kept[length++] = line[++at]!;
    else if (byte === QUOTE) quoted = !quoted;
    else if (quoted || !isSeparator(byte)) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

/** Carriage returns and the mark that ends a file of DOS too. */
const isSeparator = (byte: number): boolean => byte === BLANK || byte === TAB || byte === OPEN || byte === CLOSE || byte === 0x0d || byte === 0x1a;
