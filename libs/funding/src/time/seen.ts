import type { Place, ScopeSql, Where } from '@samnav/platform';
import { Project } from '@samnav/projects';

type Columns = Record<'municipalityId' | 'projectId' | 'personId', string>;

/** Where a person's time belongs, as SQL: to whoever employs the person, to the project, and to the person. */
export const placeOfTime = (t: Columns): Place => ({ municipalityId: t.municipalityId, projectId: t.projectId, personId: t.personId });

/** The same of a row. */
export const whereOfTime = (t: { municipalityId: string | null; projectId: string; personId: string }): Where => ({
  municipalityId: t.municipalityId,
  projectId: t.projectId,
  personId: t.personId,
});

/** Time is seen where the operation reaches, in projects that are seen. */
export const seesTime = (operation: 'timeEntry.read' | 'hourlyRate.read', t: Columns & { tenantId: string }, scope: ScopeSql): string =>
  `(${scope.can(operation, placeOfTime(t))} and ${t.projectId} in (select of_time.id from ${scope.rows(Project)} of_time))`;
