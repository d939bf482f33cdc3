import { auditRollUps } from '@samnav/goals';
import { roleEnvironment } from '@samnav/migrations';
import { Database } from '@samnav/platform';

/** Recomputes every roll-up of every region and says what differs; ends with 1 where something does. */
const { WORKER_DATABASE_URL } = roleEnvironment(process.env);
if (!WORKER_DATABASE_URL) throw new Error('Set DATABASE_URL and SAMNAV_SECRET, or WORKER_DATABASE_URL.');
const database = await Database.connect({ url: WORKER_DATABASE_URL, transactions: 1, reads: 1 });
const { tenants, figures, differences } = await auditRollUps(database);
await database.onApplicationShutdown();
for (const difference of differences) console.log(`DIFFERS  ${difference}`);
console.log(`${figures} figures of ${tenants} regions recomputed, ${differences.length} differ`);
process.exitCode = differences.length ? 1 : 0;
