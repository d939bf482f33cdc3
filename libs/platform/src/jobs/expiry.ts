import type { Database } from '../database/database.ts';

/** Removes sessions and one-time links a month after their end, and sign-in attempts after a day. */
export async function clearExpired(database: Database): Promise<void> {
  await database.pool.query('select clear_expired()');
}

/** Removes the kept answers of requests with an Idempotency-Key after a week. */
export async function pruneIdempotencyKeys(database: Database): Promise<void> {
  await database.pool.query(`delete from idempotency_key where created_at < samnav_now() - interval '7 days'`);
}

/** Forgets workers that have not been seen for an hour. */
export async function pruneHeartbeats(database: Database): Promise<void> {
  await database.pool.query(`delete from worker_heartbeat where seen_at < clock_timestamp() - interval '1 hour'`);
}
