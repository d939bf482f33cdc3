import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** RFC 6962: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: string | Uint8Array): Buffer => sha256(LEAF, typeof entry === 'string' ? Buffer.from(entry) : entry);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** An RFC 6962 tree that remembers only its right edge: 32 bytes for each bit set in its size, so that appending needs no old entry. */
export class Frontier {
  private constructor(
    private count: number,
    private readonly edge: Uint8Array[],
  ) {}

  /** The tree of `size` leaves whose edge was kept by `toBytes`. */
  static from(size = 0, bytes: Uint8Array = new Uint8Array()): Frontier {
    const edge = Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32));
    if (edge.length !== size.toString(2).replaceAll('0', '').length)
      throw new RangeError(`${bytes.length} bytes are no edge of a tree of ${size} leaves`);
    return new Frontier(size, edge);
  }

  get size(): number {
    return this.count;
  }

  /** Its complete subtrees, from left to right. */
  get peaks(): Peak[] {
    let end = 0;
    return this.edge.map((hash) => {
      const leaves = largestWithin(this.count - end);
      return { first: end + 1, last: (end += leaves), hash };
    });
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let n = this.count; n % 2 === 1; n = Math.floor(n / 2)) hash = nodeHash(this.edge.pop()!, hash);
    this.edge.push(hash);
    this.count++;
  }

  /** The Merkle tree hash; of nothing, the hash of nothing. */
  root(): Buffer {
    if (this.edge.length === 0) return sha256();
    return Buffer.from(this.edge.reduceRight((right, left) => nodeHash(left, right)));
  }

  toBytes(): Buffer {
    return Buffer.concat(this.edge);
  }
}

/** A complete subtree over the leaves `first` … `last`, counted from 1. */
interface Peak {
  first: number;
  last: number;
  hash: Uint8Array;
}

const largestWithin = (leaves: number): number => 2 ** Math.floor(Math.log2(leaves));

/**
 * The audit paths (RFC 6962, 2.1.1) of the leaves with these numbers in the tree that `leaves` make of `tree`, which itself stays as it is. The
 * numbers count from 1 and lie behind the tree's own leaves. Reads the leaves once and remembers only complete subtrees.
 */
export function pathsTo(tree: Frontier, leaves: Iterable<Uint8Array>, numbers: readonly number[]): Buffer[][] {
  const paths = numbers.map((): Buffer[] => []);
  const join = (left: Peak, right: Peak): Peak => {
    for (const [i, number] of numbers.entries()) {
      if (number >= left.first && number <= left.last) paths[i]!.push(Buffer.from(right.hash));
      else if (number >= right.first && number <= right.last) paths[i]!.push(Buffer.from(left.hash));
    }
    return { first: left.first, last: right.last, hash: nodeHash(left.hash, right.hash) };
  };
  const peaks = tree.peaks;
  let size = tree.size;
  for (const leaf of leaves) {
    size += 1;
    let peak: Peak = { first: size, last: size, hash: leaf };
    for (let left = peaks.at(-1); left && left.last - left.first === peak.last - peak.first; left = peaks.at(-1)) {
      peaks.pop();
      peak = join(left, peak);
    }
    peaks.push(peak);
  }
  if (peaks.length) peaks.reduceRight((right, left) => join(left, right));
  return paths;
}
