import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';

const MOST_UNPACKED = 20_000_000;
const ENTRY = 0x04034b50;
const DIRECTORY = 0x02014b50;
const DESCRIPTOR = 0x08074b50;

/** The first sheet's cells as text. Throws where the bytes are no workbook or unpack to more than is reasonable. */
export async function sheetRows(bytes: Buffer): Promise<string[][]> {
  refuseBombs(bytes);
  const rows = await readSheet(bytes);
  return rows.map((row) => row.map((cell) => textOf(cell)));
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell == null ? '' : String(cell).normalize('NFC').trim();
}

/** A few kilobytes can unpack to gigabytes: unpacks every entry with a ceiling before the reader, which has none, sees the file. */
function refuseBombs(bytes: Buffer): void {
  let left = MOST_UNPACKED;
  let at = 0;
  while (bytes.readUInt32LE(at) === ENTRY) {
    const [flags, method] = [bytes.readUInt16LE(at + 6), bytes.readUInt16LE(at + 8)];
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const described = (flags & 8) !== 0;
    if (method === 8) {
      const options = { info: true, maxOutputLength: left } as { info: true; maxOutputLength: number };
      const { buffer, engine } = inflateRawSync(bytes.subarray(start), options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      left -= buffer.length;
      at = start + engine.bytesWritten;
    } else if (method === 0 && !described) {
      at = start + bytes.readUInt32LE(at + 18);
    } else throw new Error('an entry that no spreadsheet program writes');
    if (described) at += bytes.readUInt32LE(at) === DESCRIPTOR ? 16 : 12;
  }
  if (at === 0 || bytes.readUInt32LE(at) !== DIRECTORY) throw new Error('not a workbook');
}
