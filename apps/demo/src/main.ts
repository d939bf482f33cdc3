import 'reflect-metadata';
import { roleEnvironment } from '@samnav/migrations';
import { createOperatorLink, Database, furnishTenantRow, readConfig, systemScope } from '@samnav/platform';
import { furnishAccounts, furnishRoles, furnishRoom } from './accounts.ts';
import { furnishDeadlines } from './deadlines.ts';
import { furnishNetworks } from './networks.ts';
import { furnishProjects } from './projects.ts';

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
  } else await furnish();
} finally {
  await database.onApplicationShutdown();
}

async function furnish(): Promise<void> {
  const accounts = await furnishAccounts(database);
  await furnishRoom(database, accounts);
  for (const [slug, name] of [
    ['umearegionen', 'Umeåregionen'],
    ['kiruna', 'Kiruna Sustainability Center'],
  ] as const) {
    const tenantId = await furnishTenantRow(database, slug, name);
    const scope = systemScope(tenantId, slug, 'demo', await database.now());
    const networks = await furnishNetworks(database, scope, slug, accounts);
    const projects = await furnishProjects(database, scope, slug, networks);
    await furnishRoles(database, scope, accounts, { ...networks, ...projects });
    await furnishDeadlines(database, scope, networks);
  }
}
