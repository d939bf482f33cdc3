import { test } from '@jest/globals';
import type { OwnDatabase } from './own-database.ts';
import { redisBinary, redisServer } from './redis-server.ts';

export interface QueueStore {
  env: Record<string, string>;
  /** Loses everything in the queue. */
  empty(own: OwnDatabase): Promise<void>;
  close(): Promise<void>;
}

export interface BreakableStore extends QueueStore {
  /** Cuts every connection to it. */
  cut(own: OwnDatabase): Promise<void>;
}

/** The workers lose all their connections, as when PostgreSQL is started again. */
export const cutConnections = async ({ admin }: OwnDatabase): Promise<void> =>
  void (await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename in ($$samnav_worker$$, $$samnav_queue$$)',
  ));

export const onPostgres = async (): Promise<BreakableStore> => ({
  env: {},
  empty: async ({ admin }) => void (await admin.query('drop schema if exists bullmq cascade')),
  cut: cutConnections,
  close: async () => undefined,
});

const binary = redisBinary();
/** Absent where there is no redis-server. */
export const onRedis =
  binary &&
  (async (): Promise<BreakableStore> => {
    const redis = await redisServer(binary);
    return { env: { REDIS_URL: redis.url }, empty: async () => void (await redis.client.flushall()), cut: redis.restart, close: redis.close };
  });

/** Says in one line what was not tested, and how it would be. */
export const withoutRedis = (what: string): void =>
  test.skip(`${what} on Redis: skipped, there is no redis-server (apt-get install redis-server, or set SAMNAV_REDIS_SERVER)`, () => undefined);
