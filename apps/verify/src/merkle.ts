import { createHash } from 'node:crypto';

const hashOf = (prefix: number, ...parts: Buffer[]): Buffer => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, 2.1: the hash of one entry. */
export const leafOf = (entry: string): Buffer => hashOf(0, Buffer.from(entry));

/** The Merkle tree of RFC 6962 over a stream of leaves: perfect subtrees, each at least twice as large as the next. */
export class MerkleTree {
  private readonly peaks: { leaves: number; hash: Buffer }[] = [];
  size = 0;

  add(leaf: Buffer): void {
    this.size += 1;
    let peak = { leaves: 1, hash: leaf };
    for (let left = this.peaks.at(-1); left?.leaves === peak.leaves; left = this.peaks.at(-1)) {
      this.peaks.pop();
      peak = { leaves: 2 * peak.leaves, hash: hashOf(1, left.hash, peak.hash) };
    }
    this.peaks.push(peak);
  }

  root(): string {
    if (this.size === 0) return createHash('sha256').digest('base64');
    let hash = this.peaks.at(-1)!.hash;
    for (const { hash: left } of this.peaks.slice(0, -1).reverse()) hash = hashOf(1, left, hash);
    return hash.toString('base64');
  }
}

/** RFC 6962, 2.1.1: the root of a tree of `size` leaves in which the leaf with this number (from 1) has this audit path; undefined where the path is too long or too short. */
export function rootOf(leaf: Buffer, number: number, size: number, path: readonly Buffer[]): string | undefined {
  if (number < 1 || number > size) return undefined;
  let [index, last] = [number - 1, size - 1];
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (index % 2 === 1 || index === last) {
      hash = hashOf(1, sibling, hash);
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)];
    } else hash = hashOf(1, hash, sibling);
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash.toString('base64') : undefined;
}
