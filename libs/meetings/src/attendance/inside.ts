import type { ScopeSql } from '@samnav/platform';
import { hostPlace } from '../meetings/place.ts';

type Host = Record<'tenantId' | 'workgroupId' | 'networkId' | 'bodyId' | 'projectId' | 'municipalityId', string>;

/**
 * Whether the viewer is of the group whose meeting it is, or keeps its attendance list. They see who came, and the balance as it is; it
 * depends on nothing but the host, so that nobody is inside of one meeting of a pool and outside of another.
 */
export const insideHost = (m: Host, scope: ScopeSql): string =>
  `(${scope.can('attendance.record', hostPlace(m))} or is_of_host(${m.tenantId}, ${scope.personId}, ${m.workgroupId}, ${m.networkId}, ${m.bodyId}, ${scope.today}))`;

/** … or is called to the meeting, and was there once it is held: then one knows who was called and who came, but not what they say of themselves. */
export const seesList = (m: Host & Record<'id', string>, scope: ScopeSql): string =>
  `(${insideHost(m, scope)} or stands_on_list(${m.tenantId}, ${m.id}, ${scope.personId}))`;

/** The meeting under `alias`, for these. */
export const meetingHost = (alias: string): Host & Record<'id', string> => ({
  tenantId: `${alias}.tenant_id`,
  id: `${alias}.id`,
  workgroupId: `${alias}.workgroup_id`,
  networkId: `${alias}.network_id`,
  bodyId: `${alias}.body_id`,
  projectId: `${alias}.project_id`,
  municipalityId: `${alias}.municipality_id`,
});
