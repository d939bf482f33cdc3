import { defineTarget } from '@samnav/platform';
import { z } from 'zod';

/** A regional plan made of local ones: it is adopted, and each municipality's is linked to it and adopted. */
export const plansAdopted = defineTarget({
  kind: 'plansAdopted',
  description: 'The regional plan adopted, and each municipality’s local plan linked to it and adopted.',
  parameters: z.strictObject({}),
  title: { sv: 'Regional handlingsplan ur de lokala', en: 'A regional plan of action made of the local ones' },
});
