import { defineTarget } from '@samnav/platform';
import { z } from 'zod';

/** With `reported` only what an approved report of a workgroup tells of. New networks of the country or beyond that the region joined in the period. */
export const networksJoined = defineTarget({
  kind: 'networksJoined',
  description: 'New national and international networks that the region joined in the period.',
  parameters: z.strictObject({ required: z.int().min(1).max(1000), reported: z.boolean().optional() }),
  title: { sv: 'Nya nationella och internationella nätverk', en: 'New national and international networks' },
});
