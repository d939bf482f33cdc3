import { Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/index.ts';
import { Database } from '../database/database.ts';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { domainError } from '../graphql/errors.ts';
import { Input, Inputs, InScope, InTx, Is, Verb } from '../graphql/index.ts';
import { QueueHealth } from './queue-health.ts';

export const JobNotDead = domainError('notFound', 'JOB_NOT_DEAD', {
  sv: 'Jobbet ligger inte åt sidan. Någon kan redan ha försökt igen.',
  en: 'The job is not set aside. Somebody may have tried it again already.',
});

@Inputs('Which job to try again.')
export class RetryDeadJobInput {
  @Is.text({ min: 36, max: 36, description: 'Its id, as queueHealth answers it.' }) jobId: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** For operators: how the work in the background fares, and a second chance for what was given up. */
@Resolver()
export class QueueHealthResolver {
  constructor(private readonly database: Database) {}

  @Query(() => QueueHealth, { description: 'How the work in the background fares; for operators. Counts and times, nothing of what the rows say.' })
  @Allow('queue.read')
  queueHealth(@InScope() scope: Scope): Promise<QueueHealth> {
    return this.database.write(scope, async (tx) => {
      const [row] = await tx.sql<{ health: QueueHealth }>('select queue_health($1) as health', [scope.accountId]);
      return row!.health;
    });
  }

  @Verb('queue.retry', { job: () => String }, 'Tries a job that was set aside from the beginning; for operators. Answers its name.')
  async retryDeadJob(@InTx() tx: Tx, @Input() { jobId }: RetryDeadJobInput) {
    if (!UUID.test(jobId)) throw new JobNotDead({}, ['input', 'jobId']);
    const [again] = await tx.sql<{ job: string | null }>('select retry_dead_job($1, $2) as job', [tx.scope.accountId, jobId]);
    if (!again?.job) throw new JobNotDead({}, ['input', 'jobId']);
    return { job: again.job };
  }
}
