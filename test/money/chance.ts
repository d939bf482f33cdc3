/** Numbers by chance that a seed repeats (xorshift, 64 bits), as whole numbers of any size. */
export class Chance {
  private state: bigint;

  constructor(seed: number) {
    this.state = BigInt.asUintN(64, BigInt(seed) * 0x9e3779b97f4a7c15n + 0x2545f4914f6cdd1dn) || 1n;
  }

  private next(): bigint {
    let x = this.state;
    x ^= BigInt.asUintN(64, x << 13n);
    x ^= x >> 7n;
    x ^= BigInt.asUintN(64, x << 17n);
    return (this.state = x);
  }

  /** From `least` to `most`, both possible. */
  whole(least: bigint, most: bigint): bigint {
    return least + (this.next() % (most - least + 1n));
  }
  int(least: number, most: number): number {
    return Number(this.whole(BigInt(least), BigInt(most)));
  }
  one<T>(of: readonly T[]): T {
    return of[this.int(0, of.length - 1)]!;
  }

  /** An amount as they come: mostly some thousand kronor, often on an edge, now and then as much as a column holds. */
  ore(): bigint {
    const edges = [0n, 1n, 49n, 50n, 51n, 99n, 100n, 150n, 4_999_999n, 5_000_000n, 5_000_001n];
    const size = this.int(0, 9);
    if (size === 0) return this.one(edges);
    if (size === 1) return this.whole(0n, 900_000_000_000_000_000n);
    if (size < 4) return this.whole(0n, 100n) * 100n + 50n;
    return this.whole(0n, 500_000_000n);
  }
}
