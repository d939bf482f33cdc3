import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { sheetRows } from './workbook.ts';

/** A zip with one deflated entry, whose header says whatever it is told to. */
function zipOf(content: Buffer, said = content.length): Buffer {
  const [name, packed] = [Buffer.from('xl/worksheets/sheet1.xml'), deflateRawSync(content)];
  const entry = Buffer.alloc(30);
  entry.writeUInt32LE(0x04034b50, 0);
  entry.writeUInt16LE(8, 8);
  entry.writeUInt32LE(packed.length, 18);
  entry.writeUInt32LE(said, 22);
  entry.writeUInt16LE(name.length, 26);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  return Buffer.concat([entry, name, packed, directory]);
}

test('a small file that unpacks to far too much is refused before it is read, whatever its header says', async () => {
  const bomb = Buffer.alloc(300_000_000);
  const before = process.memoryUsage().rss;

  await expect(sheetRows(zipOf(bomb, 100))).rejects.toThrow(/larger than 20000000 bytes/);

  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test.each([
  ['no zip', Buffer.from('Organisation;Roll')],
  ['nothing', Buffer.alloc(0)],
  ['something after the entries that is no directory', Buffer.concat([zipOf(Buffer.from('x')).subarray(0, -46), Buffer.from('hidden entries')])],
])('%s is no workbook', async (_what, bytes) => {
  await expect(sheetRows(bytes)).rejects.toThrow();
});
