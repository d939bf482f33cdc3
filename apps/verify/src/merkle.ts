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
