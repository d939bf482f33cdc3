import { migrate } from './index.ts';

/** `DATABASE_URL=… SAMNAV_SECRET=… [SAMNAV_MODE=demo] [SAMNAV_CLOCK=…] node migrations/dist/main.js` prints the roles' addresses as JSON. */
const { DATABASE_URL, SAMNAV_SECRET, SAMNAV_MODE = 'production', SAMNAV_CLOCK } = process.env;
if (!DATABASE_URL || !SAMNAV_SECRET) {
  console.error('Set DATABASE_URL and SAMNAV_SECRET.');
  process.exit(2);
}
const { urls } = await migrate({ adminUrl: DATABASE_URL, secret: SAMNAV_SECRET, mode: SAMNAV_MODE as 'demo', clock: SAMNAV_CLOCK });
console.log(JSON.stringify(urls));
