import { reminderSuite } from './reminder-suite.ts';

reminderSuite('PostgreSQL', async () => ({ env: {}, close: async () => undefined }));
