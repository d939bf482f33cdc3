import { Injectable } from '@nestjs/common';
import { access } from '../access/index.ts';
import type { Tx } from '../database/tx.ts';
import { domainError } from '../graphql/errors.ts';
import { Job, JobState } from './long-job.entity.ts';
import type { CancelJobInput } from './long-job.entity.ts';

export const JobIsOver = domainError('refused', 'JOB_IS_OVER', {
  sv: 'Arbetet är redan avslutat.',
  en: 'The job has ended already.',
});

/** Stopping long work. */
@Injectable()
export class LongJobService {
  /** Asks a job to stop: one that waits never begins, one that runs stops after the step that it is in. */
  async cancel(tx: Tx, input: CancelJobInput): Promise<string> {
    const { id, accountId } = await tx.find(Job, input.jobId, ['jobId']);
    access.require(tx.scope, 'job.cancel', { accountId });
    const job = await tx.lock(Job, id);
    if (job.finishedAt) throw new JobIsOver({}, ['input', 'jobId']);
    const asked = { cancelRequestedAt: new Date(tx.now) };
    const never = { state: JobState.cancelled, finishedAt: new Date(tx.now) };
    await tx.change(Job, id, null, job.state === JobState.waiting ? { ...asked, ...never } : asked, 'job.cancelled');
    return id;
  }
}
