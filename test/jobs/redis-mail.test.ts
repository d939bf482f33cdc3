import { mailSuite } from './mail-suite.ts';
import { onRedis, withoutRedis } from './stores.ts';

if (onRedis) mailSuite('Redis', onRedis);
else withoutRedis('mails by the worker');
