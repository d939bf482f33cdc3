import { createReadStream } from 'node:fs';
import { Fault } from './fault.ts';

const NEWLINE = 10;
const CHUNK = 1024 * 1024;
const LONGEST = 16 * 1024 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line and its number, from 1. */
export interface Line {
  number: number;
  text: string;
}

/** The lines of a file, read piece by piece; refuses bytes that are not UTF-8 and a last line without an end. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let number = 0;
  const line = (bytes: Buffer): Line => {
    number += 1;
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      throw new Fault('changed', number, 'it holds bytes that are no text');
    }
  };
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield line(Buffer.concat([...rest, chunk.subarray(start, end)]));
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
    if (rest.length * 1024 > LONGEST && Buffer.concat(rest).length > LONGEST)
      throw new Fault('changed', number + 1, 'it is longer than any line of a log');
  }
  if (rest.length) throw new Fault('truncated', number + 1, 'the file ends in the middle of this line');
}
