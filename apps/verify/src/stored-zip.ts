import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from './fault.ts';

/** A file of an archive: where its bytes lie. */
export interface Entry {
  path: string;
  offset: number;
  size: number;
}

const END_BYTES = 22;
/** No archive of this form is larger. */
const LARGEST = 2 ** 32;

/**
 * The one form of ZIP that a bundle has: nothing compressed, no times, no extra fields, no comments, nothing between the parts. Every byte of
 * it follows from its files, so each is checked.
 */
export class StoredZip {
  private constructor(
    private readonly file: FileHandle,
    readonly entries: readonly Entry[],
  ) {}

  /** Opens an archive and proves all of it but the content of its files. */
  static async open(path: string): Promise<StoredZip> {
    const file = await open(path);
    try {
      return new StoredZip(file, await readDirectory(file));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** The content of a file, piece by piece; throws where it does not fit the checksum of its header. */
  async *read({ path, offset, size }: Entry): AsyncGenerator<Buffer> {
    let sum = 0;
    for (let done = 0; done < size;) {
      const piece = await bytesAt(this.file, offset + done, Math.min(size - done, 1024 * 1024));
      sum = crc32(piece, sum);
      done += piece.length;
      yield piece;
    }
    const header = await bytesAt(this.file, offset - path.length - 30, 30);
    if (header.readUInt32LE(14) !== sum) throw changed(`${path} does not fit its checksum`);
  }
}

const changed = (sentence: string): Fault => new Fault('changed', 'the archive', sentence);

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Fault('truncated', 'the archive', 'it ends before it should');
  return bytes;
}

async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  if (size < END_BYTES || size >= LARGEST) throw new Fault('not a bundle', 'the archive', 'this is no archive of a report');
  const end = await bytesAt(file, size - END_BYTES, END_BYTES);
  const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (end.readUInt32LE(0) !== 0x06054b50) throw new Fault('truncated', 'the archive', 'its last bytes are not those of an archive');
  if (start + length + END_BYTES !== size || !end.equals(endOf(count, length, start))) throw changed('its last bytes do not fit the rest');
  const directory = await bytesAt(file, start, length);
  const entries: Entry[] = [];
  let [at, offset] = [0, 0];
  for (let i = 0; i < count; i++) {
    const entry = await readEntry(file, directory.subarray(at), offset, i + 1);
    entries.push(entry);
    at += 46 + entry.path.length;
    offset = entry.offset + entry.size;
  }
  if (at !== length || offset !== start) throw changed('something stands in it that is none of its files');
  return entries;
}

/** Reads one file's entry of the directory; the header before its content must say the same, and both nothing else. */
async function readEntry(file: FileHandle, directory: Buffer, offset: number, number: number): Promise<Entry> {
  const wrong = changed(`the header of its file ${number} is not as a bundle writes it`);
  if (directory.length < 46 || directory.length < 46 + directory.readUInt16LE(28)) throw wrong;
  const [crc, size, length] = [directory.readUInt32LE(16), directory.readUInt32LE(20), directory.readUInt16LE(28)];
  const name = directory.subarray(46, 46 + length);
  const path = name.toString('latin1');
  if (!/^[\x21-\x7e]+$/.test(path)) throw wrong;
  const fields = fieldsOf(crc, size, length);
  const central = Buffer.concat([numbers([0x02014b50, 4], [20, 2]), fields, Buffer.alloc(10), numbers([offset, 4]), name]);
  const local = Buffer.concat([numbers([0x04034b50, 4]), fields, name]);
  if (!central.equals(directory.subarray(0, central.length)) || !local.equals(await bytesAt(file, offset, local.length))) throw wrong;
  return { path, offset: offset + local.length, size };
}

/** Version 2.0, no flags, stored, no time, 1 January 1980, checksum, size, size, length of the name, nothing extra. */
const fieldsOf = (crc: number, size: number, name: number): Buffer =>
  numbers([20, 2], [0, 6], [0x21, 2], [crc, 4], [size, 4], [size, 4], [name, 2], [0, 2]);
const endOf = (count: number, length: number, start: number): Buffer =>
  numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [length, 4], [start, 4], [0, 2]);

function numbers(...given: [value: number, bytes: number][]): Buffer {
  const buffer = Buffer.alloc(given.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of given) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
