import { furnishTenantRow, insertAuditEvent, systemScope } from '@samnav/platform';
import type { Database, Scope } from '@samnav/platform';
import { furnishAccounts, furnishRoles, furnishRoom } from './accounts.ts';
import { furnishClosedProject } from './closed-project.ts';
import { furnishClaims } from './claims.ts';
import { furnishClosedHours } from './closed-hours.ts';
import { furnishCalendar } from './calendar.ts';
import { furnishAnswers } from './answers.ts';
import { furnishDeadlines } from './deadlines.ts';
import { furnishGoals } from './goals.ts';
import { furnishIndicators } from './indicators.ts';
import { furnishGrants } from './grants.ts';
import { furnishGroupMeetings } from './group-meetings.ts';
import { furnishNetworks } from './networks.ts';
import { furnishProjects } from './projects.ts';
import { furnishWaitingHours } from './waiting-hours.ts';

const tenants = [
  ['umearegionen', 'Umeåregionen'],
  ['kiruna', 'Kiruna Sustainability Center'],
] as const;

/**
 * Two regions with the facts of their documents, invented people, and deadlines around today. What an interrupted furnishing has left is
 * completed; a furnished region belongs to its users, who may rename and end whatever this would look for.
 */
export async function furnish(database: Database): Promise<void> {
  const accounts = await furnishAccounts(database);
  await furnishRoom(database, accounts);
  for (const [slug, name] of tenants) {
    const tenantId = await furnishTenantRow(database, slug, name);
    const scope = systemScope(tenantId, slug, 'demo', await database.now());
    if (await isFurnished(database, scope)) continue;
    const networks = await furnishNetworks(database, scope, slug, accounts);
    const goals = await furnishGoals(database, scope, slug, networks);
    const projects = await furnishProjects(database, scope, slug, networks);
    const grants = await furnishGrants(database, scope, slug, projects);
    await furnishClosedProject(database, scope, slug, { ...networks, ...projects });
    await furnishClosedHours(database, scope, slug, { ...networks, ...projects });
    await furnishRoles(database, scope, accounts, { ...networks, ...projects });
    await furnishIndicators(database, scope, { ...networks, goals: goals.goals });
    await furnishGroupMeetings(database, scope, networks);
    await furnishDeadlines(database, scope, networks);
    await furnishAnswers(database, scope, networks);
    await furnishCalendar(database, scope, networks);
    if (Object.keys(grants).length && slug === 'umearegionen') await furnishClaims(database, scope, { ...networks, ...projects, grants }, accounts);
    await furnishWaitingHours(database, scope, { ...networks, ...projects });
    await database.write(scope, (tx) => insertAuditEvent(tx, { action: FURNISHED, subjectType: 'Tenant', subjectId: tenantId }));
  }
}

const FURNISHED = 'demo.furnished';

const isFurnished = (database: Database, scope: Scope): Promise<boolean> =>
  database.write(scope, async (tx) => (await tx.sql('select from audit_event where action = $1 limit 1', [FURNISHED])).length > 0);
