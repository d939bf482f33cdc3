import { onRedis, withoutRedis } from '../jobs/stores.ts';
import { reminderSuite } from './reminder-suite.ts';

if (onRedis) reminderSuite('Redis', onRedis);
else withoutRedis('a reminder');
