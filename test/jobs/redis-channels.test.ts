import { channelSuite } from './channel-suite.ts';
import { onRedis, withoutRedis } from './stores.ts';

if (onRedis) channelSuite('Redis', onRedis);
else withoutRedis('channels by the worker');
