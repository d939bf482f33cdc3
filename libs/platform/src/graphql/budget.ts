import { GraphQLError } from 'graphql';
import type { Scope } from '../database/scope.ts';

const MINUTE = 60_000;
const MOST_KEPT = 10_000;

/** What is left of the minute's cost, and when all of it is there again. */
export interface Left {
  remaining: number;
  /** An ISO instant. */
  resetAt: string;
}
interface Spent {
  cost: number;
  /** Milliseconds of the process when it was so. */
  at: number;
}

/**
 * How much each API token, and each account with its sessions, may cost a minute. What was spent flows back evenly, so a full minute's cost
 * is there again after a minute of rest. Counted in this process alone: with several, each gives as much.
 */
export class CostBudget {
  private readonly spent = new Map<string, Spent>();

  /** `perMinute`: for a token; sessions get `forSessions` times as much, since pages ask for several things at once. 0 = no budget. */
  constructor(
    private readonly perMinute: number,
    private readonly forSessions = 10,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes the cost of a request, at least 1; throws where too little is left. Undefined where there is no budget. */
  take(scope: Pick<Scope, 'tenantId' | 'accountId' | 'tokenId'>, cost: number): Left | undefined {
    const allowed = this.perMinute * (scope.tokenId ? 1 : this.forSessions);
    if (allowed === 0) return undefined;
    const at = this.clock();
    const key = scope.tokenId ?? `${scope.accountId} ${scope.tenantId}`;
    const before = this.spent.get(key);
    const standing = before ? Math.max(0, before.cost - ((at - before.at) * allowed) / MINUTE) : 0;
    const after = standing + Math.max(1, cost);
    if (after > allowed && standing > 0) throw throttled(allowed, Math.ceil(after), ((after - allowed) * MINUTE) / allowed);
    this.keep(key, { cost: after, at });
    return { remaining: Math.max(0, Math.floor(allowed - after)), resetAt: new Date(Date.now() + (after * MINUTE) / allowed).toISOString() };
  }

  private keep(key: string, spent: Spent): void {
    this.spent.delete(key); // so that the newest stands last
    this.spent.set(key, spent);
    for (const [oldest, { at }] of this.spent) {
      if (this.spent.size <= MOST_KEPT && spent.at - at < MINUTE) return;
      this.spent.delete(oldest); // after a minute all has flowed back
    }
  }
}

function throttled(allowed: number, found: number, milliseconds: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const message = `The limit costPerMinute is ${allowed} rows that could come back; with this request it is ${found}. Ask again in ${seconds} s, or for less.`;
  const http = { status: 429, headers: new Map([['retry-after', String(seconds)]]) };
  return new GraphQLError(message, { extensions: { code: 'THROTTLED', limit: 'costPerMinute', allowed, found, retryAfter: seconds, http } });
}
