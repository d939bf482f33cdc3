import type { Tx } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import type { Project } from '@samnav/projects';
import { CostMethod } from './grant-choices.ts';
import type { GrantCategoryInput } from './grant.inputs.ts';

async function plannedOf(tx: Tx, projectId: string): Promise<{ category: CostCategory; ore: bigint }[]> {
  const rows = await tx.sql<{ category: CostCategory; ore: string }>(
    `select category, sum(planned_ore) as ore from budget_line where tenant_id = current_tenant() and project_id = $1
     group by category having sum(planned_ore) > 0 order by category`,
    [projectId],
  );
  return rows.map(({ category, ore }) => ({ category, ore: BigInt(ore) }));
}

/** What the budget plans in money, and as own work time. */
export async function budgetedOf(tx: Tx, projectId: string): Promise<{ cash: bigint; inKind: bigint }> {
  const planned = await plannedOf(tx, projectId);
  const sum = (inKind: boolean): bigint =>
    planned.filter(({ category }) => (category === CostCategory.ownWorkTime) === inKind).reduce((total, { ore }) => total + ore, 0n);
  return { cash: sum(false), inKind: sum(true) };
}

/** The budget's categories as a decision approves them: counted as booked; own work time only where the funder counts what is in kind. */
export async function categoriesOfBudget(tx: Tx, projectId: string, inKind: boolean): Promise<GrantCategoryInput[]> {
  const planned = await plannedOf(tx, projectId);
  return planned.map(({ category, ore }) => ({
    category,
    approved: ore,
    method: category === CostCategory.ownWorkTime && !inKind ? CostMethod.excluded : CostMethod.actual,
  }));
}

/** Who receives the support: as told, else the municipality, else the region. */
export async function beneficiaryOf(
  tx: Tx,
  { municipalityId }: Project,
  told: string | null | undefined,
): Promise<{ beneficiaryName: string; municipalityName: string | null }> {
  const [row] = await tx.sql<{ region: string; municipality: string | null }>(
    `select t.name as region, m.full_name as municipality from tenant t left join municipality m on m.tenant_id = t.id and m.id = $1 where t.id = current_tenant()`,
    [municipalityId],
  );
  return { beneficiaryName: told ?? row!.municipality ?? row!.region, municipalityName: row!.municipality };
}
