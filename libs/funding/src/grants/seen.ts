import type { ScopeSql } from '@samnav/platform';

/**
 * A grant is seen as its project is: a draft's by its own people, every other by the tenant; and by the funder's people, to whom the
 * database itself shows only their own. It names no other table, which the funders' role could not read.
 */
export const seesGrant = (g: Record<'projectId' | 'municipalityId' | 'publishedOn', string>, scope: ScopeSql): string =>
  `(${g.publishedOn} <= ${scope.today} or ${g.municipalityId} = any(${scope.municipalityIds}) or ${g.projectId} = any(${scope.projectIds})
    or ${scope.can('grant.update', { municipalityId: g.municipalityId, projectId: g.projectId })} or ${scope.can('review.write', {})})`;
