import { createHash, randomInt } from 'node:crypto';
import { signCheckpoint } from '../../libs/platform/src/audit/checkpoint.ts';
import { Frontier } from '../../libs/platform/src/audit/merkle.ts';
import type { SealKey } from '../../libs/platform/src/audit/seal-key.ts';

interface Tampered {
  what: string;
  bytes: Buffer;
}
const bytesOf = (lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);
const leafOf = (line: string): Buffer => Buffer.from(/"leaf":"([^"]+)"/.exec(line)![1]!, 'base64');
const isEntry = (line: string): boolean => line.startsWith('{"body"');
const entriesOf = (lines: string[]): number[] => lines.flatMap((line, i) => (isEntry(line) ? [i] : []));
const oneOf = <T>(list: readonly T[]): T => list[randomInt(list.length)]!;

/** One bit of one byte is another. */
export function flipOneBit(bytes: Buffer, at: number, bit = randomInt(8)): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ (1 << bit);
  return copy;
}

/** Changes an entry and makes its leaf hash fit, as somebody would who knows the format but has no key. */
export function refit(lines: string[], at: number, from: string, to: string): string[] {
  return lines.map((line, i) => (i === at ? withLeaf(line.replace(from, to)) : line));
}
function withLeaf(line: string): string {
  const body = /^\{"body":(.*),"leaf":"/.exec(line)![1]!;
  const leaf = createHash('sha256').update(Uint8Array.of(0)).update(body).digest('base64');
  return line.replace(/"leaf":"[^"]+"/, () => `"leaf":"${leaf}"`);
}

/** The root over the first `size` entries. */
export function rebuild(lines: string[], size: number): string {
  const tree = Frontier.from();
  for (const i of entriesOf(lines).slice(0, size)) tree.append(leafOf(lines[i]!));
  return tree.root().toString('base64');
}

/** Signs every checkpoint anew over the leaves that stand there now, and names the key in the head. */
export function resign(lines: string[], key: SealKey): string[] {
  const tree = Frontier.from();
  return lines.map((line, i) => {
    if (i === 0) return line.replace(/"publicKey":"[^"]+"/, () => `"publicKey":"${key.publicKey.toString('base64')}"`);
    if (isEntry(line)) {
      tree.append(leafOf(line));
      return line;
    }
    const [, origin, , , number, at] = /^([^\n]+)\n(\d+)\n([^\n]+)\nnumber (\d+)\ntime ([^\n]+)\n/.exec(
      (JSON.parse(line) as { checkpoint: string }).checkpoint,
    )!;
    return JSON.stringify({
      checkpoint: signCheckpoint({ origin: origin!, number: Number(number), size: tree.size, root: tree.root(), at: at! }, key),
    });
  });
}

const manipulations: Record<string, (lines: string[]) => Buffer> = {
  'one bit': (lines) => {
    const bytes = bytesOf(lines);
    return flipOneBit(bytes, randomInt(bytes.length));
  },
  'one byte gone': (lines) => {
    const bytes = bytesOf(lines);
    const at = randomInt(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  },
  'one byte more': (lines) => {
    const bytes = bytesOf(lines);
    const at = randomInt(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(randomInt(256)), bytes.subarray(at)]);
  },
  'line gone': (lines) => {
    const at = randomInt(lines.length);
    return bytesOf(lines.filter((_, i) => i !== at));
  },
  'line twice': (lines) => {
    const at = randomInt(lines.length);
    return bytesOf(lines.flatMap((line, i) => (i === at ? [line, line] : [line])));
  },
  'lines swapped': (lines) => {
    const a = randomInt(lines.length);
    const b = (a + 1 + randomInt(lines.length - 1)) % lines.length;
    return bytesOf(lines.map((line, i) => (i === a ? lines[b]! : i === b ? lines[a]! : line)));
  },
  'cut at a line': (lines) => bytesOf(lines.slice(0, randomInt(lines.length))),
  'cut anywhere': (lines) => {
    const bytes = bytesOf(lines);
    return bytes.subarray(0, randomInt(bytes.length));
  },
  'rewritten with a fitting leaf': (lines) => bytesOf(refit(lines, oneOf(entriesOf(lines)), 'person.changed', 'person.removed')),
  'entry gone, the rest renumbered': (lines) => {
    const gone = oneOf(entriesOf(lines));
    const rest = lines.filter((_, i) => i !== gone);
    return bytesOf(
      rest.map((line, i) => (i >= gone && isEntry(line) ? withLeaf(line.replace(/"seq":(\d+)/, (_, seq) => `"seq":${Number(seq) - 1}`)) : line)),
    );
  },
  'rolled back': (lines) => {
    const checkpoints = lines.flatMap((line, i) => (line.startsWith('{"checkpoint"') ? [i] : []));
    const number = randomInt(1, checkpoints.length);
    const kept = lines.slice(0, checkpoints[number - 1]! + 1);
    const size = entriesOf(kept).length;
    return bytesOf(
      kept.map((line, i) => (i ? line : line.replace(/"checkpoints":\d+/, `"checkpoints":${number}`).replace(/"size":\d+/, `"size":${size}`))),
    );
  },
};

/** One random manipulation of an exported log. */
export function tamperAtRandom(lines: string[]): Tampered {
  const what = oneOf(Object.keys(manipulations));
  const bytes = manipulations[what]!(lines);
  return bytes.equals(bytesOf(lines)) ? tamperAtRandom(lines) : { what, bytes };
}
