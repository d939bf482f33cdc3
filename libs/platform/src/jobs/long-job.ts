import type { Database } from '../database/database.ts';
import type { Tx } from '../database/tx.ts';
import { DomainError } from '../graphql/errors.ts';
import type { Job as DefinedJob, JobContext } from './job.ts';
import { describe } from './job-runner.ts';
import { Job, JobState } from './long-job.entity.ts';

/** What every long job is told beside its own. */
export interface LongPayload {
  jobId: string;
}

/** Has a worker do something long: the caller's `Job` row shows how far it has come. Answers that row's uuid. */
export async function startJob<P extends LongPayload>(
  tx: Tx,
  job: DefinedJob<P>,
  payload: Omit<P, 'jobId'>,
  { total }: { total?: number } = {},
): Promise<string> {
  const jobId = await tx.create(Job, { kind: job.name, accountId: tx.scope.accountId, total: total ?? null }, 'job.started');
  await tx.emit(job, { ...payload, jobId } as P);
  return jobId;
}

/** Whoever asked for the work wants it to stop. */
class JobCancelled extends Error {}

/** How a handler tells how far it has come. Each word is committed by itself, so that it shows at once. */
export class JobProgress {
  constructor(
    private readonly database: Database,
    private readonly context: JobContext,
    readonly jobId: string,
  ) {}

  /** Tells how far it has come, and ends the work here where somebody asked it to stop. Call it between steps, outside their transactions. */
  async say(done: number, more: { total?: number; message?: string } = {}): Promise<void> {
    if (await this.database.write(this.context.scope, (tx) => this.note(tx, done, more))) throw new JobCancelled();
  }

  /** The work is done: in the handler's last transaction, best that of `context.finish`. */
  async done(tx: Tx, result: unknown, message?: string): Promise<void> {
    await this.end(tx, JobState.done, { result, message });
  }

  /** Answers whether it may begin: it may have been stopped before, or be done already where a worker died after its last step. */
  async begin(): Promise<boolean> {
    const rows = await this.database.write(this.context.scope, (tx) =>
      tx.sql(
        `update long_job set state = 'running', started_at = coalesce(started_at, samnav_now()), version = version + 1, updated_at = samnav_now()
         where tenant_id = current_tenant() and id = $1 and finished_at is null returning id`,
        [this.jobId],
      ),
    );
    return rows.length > 0;
  }

  /** It ends without a result. */
  async giveUp(state: JobState.failed | JobState.cancelled, message?: string): Promise<void> {
    await this.database.write(this.context.scope, (tx) => this.end(tx, state, { message }));
  }

  private async note(tx: Tx, done: number, { total, message }: { total?: number; message?: string }): Promise<boolean> {
    const [job] = await tx.sql<{ cancelled: boolean }>(
      `update long_job set done = $2, total = coalesce($3, total), message = coalesce($4, message), version = version + 1, updated_at = samnav_now()
       where tenant_id = current_tenant() and id = $1 returning cancel_requested_at is not null as cancelled`,
      [this.jobId, done, total ?? null, message ?? null],
    );
    return job?.cancelled ?? true;
  }

  private async end(tx: Tx, state: JobState, { result, message }: { result?: unknown; message?: string }): Promise<void> {
    await tx.sql(
      `update long_job set state = $2, result = $3, message = $4, finished_at = samnav_now(), version = version + 1, updated_at = samnav_now(),
         done = case when $2 = 'done' then coalesce(total, done) else done end
       where tenant_id = current_tenant() and id = $1 and finished_at is null`,
      [this.jobId, state, result === undefined ? null : JSON.stringify(result), message?.slice(0, 1000) ?? null],
    );
  }
}

/**
 * Does long work and keeps its row true: running, stopped where somebody asked, failed with the reason where a rule of the domain says no
 * or the last try breaks. `work` calls `progress.done` in its last transaction.
 */
export async function doLongJob(
  { database, context, job }: { database: Database; context: JobContext; job: DefinedJob<any> },
  { jobId }: LongPayload,
  work: (progress: JobProgress) => Promise<void>,
): Promise<void> {
  const progress = new JobProgress(database, context, jobId);
  if (!(await progress.begin())) return;
  try {
    await work(progress);
  } catch (error) {
    if (error instanceof JobCancelled) return progress.giveUp(JobState.cancelled);
    if (error instanceof DomainError) return progress.giveUp(JobState.failed, error.text('sv'));
    if (context.attempt >= job.attempts) await progress.giveUp(JobState.failed, describe(error));
    throw error;
  }
}
