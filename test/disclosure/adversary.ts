/** Cells of a meeting, in this order everywhere: women, men, other, unknown. */
export const CELLS = ['women', 'men', 'other', 'unknown'] as const;
export type Cells = [number, number, number, number];

/** Something published: the sum of one cell over some meetings, or over all cells of them. */
export interface Figure {
  meetings: readonly number[];
  /** The cell's place; null = all four together. */
  cell: number | null;
  value: number;
}

const P = 2_147_483_629n; // a prime: sums of so few rows do not vanish by chance
const mod = (n: bigint): bigint => ((n % P) + P) % P;
function inverse(n: bigint): bigint {
  let [result, base, power] = [1n, mod(n), P - 2n];
  for (; power > 0n; power >>= 1n, base = mod(base * base)) if (power & 1n) result = mod(result * base);
  return result;
}

/** Knows linear equations, and which others follow from them. */
export class Linear {
  private readonly rows: { pivot: number; row: bigint[] }[] = [];

  constructor(private readonly width: number) {}

  learn(vector: readonly number[]): void {
    const row = this.reduced(vector);
    const pivot = row.findIndex((n) => n !== 0n);
    if (pivot < 0) return;
    const by = inverse(row[pivot]!);
    this.rows.push({ pivot, row: row.map((n) => mod(n * by)) });
  }
  /** Whether the sum that the vector says follows from what was learnt. */
  knows(vector: readonly number[]): boolean {
    return this.reduced(vector).every((n) => n === 0n);
  }
  private reduced(vector: readonly number[]): bigint[] {
    if (vector.length !== this.width) throw new Error('a vector of another width');
    const row = vector.map((n) => mod(BigInt(n)));
    for (const { pivot, row: known } of this.rows) {
      const factor = row[pivot]!;
      if (factor !== 0n) known.forEach((n, i) => (row[i] = mod(row[i]! - factor * n)));
    }
    return row;
  }
}

const small = (n: number): boolean => n >= 1 && n <= 4;
const vectorOf = (count: number, { meetings, cell }: Pick<Figure, 'meetings' | 'cell'>): number[] => {
  const vector = new Array<number>(count * 4).fill(0);
  for (const m of meetings) for (const c of cell === null ? [0, 1, 2, 3] : [cell]) vector[m * 4 + c] = 1;
  return vector;
};

/** Sums of a cell, over any meetings of those in `secret`, that follow from the figures though they are of one to four. */
export function found(truth: readonly Cells[], figures: readonly Figure[], secret: readonly number[]): string[] {
  const known = new Linear(truth.length * 4);
  for (const figure of figures) known.learn(vectorOf(truth.length, figure));
  const told: string[] = [];
  for (let set = 1; set < 1 << secret.length; set++) {
    const meetings = secret.filter((_, i) => set & (1 << i));
    for (let cell = 0; cell < 4; cell++) {
      const value = meetings.reduce((sum, m) => sum + truth[m]![cell]!, 0);
      if (small(value) && known.knows(vectorOf(truth.length, { meetings, cell }))) told.push(`${CELLS[cell]} of ${meetings.join('+')} = ${value}`);
    }
  }
  return told;
}

/** Whether `n` meetings, none of them open by itself, can have these sums: each needs a cell of one to four, the rest can lie anywhere else. */
function possible(n: number, sums: Cells): boolean {
  if (n === 0) return sums.every((s) => s === 0);
  if (sums.some((s) => s < 0)) return false;
  if (sums.some((s) => s >= n && s <= 4 * n)) return true; // all have theirs in one cell
  const total = sums.reduce((a, b) => a + b, 0);
  return n >= 2 && total >= n && sums.filter((s) => s > 0).length >= 2;
}

/** Values of one meeting's cell that fit a pool's sums, knowing how the product decides what it publishes; two are enough. */
function fitting(meetings: number, sums: Cells, cell: number): number[] {
  const values: number[] = [];
  const near = (s: number): number[] => [...new Set([0, 1, 2, 3, 4, 5, s - 5, s - 4, s - 1, s].filter((v) => v >= 0 && v <= s))];
  for (let value = 0; value <= sums[cell]! && values.length < 2; value++) {
    const others = sums.map((s, c) => (c === cell ? [value] : near(s)));
    const some = others[0]!.some((a) =>
      others[1]!.some((b) =>
        others[2]!.some((c) =>
          others[3]!.some((d) => {
            const own: Cells = [a, b, c, d];
            return own.some(small) && possible(meetings - 1, sums.map((s, i) => s - own[i]!) as Cells);
          }),
        ),
      ),
    );
    if (some) values.push(value);
  }
  return values;
}

/** Cells of one to four that somebody who knows the rules can tell from a pool's sums, in whole numbers. */
export function foundInPool(truth: readonly Cells[], pool: readonly number[]): string[] {
  const sums = [0, 1, 2, 3].map((c) => pool.reduce((sum, m) => sum + truth[m]![c]!, 0)) as Cells;
  return pool.flatMap((m) =>
    [0, 1, 2, 3].flatMap((c) => {
      const values = fitting(pool.length, sums, c);
      if (!values.includes(truth[m]![c]!) && values.length < 2) throw new Error(`the adversary is wrong about ${m} ${CELLS[c]}: ${values.join()}`);
      return small(truth[m]![c]!) && values.length === 1 ? [`${CELLS[c]} of ${m} = ${values[0]}`] : [];
    }),
  );
}
