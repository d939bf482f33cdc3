import 'reflect-metadata';
import { roleEnvironment } from '@samnav/migrations';
import { createOperatorLink, Database, readConfig } from '@samnav/platform';
import { furnish } from './furnish.ts';

/**
 * Furnishes the database with the demo; what is there stays as it is, so it may run at every start.
 * `--operator-link` instead prints a one-time link for the first operator, or nothing where there is one.
 */
Object.assign(process.env, roleEnvironment(process.env));
const config = readConfig();
const database = await Database.connect({ url: config.RUNTIME_DATABASE_URL, transactions: 2, reads: 2 });
try {
  if (process.argv.includes('--operator-link')) {
    const link = await createOperatorLink(database, config.PUBLIC_URL);
    if (link) console.log(link);
  } else await furnish(database);
} finally {
  await database.onApplicationShutdown();
}
