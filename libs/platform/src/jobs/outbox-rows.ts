import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import type { WakeCall } from './queues.ts';

/** A held job: nobody else works on it until the lease ends, and only this fence may close it. */
export interface Claim {
  tenantId: string;
  id: string;
  job: string;
  payload: Record<string, unknown>;
  attempt: number;
  fence: number;
  now: string;
}

/** A killed worker's job is taken up again when its lease ends. */
export const LEASE_SECONDS = 12;
/** A job that no worker has taken up after this time may be gone from the queue; adding it again is harmless. */
const RESCUE_AFTER = '12 seconds';
const OPEN = 'done_at is null and failed_at is null';

const TAKE = `with due as (
    select tenant_id, id from outbox
    where enqueued_at is null and ${OPEN} and run_at <= samnav_now() and (claimed_until is null or claimed_until < clock_timestamp()) and job = any($1)
    order by run_at, id limit $2 for update skip locked
  )
  update outbox o set enqueued_at = clock_timestamp(), claimed_until = null from due
  where o.tenant_id = due.tenant_id and o.id = due.id
  returning o.tenant_id as "tenantId", o.id, o.job, o.queue, o.attempts`;

const NEXT = `select least(
    (select min(run_at) from outbox where enqueued_at is null and ${OPEN} and job = any($1) and claimed_until is null) - samnav_now(),
    (select min(claimed_until) from outbox where enqueued_at is null and ${OPEN} and job = any($1) and claimed_until is not null) - clock_timestamp()
  ) as wait`;

const CLAIM = `update outbox set fence = fence + 1, attempts = attempts + 1, claimed_until = clock_timestamp() + make_interval(secs => $3)
  where tenant_id = $1 and id = $2 and ${OPEN} and (claimed_until is null or claimed_until < clock_timestamp())
  returning tenant_id as "tenantId", id, job, payload, attempts as attempt, fence, samnav_now() as now`;

const RESCUE = `with stuck as (
    select tenant_id, id from outbox
    where enqueued_at is not null and ${OPEN} and coalesce(claimed_until, enqueued_at + interval '${RESCUE_AFTER}') < clock_timestamp()
    order by enqueued_at limit 2000 for update skip locked
  )
  update outbox o set enqueued_at = null, claimed_until = null from stuck where o.tenant_id = stuck.tenant_id and o.id = stuck.id
  returning o.id, o.job`;

/** Marks the held job done; answers no row when another worker has taken it over. Runs inside the effect's transaction where there is one. */
export const DONE = `update outbox set done_at = clock_timestamp(), claimed_until = null, last_error = null
  where tenant_id = $1 and id = $2 and fence = $3 and ${OPEN} returning id`;

/** Answers the held job while its lease lasts, and lets nobody take it before the transaction ends. */
export const HELD = `select id from outbox where tenant_id = $1 and id = $2 and fence = $3 and ${OPEN} and claimed_until > clock_timestamp() for no key update`;

/** The outbox as the workers see it, across tenants. */
@Injectable()
export class OutboxRows {
  constructor(private readonly database: Database) {}

  /** Takes what is due for these jobs; whoever takes a row must wake a worker for it. */
  take(jobs: readonly string[], limit = 500): Promise<WakeCall[]> {
    return this.rows<WakeCall>(TAKE, [jobs, limit]);
  }

  /** Gives back what could not be handed to the queue. */
  async giveBack(calls: readonly WakeCall[]): Promise<void> {
    await this.rows(`update outbox set enqueued_at = null where id = any($1) and enqueued_at is not null and claimed_until is null and ${OPEN}`, [
      calls.map((call) => call.id),
    ]);
  }

  /** Milliseconds until something is due; null when nothing waits. */
  async untilNext(jobs: readonly string[]): Promise<number | null> {
    const [row] = await this.rows<{ ms: number | null }>(`select extract(epoch from wait)::float8 * 1000 as ms from (${NEXT})`, [jobs]);
    return row?.ms ?? null;
  }

  /** Holds one job for this worker; null when it is done, dead or held by another. */
  async claim(tenantId: string, id: string): Promise<Claim | null> {
    const [row] = await this.rows<Omit<Claim, 'now'> & { now: Date }>(CLAIM, [tenantId, id, LEASE_SECONDS]);
    return row ? { ...row, now: row.now.toISOString() } : null;
  }

  /** Prolongs the lease; false when the job is no longer held. */
  async renew({ tenantId, id, fence }: Claim): Promise<boolean> {
    const rows = await this.rows(
      `update outbox set claimed_until = clock_timestamp() + make_interval(secs => $4) where tenant_id = $1 and id = $2 and fence = $3 and ${OPEN} returning id`,
      [tenantId, id, fence, LEASE_SECONDS],
    );
    return rows.length === 1;
  }

  async done({ tenantId, id, fence }: Claim): Promise<boolean> {
    return (await this.rows(DONE, [tenantId, id, fence])).length === 1;
  }

  /** Lets the job wait and be tried again; `counted` false when the try shall not count. */
  async retry({ tenantId, id, fence }: Claim, waitMs: number, error: string, counted = true): Promise<void> {
    await this.rows(
      `update outbox set enqueued_at = null, claimed_until = clock_timestamp() + make_interval(secs => $4), last_error = $5, attempts = attempts - $6
       where tenant_id = $1 and id = $2 and fence = $3 and ${OPEN}`,
      [tenantId, id, fence, waitMs / 1000, error, counted ? 0 : 1],
    );
  }

  /** Sets the job aside: it is not tried again. */
  async bury({ tenantId, id, fence }: Claim, error: string): Promise<void> {
    await this.rows(
      `update outbox set failed_at = clock_timestamp(), claimed_until = null, last_error = $4 where tenant_id = $1 and id = $2 and fence = $3 and ${OPEN}`,
      [tenantId, id, fence, error],
    );
  }

  /** Returns what was handed to the queue and got lost there, or whose worker died, to the relay. */
  rescue(): Promise<{ id: string; job: string }[]> {
    return this.rows(RESCUE, []);
  }

  /** Removes done jobs after two weeks; dead ones stay until somebody has looked at them. */
  async prune(): Promise<number> {
    const rows = await this.rows(`delete from outbox where done_at < clock_timestamp() - interval '14 days' returning 1`, []);
    return rows.length;
  }

  private async rows<R extends object>(text: string, params: unknown[]): Promise<R[]> {
    return (await this.database.pool.query<R>(text, params)).rows;
  }
}
