import { channelSuite } from './channel-suite.ts';
import { onPostgres } from './stores.ts';

channelSuite('PostgreSQL', onPostgres);
