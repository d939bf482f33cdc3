import { test } from '@jest/globals';
import { queueSuite } from './queue-suite.ts';
import { redisBinary, redisServer } from './redis-server.ts';

const binary = redisBinary();
if (binary)
  queueSuite('Redis', async () => {
    const redis = await redisServer(binary);
    return { env: { REDIS_URL: redis.url }, empty: async () => void (await redis.client.flushall()), close: redis.close };
  });
else test.skip('jobs on Redis: skipped, there is no redis-server (apt-get install redis-server, or set SAMNAV_REDIS_SERVER)', () => undefined);
