import { furnishTenantRow, systemScope } from '@samnav/platform';
import type { Database } from '@samnav/platform';
import { furnishAccounts, furnishRoles, furnishRoom } from './accounts.ts';
import { furnishDeadlines } from './deadlines.ts';
import { furnishNetworks } from './networks.ts';
import { furnishProjects } from './projects.ts';

const tenants = [
  ['umearegionen', 'Umeåregionen'],
  ['kiruna', 'Kiruna Sustainability Center'],
] as const;

/** Two regions with the facts of their documents, invented people, and deadlines around today. What is there stays as it is. */
export async function furnish(database: Database): Promise<void> {
  const accounts = await furnishAccounts(database);
  await furnishRoom(database, accounts);
  for (const [slug, name] of tenants) {
    const tenantId = await furnishTenantRow(database, slug, name);
    const scope = systemScope(tenantId, slug, 'demo', await database.now());
    const networks = await furnishNetworks(database, scope, slug, accounts);
    const projects = await furnishProjects(database, scope, slug, networks);
    await furnishRoles(database, scope, accounts, { ...networks, ...projects });
    await furnishDeadlines(database, scope, networks);
  }
}
