import { auditReports, ReportPress } from '@samnav/funding';
import { roleEnvironment } from '@samnav/migrations';
import { Database } from '@samnav/platform';

/** Makes every signed report of every region again and says what differs; ends with 1 where something does. */
const { WORKER_DATABASE_URL } = roleEnvironment(process.env);
if (!WORKER_DATABASE_URL) throw new Error('Set DATABASE_URL and SAMNAV_SECRET, or WORKER_DATABASE_URL.');
const database = await Database.connect({ url: WORKER_DATABASE_URL, transactions: 1, reads: 1 });
const press = new ReportPress();
const { tenants, reports, differences } = await auditReports(database, press);
press.onApplicationShutdown();
await database.onApplicationShutdown();
for (const difference of differences) console.log(`DIFFERS  ${difference}`);
console.log(`${reports} signed reports of ${tenants} regions made again, ${differences.length} differ`);
process.exitCode = differences.length ? 1 : 0;
