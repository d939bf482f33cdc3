import type { Place, ScopeSql, Where } from '@samnav/platform';
import type { Project } from './project.entity.ts';

/** The columns of a project that say who may see and change it. */
type Columns = Record<'id' | 'municipalityId' | 'workgroupId' | 'leadId' | 'publishedOn', string>;

/**
 * Where a project belongs, as SQL. What a municipality owns is changed by its own people, not by a workgroup of several
 * municipalities; the group's lead changes what belongs to the region.
 */
export const projectPlace = (p: Pick<Columns, 'id' | 'municipalityId' | 'workgroupId'>): Place => ({
  municipalityId: p.municipalityId,
  workgroupId: `(case when ${p.municipalityId} is null then ${p.workgroupId} end)`,
  projectId: p.id,
});
/** The same of a row. */
export const whereOf = (p: Pick<Project, 'id' | 'municipalityId' | 'workgroupId'>): Where => ({
  municipalityId: p.municipalityId,
  workgroupId: p.municipalityId ? null : p.workgroupId,
  projectId: p.id,
});

/** A draft is seen by its own people: the owning municipality's, the project's, and whoever may change it. Everything else by the tenant. */
export const seesProject = (p: Columns, scope: ScopeSql): string =>
  `(${p.publishedOn} <= ${scope.today} or ${p.municipalityId} = any(${scope.municipalityIds}) or ${p.id} = any(${scope.projectIds})
    or ${p.leadId} = ${scope.personId} or ${scope.can('project.update', projectPlace(p))})`;

/** The place of what belongs to a project. */
export function placeWithProject(row: { tenantId: string }, projectId: string): Place {
  const of = (column: string): string =>
    `(select of_project.${column} from project of_project where of_project.tenant_id = ${row.tenantId} and of_project.id = ${projectId})`;
  return projectPlace({ id: projectId, municipalityId: of('municipality_id'), workgroupId: of('workgroup_id') });
}
