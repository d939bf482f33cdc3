import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@samnav/platform';
import type { JobContext, JobHandler } from '@samnav/platform';
import { z } from 'zod';
import { askForMeasurements } from '../measurements/measurement-obligations.ts';

/** Scopes asked in one transaction. */
const CHUNK = 100;

/** Asks the rest of many scopes for a period’s measurements, a chunk at a time. */
export const askMore = defineJob({ name: 'ask-for-measurements', queue: 'plans', payload: z.object({ periodId: z.uuid() }) });

@Handles(askMore)
@Injectable()
export class AskForMeasurements implements JobHandler<z.infer<typeof askMore.payload>> {
  async handle({ periodId }: z.infer<typeof askMore.payload>, context: JobContext): Promise<void> {
    await context.finish(async (tx) => {
      if ((await askForMeasurements(tx, { periodId }, CHUNK)) === CHUNK) await tx.emit(askMore, { periodId });
    });
  }
}
