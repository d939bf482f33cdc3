import { defineTarget } from '@samnav/platform';
import { z } from 'zod';

const required = z.int().min(1).max(1000);

/** Workgroups that have met: one held meeting in the period is enough. */
export const workgroupsEngaged = defineTarget({
  kind: 'workgroupsEngaged',
  description: 'Workgroups with at least one held meeting in the period.',
  parameters: z.strictObject({ required }),
  title: { sv: 'Engagerade arbetsgrupper', en: 'Workgroups engaged' },
});

/** Held workshops for the whole region; `phases` are numbers of the project's phases, each of which needs one. */
export const regionWideWorkshops = defineTarget({
  kind: 'regionWideWorkshops',
  description: 'Workshops held for the whole region, perhaps one in each of some phases of a project.',
  parameters: z.strictObject({ required, phases: z.array(z.int().min(1).max(999)).min(1).max(50).optional() }),
  title: { sv: 'Regiongemensamma workshops', en: 'Workshops for the whole region' },
});

/** Women and men by the lists of attendance of held meetings, of one kind of meeting where one is named. */
export const genderBalance = defineTarget({
  kind: 'genderBalance',
  description: 'Women and men at held meetings by their lists of attendance: neither under 40 %.',
  parameters: z.strictObject({ meetings: z.enum(['meeting', 'workshop']).optional() }),
  title: { sv: 'Jämn fördelning mellan kvinnor och män (60/40)', en: 'Even distribution of women and men (60/40)' },
});
