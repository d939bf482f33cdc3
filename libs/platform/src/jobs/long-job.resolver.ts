import { Resolver } from '@nestjs/graphql';
import type { Tx } from '../database/tx.ts';
import { Input, InTx, Verb } from '../graphql/verb.ts';
import { CancelJobInput, Job } from './long-job.entity.ts';
import { LongJobService } from './long-job.service.ts';

@Resolver()
export class LongJobResolver {
  private readonly jobs = new LongJobService();

  @Verb('job.cancel', { job: () => Job }, 'Asks a job of yours to stop; what it had finished until then stays.')
  async cancelJob(@InTx() tx: Tx, @Input() input: CancelJobInput) {
    return { job: await this.jobs.cancel(tx, input) };
  }
}
