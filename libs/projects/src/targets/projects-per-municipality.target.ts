import { defineTarget } from '@samnav/platform';
import { z } from 'zod';

/** With `reported` only what an approved report of a workgroup tells of. Development projects, as many as required and one in each municipality. */
export const projectsPerMunicipality = defineTarget({
  kind: 'projectsPerMunicipality',
  description: 'Projects planned or carried out: as many as required, and at least one in each municipality.',
  parameters: z.strictObject({ required: z.int().min(1).max(1000), reported: z.boolean().optional() }),
  title: { sv: 'Utvecklingsprojekt, minst ett per kommun', en: 'Development projects, at least one in each municipality' },
});
