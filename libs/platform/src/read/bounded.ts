interface Held<V> {
  value: V;
  weight: number;
  used: boolean;
}

/** A map that holds a bounded number of things of a bounded weight. What was not used since it was last looked at goes first. */
export class Bounded<V> {
  private readonly held = new Map<string, Held<V>>();
  private weight = 0;

  constructor(private readonly most: { count: number; weight: number }) {}

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
  set(key: string, value: V, weight: number): boolean {
    this.delete(key);
    if (weight > this.most.weight) return false;
    this.makeRoom(weight);
    this.held.set(key, { value, weight, used: false });
    this.weight += weight;
    return true;
  }

  delete(key: string): boolean {
    this.weight -= this.held.get(key)?.weight ?? 0;
    return this.held.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.held.keys();
  }

  /** Forgets until there is room for so much, and answers the keys; what was used meanwhile stands at the end of the line again. */
  makeRoom(weight: number): string[] {
    const forgotten: string[] = [];
    for (const [key, held] of this.held) {
      if (this.held.size < this.most.count && this.weight + weight <= this.most.weight) break;
      this.held.delete(key);
      if (held.used) this.held.set(key, { ...held, used: false });
      else {
        this.weight -= held.weight;
        forgotten.push(key);
      }
    }
    return forgotten;
  }
}
