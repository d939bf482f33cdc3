import { queueSuite } from './queue-suite.ts';
import { onPostgres } from './stores.ts';

queueSuite('PostgreSQL', onPostgres);
