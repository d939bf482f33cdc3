import { test } from '@jest/globals';
import type { OwnDatabase } from './own-database.ts';
import { redisBinary, redisServer } from './redis-server.ts';

export interface QueueStore {
  env: Record<string, string>;
  /** Loses everything in the queue. */
  empty(own: OwnDatabase): Promise<void>;
  close(): Promise<void>;
}

export const onPostgres = async (): Promise<QueueStore> => ({
  env: {},
  empty: async ({ admin }) => void (await admin.query('drop schema if exists bullmq cascade')),
  close: async () => undefined,
});

const binary = redisBinary();
/** Absent where there is no redis-server. */
export const onRedis =
  binary &&
  (async (): Promise<QueueStore> => {
    const redis = await redisServer(binary);
    return { env: { REDIS_URL: redis.url }, empty: async () => void (await redis.client.flushall()), close: redis.close };
  });

/** Says in one line what was not tested, and how it would be. */
export const withoutRedis = (what: string): void =>
  test.skip(`${what} on Redis: skipped, there is no redis-server (apt-get install redis-server, or set SAMNAV_REDIS_SERVER)`, () => undefined);
