import { queueSuite } from './queue-suite.ts';
import { onRedis, withoutRedis } from './stores.ts';

if (onRedis) queueSuite('Redis', onRedis);
else withoutRedis('jobs');
