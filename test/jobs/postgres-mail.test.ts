import { mailSuite } from './mail-suite.ts';
import { onPostgres } from './stores.ts';

mailSuite('PostgreSQL', onPostgres);
