import { defineJob } from '@samnav/platform';
import { z } from 'zod';

/** The worker with a job that somebody forgot to handle. */
defineJob({ name: 'forgotten', queue: 'test', payload: z.object({}) });
await import('../../apps/worker/src/main.ts');
