/** What the walk found wrong, and how much it looked at. */
export class Findings {
  readonly wrong: { section: string; who: string; what: string }[] = [];
  readonly counts = new Map<string, number>();

  found(section: string, who: string, what: string): void {
    this.wrong.push({ section, who, what });
  }
  count(what: string, n = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + n);
  }
}
