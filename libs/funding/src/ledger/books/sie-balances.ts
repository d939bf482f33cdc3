import { LedgerBalanceDiffers, MOST_FAULTS } from './books.ts';
import type { BookFault } from './books.ts';

interface Stated {
  ore: bigint;
  line: number;
}

/** What a file's own balances say, against what its vouchers give: opening balance and rows make the closing one, rows alone the result. */
export class SieBalances {
  private readonly opening = new Map<string, bigint>();
  private readonly closing = new Map<string, Stated>();
  private readonly results = new Map<string, Stated>();
  private readonly moved: { account: string; ore: bigint; day: string }[] = [];

  /** Whether the file says any closing balance or result: only then is it of a whole year. */
  get stated(): boolean {
    return this.closing.size + this.results.size > 0;
  }

  state(tag: 'IB' | 'UB' | 'RES', account: string, ore: bigint, line: number): void {
    if (tag === 'IB') this.opening.set(account, ore);
    else (tag === 'UB' ? this.closing : this.results).set(account, { ore, line });
  }

  move(account: string, ore: bigint, day: string): void {
    this.moved.push({ account, ore, day });
  }

  /** Every account of the year that vouchers and balances disagree about. */
  faults(year?: { startsOn: string; endsOn: string }): BookFault[] {
    if (!this.stated) return [];
    const sums = new Map<string, bigint>();
    for (const { account, ore, day } of this.moved)
      if (!year || (day >= year.startsOn && day <= year.endsOn)) sums.set(account, (sums.get(account) ?? 0n) + ore);
    const faults: BookFault[] = [];
    for (const account of new Set([...this.opening.keys(), ...this.closing.keys(), ...this.results.keys(), ...sums.keys()])) {
      const result = this.results.get(account);
      const closing = this.closing.get(account);
      const stated = result ?? closing;
      const computed = (sums.get(account) ?? 0n) + (result ? 0n : (this.opening.get(account) ?? 0n));
      // an account that comes to nothing need not be stated
      if (computed === (stated?.ore ?? 0n)) continue;
      const tag = result ? '#RES' : closing ? '#UB' : '#UB/#RES';
      const error = new LedgerBalanceDiffers({ account, computed, tag, stated: stated?.ore ?? 0n });
      faults.push({ line: stated?.line ?? null, error, blocking: true });
      if (faults.length === MOST_FAULTS) break;
    }
    return faults;
  }
}
