import { reminderSuite } from './reminder-suite.ts';

reminderSuite('PostgreSQL', async () => ({ env: {}, empty: async () => undefined, close: async () => undefined }));
