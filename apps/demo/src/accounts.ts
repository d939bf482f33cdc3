import { demoAccounts, furnishAccount, furnishFunder, furnishOperator, RoleAssignment } from '@samnav/platform';
import type { Database, DemoAccount, Scope } from '@samnav/platform';

/** uuid of each demo account by e-mail; made now or found. */
export async function furnishAccounts(database: Database): Promise<Map<string, string>> {
  const { accounts, password } = demoAccounts();
  const ids = new Map<string, string>();
  for (const { email, name } of accounts) ids.set(email, await furnishAccount(database, { email, name, password }));
  return ids;
}

/** The funder's people and the operator: roles outside every tenant. */
export async function furnishRoom(database: Database, ids: Map<string, string>): Promise<void> {
  const tillvaxtverket = await furnishFunder(database, 'tillvaxtverket', 'Tillväxtverket');
  for (const { email, funder, roles } of demoAccounts().accounts) {
    if (funder) await furnishOperator(database, ids.get(email)!, tillvaxtverket);
    if (roles.some(({ role }) => role === 'operator')) await furnishOperator(database, ids.get(email)!);
  }
}

/** Where roles can be held, by the names that people use. */
export interface Places {
  municipalities: Readonly<Record<string, string>>;
  workgroups: Readonly<Record<string, string>>;
  projects: Readonly<Record<string, string>>;
}

/** Gives the tenant's demo accounts their roles. An assignment that is there stays as it is. */
export async function furnishRoles(database: Database, scope: Scope, ids: Map<string, string>, places: Places): Promise<void> {
  await database.write(scope, async (tx) => {
    for (const account of demoAccounts().accounts.filter(({ tenant }) => tenant === scope.tenant))
      for (const held of account.roles) {
        const area = areaOf(held, places);
        const values = { accountId: ids.get(account.email)!, role: held.role, ...area, startsOn: '2025-01-01' };
        const there = await tx.sql(
          'select from role_assignment where account_id = $1 and role = $2 and coalesce(municipality_id, workgroup_id, project_id) is not distinct from $3::uuid',
          [values.accountId, values.role, area.municipalityId ?? area.workgroupId ?? area.projectId],
        );
        if (!there.length) await tx.create(RoleAssignment, values, 'roleAssignment.granted');
      }
  });
}

function areaOf(held: DemoAccount['roles'][number], places: Places): Pick<RoleAssignment, 'municipalityId' | 'workgroupId' | 'projectId'> {
  const found = (of: Readonly<Record<string, string>>, name: string | undefined): string | null => {
    if (name === undefined) return null;
    if (!of[name]) throw new Error(`The demo has no "${name}", which a demo account needs.`);
    return of[name];
  };
  return {
    municipalityId: found(places.municipalities, held.municipality),
    workgroupId: found(places.workgroups, held.workgroup),
    projectId: found(places.projects, held.project),
  };
}
