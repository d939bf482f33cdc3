import type { ScopeSql } from '@samnav/platform';
import { seesProject } from '@samnav/projects';

type Columns = Record<'projectId' | 'municipalityId' | 'workgroupId' | 'leadId' | 'publishedOn', string>;

/**
 * A grant is seen as its project is, and by the funder's people, to whom the database itself shows only their own. Its copies of what
 * decides that keep it from naming another table, which the funders' role could not read.
 */
export const seesGrant = ({ projectId: id, municipalityId, workgroupId, leadId, publishedOn }: Columns, scope: ScopeSql): string =>
  `(${seesProject({ id, municipalityId, workgroupId, leadId, publishedOn }, scope)} or ${scope.can('review.write', {})})`;
