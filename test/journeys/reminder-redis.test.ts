import { test } from '@jest/globals';
import { redisBinary, redisServer } from '../jobs/redis-server.ts';
import { reminderSuite } from './reminder-suite.ts';

const binary = redisBinary();
if (binary)
  reminderSuite('Redis', async () => {
    const redis = await redisServer(binary);
    return { env: { REDIS_URL: redis.url }, close: redis.close };
  });
else test.skip('a reminder on Redis: skipped, there is no redis-server (apt-get install redis-server, or set SAMNAV_REDIS_SERVER)', () => undefined);
