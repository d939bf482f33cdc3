import { fingerprint, readCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { parse, parseHead, proveEntry } from './entries.ts';
import type { Head, Parsed } from './entries.ts';
import { Fault } from './fault.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';
import { MerkleTree } from './merkle.ts';

/** What the reader knows from elsewhere. Without any of it only the file's inner agreement can be proved. */
export interface Known {
  /** The only key whose signatures count. */
  key?: Buffer;
  /** A state of the log that was seen before: it must be the beginning of this one. */
  origin?: string;
  size?: number;
  root?: string;
}

/** What a sound log is. */
export interface Sound {
  origin: string;
  size: number;
  checkpoints: number;
  root: string;
  /** Of the last checkpoint. */
  at: string | undefined;
  key: Buffer;
  fingerprint: string;
  /** Personal values whose commitments stand and whose text is gone. */
  erased: number;
}

/** Proves a whole exported log; throws the first Fault. Reads the file once, and again only to tell what is wrong. */
export async function verifyLog(file: string, known: Known = {}): Promise<Sound> {
  const lines = linesOf(file);
  const first = await lines.next();
  const head = first.done ? undefined : parseHead(first.value.text);
  if (!head) throw new Fault('not a log', 1, 'the first line is not the head of an exported audit log');
  if (known.origin && known.origin !== head.origin) throw new Fault('not a log', 1, `this is the log of ${head.origin}, not of ${known.origin}`);
  if (known.key && !known.key.equals(head.key))
    throw new Fault('re-sealed', 1, `the log names the key ${fingerprint(head.key)}, not the known ${fingerprint(known.key)}`);
  const log = new LogReader(file, head, known);
  for await (const line of lines) await log.read(line);
  return log.finish();
}

class LogReader {
  private readonly tree = new MerkleTree();
  private last: (Checkpoint & { line: number }) | undefined;
  private erased = 0;
  private line = 1;

  constructor(
    private readonly file: string,
    private readonly head: Head & { key: Buffer },
    private readonly known: Known,
  ) {}

  async read({ number, text }: Line): Promise<void> {
    this.line = number;
    const parsed = parse(text);
    if (parsed.is === 'entry') await this.entry(parsed);
    else if (parsed.is === 'checkpoint') await this.checkpoint(parsed.note);
    else throw new Fault('changed', number, `it is not as an export writes it; entry ${this.tree.size + 1} or a checkpoint belongs here`);
  }

  finish(): Sound {
    const { head, tree, last, line, known } = this;
    if (tree.size < head.size || (last?.number ?? 0) < head.checkpoints)
      throw new Fault(
        'truncated',
        line,
        `the log ends here after ${tree.size} entries and ${last?.number ?? 0} checkpoints; its head says ${head.size} and ${head.checkpoints}`,
      );
    if (tree.size > (last?.size ?? 0)) throw new Fault('truncated', line, `no checkpoint signs the entries after ${last?.size ?? 0}`, tree.size);
    if (tree.size > head.size || (last?.number ?? 0) > head.checkpoints)
      throw new Fault('changed', 1, `the head says ${head.size} entries, ${tree.size} are here`);
    if (tree.size < (known.size ?? 0)) throw new Fault('rolled back', line, `the log ends after ${tree.size} entries, and ${known.size} were known`);
    return {
      origin: head.origin,
      size: tree.size,
      checkpoints: head.checkpoints,
      root: tree.root(),
      at: last?.at,
      key: head.key,
      fingerprint: fingerprint(head.key),
      erased: this.erased,
    };
  }

  private async entry(entry: Extract<Parsed, { is: 'entry' }>): Promise<void> {
    const { leaf, erased } = proveEntry(entry, this.tree.size + 1, this.line);
    await this.inOrder(entry.body.seq, this.tree.size + 1, 'entry', (other) => other.is === 'entry' && other.body.seq);
    if (entry.body.tenant !== this.head.tenant) throw new Fault('changed', this.line, 'it is of another tenant than the head says', entry.body.seq);
    this.erased += erased;
    this.tree.add(leaf);
    if (this.tree.size === this.known.size && this.tree.root() !== this.known.root)
      throw new Fault('re-sealed', this.line, `the log up to here is another than the known one of ${this.known.size} entries`, this.tree.size);
  }

  private async checkpoint(note: unknown): Promise<void> {
    const found = readCheckpoint(note, this.head.origin, this.head.key, this.line);
    const expected = (this.last?.number ?? 0) + 1;
    await this.inOrder(found.number, expected, 'checkpoint', (other) => other.is === 'checkpoint' && numberOf(other.note));
    if (found.size > this.tree.size)
      await this.inOrder(found.size + 1, this.tree.size + 1, 'entry', (other) => other.is === 'entry' && other.body.seq);
    if (found.size < this.tree.size)
      throw new Fault('swapped', this.line, `checkpoint ${found.number} belongs after entry ${found.size}, and stands after ${this.tree.size}`);
    if (found.root !== this.tree.root())
      throw new Fault(
        'changed',
        this.line,
        `one of the entries ${(this.last?.size ?? 0) + 1} to ${found.size} was changed together with its leaf hash: the signed root is another`,
      );
    this.last = { ...found, line: this.line };
  }

  /** Refuses what does not come next, and says whether the expected one stands further on or is nowhere. */
  private async inOrder(found: number, expected: number, what: 'entry' | 'checkpoint', numberIn: (line: Parsed) => number | false): Promise<void> {
    if (found === expected) return;
    const seq = what === 'entry' ? expected : undefined;
    if (found < expected) throw new Fault('repeated', this.line, `${what} ${found} stands here again where ${what} ${expected} belongs`, seq);
    const elsewhere = await this.lookFor(expected, numberIn);
    if (elsewhere) throw new Fault('swapped', this.line, `${what} ${expected} belongs here and stands in line ${elsewhere}`, seq);
    throw new Fault('missing', this.line, `${what} ${expected} belongs here and is nowhere in the file`, seq);
  }

  private async lookFor(expected: number, numberIn: (line: Parsed) => number | false): Promise<number | undefined> {
    try {
      for await (const { number, text } of linesOf(this.file)) if (number > this.line && numberIn(parse(text)) === expected) return number;
    } catch {
      return undefined; // the rest is spoilt too; what is reported stands before it
    }
    return undefined;
  }
}

const numberOf = (note: unknown): number => Number(/^number (\d+)$/m.exec(String(note))?.[1]);
