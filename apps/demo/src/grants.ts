import { Commitment, CommitmentService, grantFacts, GrantService, periodsOf } from '@samnav/funding';
import type { GrantFacts } from '@samnav/funding';
import { Funder, furnishFunder, globalId, makeScope, oreOf } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import { BudgetLine, Project } from '@samnav/projects';

const services = { grants: new GrantService(), commitments: new CommitmentService() };

/** The demo's funders beside the one whose people have accounts. */
const names: Readonly<Record<string, string>> = {
  tillvaxtverket: 'Tillväxtverket',
  vinnova: 'Vinnova',
  energimyndigheten: 'Energimyndigheten',
};

/**
 * Records the tenant's decisions through the service, each known by its number; what is there stays as it is. They are recorded today, so
 * that only claims still to come are asked for. Answers their uuids by the project's name.
 */
export async function furnishGrants(
  database: Database,
  scope: Scope,
  tenant: string,
  found: { projects: Readonly<Record<string, string>> },
): Promise<Record<string, string>> {
  const coordinator = makeScope({ ...scope, assignments: [{ role: 'regionCoordinator', municipalityId: null, workgroupId: null, projectId: null }] });
  const grants: Record<string, string> = {};
  for (const facts of grantFacts(tenant, Number(scope.now.slice(0, 4)))) {
    const funder = globalId(Funder, await furnishFunder(database, facts.funder, names[facts.funder]!));
    const projectId = found.projects[facts.project]!;
    grants[facts.project] = await database.write(coordinator, async (tx) => (await idOf(tx, facts.number)) ?? grant(tx, facts, projectId, funder));
  }
  return grants;
}

async function idOf(tx: Tx, number: string): Promise<string | undefined> {
  const [row] = await tx.sql<{ id: string }>('select id from funding_grant where tenant_id = current_tenant() and number = $1', [number]);
  return row?.id;
}

/** The decision with its orders, in one transaction: an interrupted one leaves nothing. */
async function grant(tx: Tx, facts: GrantFacts, project: string, funderId: string): Promise<string> {
  const { project: _name, funder: _slug, ceiling, plannedCash, pledgedInKind, paidInAdvance, periods, commitments = [], ...same } = facts;
  const id = await services.grants.create(tx, {
    ...same,
    ...{ projectId: globalId(Project, project), funderId, ceiling: oreOf(ceiling) },
    plannedCash: plannedCash === undefined ? null : oreOf(plannedCash),
    pledgedInKind: pledgedInKind === undefined ? null : oreOf(pledgedInKind),
    paidInAdvance: paidInAdvance === undefined ? null : oreOf(paidInAdvance),
    periods: periodsOf(facts.startsOn, facts.endsOn, periods),
  });
  for (const commitment of commitments) await commit(tx, project, commitment);
  return id;
}

async function commit(tx: Tx, projectId: string, facts: NonNullable<GrantFacts['commitments']>[number]): Promise<void> {
  const { category, year, amount, invoiced, ...same } = facts;
  const line = await tx.rows(BudgetLine).findOneByOrFail({ tenantId: tx.scope.tenantId, projectId, category, year: Number(year) });
  const id = await services.commitments.record(tx, { ...same, budgetLineId: globalId(BudgetLine, line.id), amount: oreOf(amount) });
  if (invoiced) await services.commitments.update(tx, { id: globalId(Commitment, id), expectedVersion: 1, invoiced: oreOf(invoiced) });
}
