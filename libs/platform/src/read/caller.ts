import type { Scope } from '../database/scope.ts';

/** Something under way for callers, which ends early when none of them is left. */
export interface Errand {
  leave(): void;
}

/** Whoever waits for an answer. A plain list instead of an AbortSignal: it is made for each request, and almost always for nothing. */
export class Caller {
  private away = false;
  private readonly errands: Errand[] = [];

  get gone(): boolean {
    return this.away;
  }
  /** Adds what to leave when the caller goes. */
  waitsFor(errand: Errand): void {
    this.errands.push(errand);
  }
  /** The caller has gone, or has its answer: errands that are over ignore it. */
  leave(): void {
    if (this.away) return;
    this.away = true;
    for (const errand of this.errands) errand.leave();
  }
}

/** What every resolver's context holds: who asks, and who waits. */
export interface ReadContext {
  scope: Scope;
  caller?: Caller;
}
