import { queueSuite } from './queue-suite.ts';

queueSuite('PostgreSQL', async () => ({
  env: {},
  empty: async ({ admin }) => void (await admin.query('drop schema bullmq cascade')),
  close: async () => undefined,
}));
