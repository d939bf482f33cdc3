import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Database } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import pg from 'pg';
import { build } from '../../tools/build.mjs';
import setup from '../global-setup.ts';
import teardown from '../global-teardown.ts';
import { audit, Clients, faultsIn, openAccounts } from './bank.ts';
import { racePeriods } from './races.ts';

/** npm run bank -- --clients 16 --seconds 60 --races 10000: posts, reverses, kills clients, closes periods, and counts the books. */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '60' },
    races: { type: 'string', default: '10000' },
  },
});
const seconds = Number(values.seconds);

async function bank(): Promise<string[]> {
  const { newRegion } = await import('../../libs/projects/src/testing/region.ts');
  const region = await newRegion();
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const lines = await openAccounts(region, 4);
  const clients = new Clients({ scope: region.coordinator, lines });
  await clients.start(Number(values.clients));
  await clients.killFor(seconds, 2);
  await clients.stop();
  const found = await audit(admin, region.world.tenantId, clients.told);
  console.log(`${values.clients} clients for ${seconds} s, ${clients.kills} killed: ${JSON.stringify(found)}`);

  const database = await Database.connect({ url: process.env.RUNTIME_DATABASE_URL!, transactions: 16, reads: 1 });
  const [line] = await openAccounts(region, 1);
  const raced = await racePeriods(database, region, line!, Number(values.races));
  console.log(`period locks: ${JSON.stringify(raced)}`);
  await Promise.all([database.onApplicationShutdown(), admin.end(), closeTestDatabase()]);
  return [...faultsIn(found), ...(raced.late ? [`posted after the lock: ${raced.late}`] : [])];
}

await build();
await setup();
let faults: string[];
try {
  faults = await bank();
} finally {
  await teardown();
}
console.log(faults.length ? faults.join('\n') : 'clean');
process.exit(faults.length ? 1 : 0);
