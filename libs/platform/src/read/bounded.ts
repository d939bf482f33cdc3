interface Held<V> {
  value: V;
  weight: number;
  used: boolean;
}

/** A map that holds a bounded number of things of a bounded weight. What was not used since it was last looked at goes first. */
export class Bounded<V> {
  private readonly held = new Map<string, Held<V>>();
  private weight = 0;

  constructor(
    private readonly most: { count: number; weight: number },
    private readonly weigh: (value: V) => number,
  ) {}

  get size(): number {
    return this.held.size;
  }

  get(key: string): V | undefined {
    const held = this.held.get(key);
    if (!held) return undefined;
    held.used = true;
    return held.value;
  }

  /** Keeps the value, unless it alone is heavier than all may be. */
  set(key: string, value: V): void {
    this.delete(key);
    const weight = this.weigh(value) + key.length;
    if (weight > this.most.weight) return;
    this.makeRoom(weight);
    this.held.set(key, { value, weight, used: false });
    this.weight += weight;
  }

  delete(key: string): boolean {
    this.weight -= this.held.get(key)?.weight ?? 0;
    return this.held.delete(key);
  }

  /** Whoever was used meanwhile stands at the end of the line again. */
  private makeRoom(weight: number): void {
    for (const [key, held] of this.held) {
      if (this.held.size < this.most.count && this.weight + weight <= this.most.weight) return;
      this.held.delete(key);
      if (held.used) this.held.set(key, { ...held, used: false });
      else this.weight -= held.weight;
    }
  }
}
