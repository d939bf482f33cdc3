import { parseArgs } from 'node:util';
import pg from 'pg';
import setup from '../global-setup.ts';
import teardown from '../global-teardown.ts';
import { Chance } from './chance.ts';
import { differing, raisedOtherwise } from './in-sql.ts';
import { broken } from './properties.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '100000' } } });
const [seed, cases] = [Number(values.seed), Number(values.cases)];

await setup();
const wrong: string[] = [];
try {
  const chance = new Chance(seed);
  for (let n = 1; n <= cases; n++) {
    wrong.push(...broken(chance));
    if (n % 100_000 === 0) console.log(`${n} cases, ${wrong.length} wrong`);
  }
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  wrong.push(...(await differing(client, new Chance(seed + 1), cases)), ...(await raisedOtherwise(client, new Chance(seed + 2), 100_000)));
  await client.end();
} finally {
  await teardown();
}
for (const one of wrong.slice(0, 20)) console.log(one);
console.log(`seed ${seed}: ${cases} cases of eight laws, ${cases} roundings in SQL: ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
