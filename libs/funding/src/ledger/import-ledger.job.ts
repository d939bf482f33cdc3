import { Injectable } from '@nestjs/common';
import { Database, defineJob, doLongJob, File, FileStore, Handles } from '@samnav/platform';
import type { JobContext, JobHandler, JobProgress, Tx } from '@samnav/platform';
import { z } from 'zod';
import { bytesOf } from './bytes-of.ts';
import { readBooks } from './books/read-books.ts';
import { answerFaults, answerSums, countsOf } from './import-answer.ts';
import { planImport } from './import-plan.ts';
import type { ImportPlan, PlannedVoucher } from './import-plan.ts';
import { holdBooks, isToDo, postVouchers } from './import-posting.ts';
import { LedgerImport } from './ledger-import.entity.ts';

const payload = z.object({
  jobId: z.uuid(),
  importId: z.uuid(),
  municipalityId: z.uuid(),
  projects: z.array(z.uuid()).nullable(),
  everywhere: z.boolean(),
});
/** Takes in what books say of projects. A try that breaks begins anew: what it had taken in is then unchanged. */
export const importLedger = defineJob({ name: 'import-ledger', queue: 'imports', payload, attempts: 5, timeout: 1_800_000 });
type Asked = z.infer<typeof payload>;

/** Rows of one transaction: long enough to be fast, short enough that nobody waits for the projects’ sums. */
const ROWS_AT_ONCE = 3000;

@Handles(importLedger)
@Injectable()
export class ImportLedger implements JobHandler<Asked> {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  async handle(asked: Asked, context: JobContext): Promise<void> {
    try {
      await doLongJob({ database: this.database, context, job: importLedger }, asked, (progress) => this.work(asked, context, progress));
    } finally {
      await this.database.write(context.scope, (tx) => tx.sql(FOLLOW_JOB, [asked.importId, asked.jobId]));
    }
  }

  private async work(asked: Asked, context: JobContext, progress: JobProgress): Promise<void> {
    const { plan, personId } = await this.database.write(context.scope, (tx) => this.plan(tx, asked));
    const about = { importId: asked.importId, municipalityId: asked.municipalityId, personId };
    const todo = plan.vouchers.filter(isToDo);
    let done = 0;
    await progress.say(done, { total: todo.length });
    for (const some of inChunks(todo)) {
      await this.database.write(context.scope, async (tx) => {
        await context.hold(tx);
        await holdBooks(tx, about);
        await postVouchers(tx, some, about);
      });
      await progress.say((done += some.length));
    }
    await context.finish((tx) => this.finish(tx, asked, plan, progress));
  }

  private async plan(tx: Tx, asked: Asked): Promise<{ plan: ImportPlan; personId: string | null }> {
    const { fileId, format, reverseGone, requestedById } = await tx.get(LedgerImport, asked.importId);
    const bytes = await bytesOf(this.store, await tx.get(File, fileId));
    return { plan: await planImport(tx, asked, reverseGone, (take) => readBooks(format, bytes, take)), personId: requestedById };
  }

  private async finish(tx: Tx, { importId }: Asked, plan: ImportPlan, progress: JobProgress): Promise<void> {
    const [taken] = await tx.sql<{ made: number; reversed: number }>(TAKEN, [importId]);
    const { refusedCount } = countsOf(plan);
    const faults = answerFaults(plan.faults, 'sv').map((fault, i) => ({ ...fault, en: plan.faults[i]!.error.text('en') }));
    const sums = answerSums(plan);
    await tx.change(LedgerImport, importId, null, { refusedCount, sums, faults }, 'ledgerImport.done');
    await progress.done(tx, { ...taken, refused: refusedCount });
  }
}

const TAKEN = `select count(*) filter (where origin = 'imported')::int as made, count(*) filter (where origin = 'reversal')::int as reversed
  from voucher where tenant_id = current_tenant() and import_id = $1`;
/** However the job ended, whoever reads the import without being its asker sees it too. */
const FOLLOW_JOB = `update ledger_import i set state = j.state, version = i.version + 1, updated_at = samnav_now() from long_job j
  where i.tenant_id = current_tenant() and i.id = $1 and j.tenant_id = i.tenant_id and j.id = $2 and j.finished_at is not null and i.state <> j.state`;

function* inChunks(vouchers: readonly PlannedVoucher[]): Generator<PlannedVoucher[]> {
  let [chunk, rows]: [PlannedVoucher[], number] = [[], 0];
  for (const voucher of vouchers) {
    chunk.push(voucher);
    rows += Math.max(voucher.rows.length, 2);
    if (rows < ROWS_AT_ONCE) continue;
    yield chunk;
    [chunk, rows] = [[], 0];
  }
  if (chunk.length) yield chunk;
}
