import type { Place, Where } from '@samnav/platform';
import type { Meeting } from './meeting.entity.ts';

type Columns = Record<'municipalityId' | 'workgroupId' | 'projectId', string>;

/** Where a meeting, or a series of them, belongs, as SQL: to its host. */
export const hostPlace = (m: Columns): Place => ({ municipalityId: m.municipalityId, workgroupId: m.workgroupId, projectId: m.projectId });
/** The same of a row. */
export const whereOf = (m: Pick<Meeting, 'municipalityId' | 'workgroupId' | 'projectId'>): Where => ({
  municipalityId: m.municipalityId,
  workgroupId: m.workgroupId,
  projectId: m.projectId,
});

/** The place of what belongs to a meeting. */
export function placeWithMeeting(row: { tenantId: string }, meetingId: string): Place {
  const of = (column: string): string =>
    `(select of_meeting.${column} from meeting of_meeting where of_meeting.tenant_id = ${row.tenantId} and of_meeting.id = ${meetingId})`;
  return hostPlace({ municipalityId: of('municipality_id'), workgroupId: of('workgroup_id'), projectId: of('project_id') });
}
