/** How often one key may ask in a window, counted in this process. It keeps a loop gone wrong away; what is secret cannot be guessed anyway. */
export class FetchLimit {
  private windows = new Map<string, { until: number; count: number }>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly mostKeys = 10_000,
  ) {}

  /** Counts one more; answers the seconds to wait where it was one too many, else null. */
  take(key: string, now = Date.now()): number | null {
    const held = this.windows.get(key);
    const window = held && held.until > now ? held : { until: now + this.windowMs, count: 0 };
    if (window !== held) {
      this.windows.delete(key); // so that the newest stands last
      this.windows.set(key, window);
      if (this.windows.size > this.mostKeys) this.windows.delete(this.windows.keys().next().value!);
    }
    window.count++;
    return window.count > this.most ? Math.ceil((window.until - now) / 1000) : null;
  }
}
