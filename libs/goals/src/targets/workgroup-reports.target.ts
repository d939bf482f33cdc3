import { defineTarget } from '@samnav/platform';
import { z } from 'zod';

/** Approved reports of workgroups. */
export const workgroupReports = defineTarget({
  kind: 'workgroupReports',
  description: 'Reports of workgroups that the coordinator has approved, of periods that end in the target’s.',
  parameters: z.strictObject({ required: z.int().min(1).max(1000) }),
  title: { sv: 'Godkända rapporter från arbetsgrupperna', en: 'Approved reports of the workgroups' },
});
