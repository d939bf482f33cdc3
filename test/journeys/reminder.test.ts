import { onPostgres } from '../jobs/stores.ts';
import { reminderSuite } from './reminder-suite.ts';

reminderSuite('PostgreSQL', onPostgres);
