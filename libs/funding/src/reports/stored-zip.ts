import { crc32 } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  /** ASCII, with `/` between folders. */
  path: string;
  bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** PKZIP 2.0. */
const VERSION = 20;
/** 1 January 1980, the first day that ZIP knows. */
const DAY = 0x0021;

/**
 * A ZIP archive whose every byte follows from its entries: nothing compressed, no times, no extra fields, no comments. So the same entries are
 * the same archive, and no byte of it can change unseen. Holds one entry at a time; of archives above 4 GiB or 65 535 entries it throws.
 */
export async function* storedZip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { path, bytes } of entries) {
    const fields = entryFields(path, bytes);
    const local = Buffer.concat([number(LOCAL, 4), fields, Buffer.from(path, 'ascii')]);
    // made by, the fields, then comment, disk and attributes: all nothing
    directory.push(number(CENTRAL, 4), number(VERSION, 2), fields, Buffer.alloc(10), number(offset, 4), Buffer.from(path, 'ascii'));
    offset += local.length + bytes.length;
    yield local;
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  const central = Buffer.concat(directory);
  const count = number(directory.length / 6, 2);
  yield Buffer.concat([central, number(END, 4), number(0, 4), count, count, number(central.length, 4), number(offset, 4), number(0, 2)]);
}

/** What the local and the central header have in common: version needed, flags, method, time, day, CRC, both sizes, lengths of name and extra. */
const entryFields = (path: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([
    number(VERSION, 2),
    number(0, 6),
    number(DAY, 2),
    number(crc32(bytes), 4),
    number(bytes.length, 4),
    number(bytes.length, 4),
    number(path.length, 2),
    number(0, 2),
  ]);

function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
