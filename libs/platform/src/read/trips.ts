import type { Pool, PoolClient } from 'pg';
import type { Caller, Errand } from './caller.ts';
import { cancel } from './cancel.ts';
import { CallerGone, readFault, isLost } from './faults.ts';
import { TenantQuery } from './query.ts';
import type { Outcome, Statement } from './query.ts';
import type { Value } from './values.ts';

/** What is ready sooner is not worth cancelling, which costs the server a process. */
const CANCEL_AFTER_MS = 20;

/**
 * Sends statements over the pool. Statements that are the same in everything, tenant and values and so all that permission depends on,
 * share one trip while it waits for a connection. Never later: what has been sent may not see what was committed since, here or in
 * another process, and whoever has written must read it.
 */
export class Trips {
  private readonly waiting = new Map<string, Trip>();

  /** `pool` holds ordinary connections of the API's database role, or of the funders'. */
  constructor(private readonly pool: Pool) {}

  /** Runs a statement in its tenant; throws ReadTimeout, DatabaseLost, DatabaseBusy, CallerGone, what the client gave wrong, or PostgreSQL's error. */
  read(statement: Statement, caller?: Caller): Promise<Value> {
    if (caller?.gone) return Promise.reject(new CallerGone());
    const { pool, waiting } = this;
    if (pool.idleCount > pool.waitingCount || pool.totalCount < pool.options.max) return new Trip(pool, statement).join(caller);
    const key = `${statement.funderId ?? statement.tenantId}${statement.name}${JSON.stringify(statement.values)}`;
    let trip = waiting.get(key);
    if (!trip) {
      const made: Trip = (trip = new Trip(pool, statement, () => waiting.get(key) === made && waiting.delete(key)));
      waiting.set(key, trip);
    }
    return trip.join(caller);
  }
}

/** One statement on its way, for everybody who waits for it. */
class Trip implements Errand {
  private readonly answer: Promise<Value>;
  private settle!: { resolve: (value: Value) => void; reject: (error: Error) => void };
  private callers = 0;
  private over = false;
  private retried = false;
  private client?: PoolClient;
  private release!: (destroy?: boolean) => void;
  private grace?: NodeJS.Timeout;
  private cancelled?: Promise<boolean>;

  constructor(
    private readonly pool: Pool,
    private readonly statement: Statement,
    private readonly departs?: () => unknown,
  ) {
    this.answer = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.board();
  }

  join(caller: Caller | undefined): Promise<Value> {
    this.callers++;
    caller?.waitsFor(this);
    return this.answer;
  }

  /** One of the callers has gone. */
  leave(): void {
    if (--this.callers > 0 || this.over) return;
    if (!this.client) {
      this.departs?.();
      this.end(new CallerGone());
    } else this.grace = setTimeout(() => (this.cancelled = cancel(this.client!)), CANCEL_AFTER_MS);
  }

  private board(): void {
    this.pool.connect((failed, client, release) => {
      this.departs?.();
      if (failed) return this.end(readFault(failed));
      if (this.over) return release();
      this.client = client;
      this.release = release;
      this.send();
    });
  }

  private send(): void {
    this.client!.query(new TenantQuery(this.statement, (outcome) => this.arrive(outcome)) as never);
  }

  private arrive(outcome: Outcome): void {
    clearTimeout(this.grace);
    const { error } = outcome;
    // the transaction is read-only, so running it again is safe
    const again = error && this.callers > 0 && !this.retried;
    if (again && outcome.again) {
      this.retried = true;
      return this.send();
    }
    const lost = !!error && isLost(error);
    this.giveBack(lost);
    if (again && lost && !isSilent(error)) {
      this.retried = true;
      return this.board();
    }
    if (error) this.end(readFault(error));
    else this.end(null, outcome.row);
  }

  /** A request to cancel that is still on its way would hit the next statement. */
  private giveBack(lost: boolean): void {
    const { release, cancelled } = this;
    this.client = undefined;
    if (cancelled) void cancelled.then((clean) => release(lost || !clean));
    else release(lost);
  }

  private end(error: Error | null, row: Value = null): void {
    if (this.over) return;
    this.over = true;
    if (error) this.settle.reject(error);
    else this.settle.resolve(row);
  }
}

/** A server that said nothing for so long would be waited for as long again. */
const isSilent = (error: Error & { code?: string }): boolean => error.code === 'ETIMEDOUT';
