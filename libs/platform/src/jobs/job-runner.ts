import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { systemScope } from '../database/scope.ts';
import { Handlers } from './handlers.ts';
import type { FoundHandler } from './handlers.ts';
import { NotYet } from './job.ts';
import type { JobContext } from './job.ts';
import { DONE, HELD, LEASE_SECONDS, OutboxRows } from './outbox-rows.ts';
import type { Claim } from './outbox-rows.ts';
import type { Wake } from './queues.ts';

/** Another worker has taken the job over; what this one did is rolled back. */
class ClaimLost extends Error {}

/** Does one job: holds its row, restores its scope, calls its handler, and closes or returns the row. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger('jobs');
  private readonly stopping = new AbortController();

  constructor(
    private readonly rows: OutboxRows,
    private readonly database: Database,
    private readonly handlers: Handlers,
  ) {}

  /** Called when the queue wakes this worker. A job that is done, dead or held elsewhere is nothing to do. */
  async run({ tenantId, id }: Wake): Promise<void> {
    const claim = await this.rows.claim(tenantId, id);
    if (!claim) return;
    const handler = this.handlers.all().get(claim.job);
    if (!handler) return this.rows.retry(claim, 30_000, `this worker does not know "${claim.job}"`, false);
    try {
      const finished = await this.attempt(claim, handler);
      if (!finished) await this.rows.done(claim);
    } catch (error) {
      await this.failed(claim, handler, error);
    }
  }

  /** Tells running handlers that the worker stops. */
  stop(): void {
    this.stopping.abort();
  }

  /** Answers whether the handler has closed the job itself. */
  private async attempt(claim: Claim, { job, instance }: FoundHandler): Promise<boolean> {
    const late = AbortSignal.timeout(job.timeout);
    const lost = new AbortController();
    const renewal = setInterval(
      () =>
        void this.rows.renew(claim).then(
          (held) => held || lost.abort(),
          () => undefined,
        ),
      (LEASE_SECONDS * 1000) / 4,
    );
    const overdue = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(new Error(`took longer than ${job.timeout} ms`))));
    try {
      let finished = false;
      const signal = AbortSignal.any([late, lost.signal, this.stopping.signal]);
      const context = this.contextOf(claim, signal, () => (finished = true));
      await Promise.race([instance.handle(job.payload.parse(claim.payload), context), overdue]);
      return finished;
    } finally {
      clearInterval(renewal);
    }
  }

  private contextOf(claim: Claim, signal: AbortSignal, closed: () => void): JobContext {
    const { tenantId, id, fence, attempt, now, job } = claim;
    const scope = systemScope(String(claim.payload['tenantId']), String(claim.payload['tenant']), job, now);
    return {
      scope,
      id,
      attempt,
      signal,
      finish: async (effect) => {
        const result = await this.database.write(scope, async (tx) => {
          const answer = await effect(tx);
          if (!(await tx.sql(DONE, [tenantId, id, fence])).length) throw new ClaimLost('another worker has taken this job over');
          return answer;
        });
        closed();
        return result;
      },
      hold: async (tx) => {
        if (!(await tx.sql(HELD, [tenantId, id, fence])).length) throw new ClaimLost('another worker has taken this job over');
      },
    };
  }

  private async failed(claim: Claim, { job }: FoundHandler, error: unknown): Promise<void> {
    const reason = describe(error);
    if (error instanceof ClaimLost) return this.log.warn(`${job.name} ${claim.id}: ${reason}`);
    if (error instanceof NotYet) return this.rows.retry(claim, error.retryInMs, reason, false);
    if (claim.attempt < job.attempts) {
      const wait = Math.min(1000 * 2 ** (claim.attempt - 1), 300_000);
      this.log.warn(`${job.name} ${claim.id}: try ${claim.attempt} of ${job.attempts} failed, again in ${wait / 1000} s: ${reason}`);
      return this.rows.retry(claim, wait, reason);
    }
    await this.rows.bury(claim, reason);
    this.log.error(`${job.name} ${claim.id}: given up after ${claim.attempt} tries: ${reason}`);
  }
}

/** An error as it may stand in a log: short, and without addresses of people. */
export function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/[^\s<>"'(,;:]+@[^\s<>"'),;:]+/g, '<address>')
    .replace(/\s+/g, ' ')
    .slice(0, 500);
}
