import { inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
/** What no workbook of figures needs: programs, and what other programs would open. */
const HARMFUL = /vbaProject|macrosheets|activeX|embeddings|\.(?:bin|exe|dll|js|vbs|ps1|cmd|bat)$/i;
const PRINTER = /^xl\/printerSettings\/printerSettings\d+\.bin$/;

/** That the bytes are no workbook that we read; why, for tests and logs. */
export class NotAWorkbook extends Error {}

interface Entry {
  from: number;
  to: number;
  deflated: boolean;
}

/**
 * The parts of a zip file whose directory is as plain as spreadsheet programs write it: nothing before or after, no part within another,
 * none of a name that leads elsewhere. `most` bounds what all parts that are read may come to.
 */
export class Zip {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly bytes: Buffer,
    private left: number,
  ) {
    const end = bytes.length - END_LENGTH;
    if (end < 0 || bytes.readUInt32LE(0) !== LOCAL || bytes.readUInt32LE(end) !== END || bytes.readUInt16LE(end + 20) !== 0)
      throw new NotAWorkbook('no zip file from its first byte to its last');
    const [count, size, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
    if (count > 2000 || start + size !== end) throw new NotAWorkbook('a directory that is not where it should be');
    let at = start;
    for (let i = 0; i < count; i++) at = this.enter(at, start);
    if (at !== end) throw new NotAWorkbook('a directory that does not end where it should');
    this.refuseOverlaps();
  }

  /** A part's text; null where there is none. */
  text(name: string): string | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const packed = this.bytes.subarray(entry.from, entry.to);
    if (this.left <= 0) throw new NotAWorkbook('more than is reasonable');
    const unpacked = entry.deflated ? inflateRawSync(packed, { maxOutputLength: this.left }) : packed;
    this.left -= unpacked.length;
    if (this.left < 0) throw new NotAWorkbook('more than is reasonable');
    return unpacked.toString('utf8');
  }

  private enter(at: number, end: number): number {
    const { bytes } = this;
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new NotAWorkbook('a broken directory');
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [packed, nameLength, offset] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (flags & 1 || (method !== 0 && method !== 8)) throw new NotAWorkbook('a part that is locked or packed in an odd way');
    if (/\.\.|\\|^\/|:|\0/.test(name) || (HARMFUL.test(name) && !PRINTER.test(name))) throw new NotAWorkbook(`a part called ${name.slice(0, 60)}`);
    if (offset + 30 > end || bytes.readUInt32LE(offset) !== LOCAL || this.entries.has(name)) throw new NotAWorkbook('a part that is not there');
    const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (from + packed > end) throw new NotAWorkbook('a part that is longer than the file');
    this.entries.set(name, { from, to: from + packed, deflated: method === 8 });
    return at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }

  /** A thousand parts that share their bytes would each unpack to all of them. */
  private refuseOverlaps(): void {
    const parts = [...this.entries.values()].sort((a, b) => a.from - b.from);
    if (parts.some(({ from }, i) => i > 0 && from < parts[i - 1]!.to)) throw new NotAWorkbook('parts within each other');
  }
}
