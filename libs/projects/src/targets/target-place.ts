import type { Place, ScopeSql, Tx, Where } from '@samnav/platform';
import { Goal } from '@samnav/goals';
import { Workgroup } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject, whereOf } from '../projects/seen.ts';

type Keys = Record<'tenantId' | 'projectId' | 'workgroupId' | 'goalId', string>;

/** A project's target is seen where the project is; all others by the tenant. */
export const seesTarget = (t: Keys, scope: ScopeSql): string =>
  `(${t.projectId} is null or ${t.projectId} in (select of_target.id from ${scope.rows(Project)} of_target))`;

/** Where a target belongs: to its project's, its workgroup's or its goal's place, else to the region. */
export function placeOfTarget(t: Keys): Place {
  const project = placeWithProject(t, t.projectId);
  const group = `(select of_group.municipality_id from workgroup of_group where of_group.tenant_id = ${t.tenantId} and of_group.id = ${t.workgroupId})`;
  const goal = `(select of_goal.municipality_id from goal of_goal where of_goal.tenant_id = ${t.tenantId} and of_goal.id = ${t.goalId})`;
  return {
    municipalityId: `coalesce(${project.municipalityId}, ${group}, ${goal})`,
    workgroupId: `coalesce(${project.workgroupId}, ${t.workgroupId})`,
    projectId: t.projectId,
  };
}

/** The same of a row that is there, or is to be made. */
export async function whereOfTarget(tx: Tx, t: { projectId: string | null; workgroupId: string | null; goalId: string | null }): Promise<Where> {
  if (t.projectId) return whereOf(await tx.get(Project, t.projectId));
  if (t.goalId) return { municipalityId: (await tx.get(Goal, t.goalId)).municipalityId };
  if (!t.workgroupId) return {};
  const { id, municipalityId } = await tx.get(Workgroup, t.workgroupId);
  return { municipalityId, workgroupId: id };
}
