import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, defineJob, doLongJob, FileStore, globalId, Handles } from '@samnav/platform';
import type { JobContext, JobHandler, JobProgress } from '@samnav/platform';
import { z } from 'zod';
import { bundlePartsOf } from './bundle-parts.ts';
import { bundleOf } from './bundle.ts';
import { evidenceIn } from './evidence.ts';
import { ProjectReport } from './project-report.entity.ts';
import { BundleNotSealed } from './refusals.ts';

const payload = z.object({ jobId: z.uuid(), reportId: z.uuid() });
/** Makes a report's bundle once, all of it, and keeps what it came to: it is the same bytes whenever it is sent. */
export const prepareBundle = defineJob({ name: 'prepare-bundle', queue: 'reports', payload, attempts: 3, timeout: 1_800_000 });
type Asked = z.infer<typeof payload>;

/** What a prepared bundle is: how much of its evidence is there, and what the file that is fetched must be. */
export interface PreparedBundle {
  /** The report, as the API knows it. */
  projectReportId: string;
  sha256: string;
  bytes: number;
  evidence: number;
  missing: number;
}

/** How often the job tells how far it has come. */
const TELL_EVERY_MS = 500;

@Handles(prepareBundle)
@Injectable()
export class PrepareBundle implements JobHandler<Asked> {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  handle(asked: Asked, context: JobContext): Promise<void> {
    return doLongJob({ database: this.database, context, job: prepareBundle }, asked, (progress) => this.work(asked, context, progress));
  }

  private async work({ reportId }: Asked, context: JobContext, progress: JobProgress): Promise<void> {
    const parts = await this.database.write(context.scope, (tx) => bundlePartsOf(tx, reportId));
    if (!parts) throw new BundleNotSealed();
    const [hash, made] = [createHash('sha256'), { bytes: 0, evidence: 0, missing: 0 }];
    await progress.say(0, { total: evidenceIn(parts.report).length });
    let told = Date.now();
    for await (const chunk of bundleOf(parts, this.store, (there) => made[there ? 'evidence' : 'missing']++)) {
      hash.update(chunk);
      made.bytes += chunk.length;
      if (Date.now() - told < TELL_EVERY_MS) continue;
      await progress.say(made.evidence + made.missing);
      told = Date.now();
    }
    await progress.say(made.evidence + made.missing);
    const result: PreparedBundle = { projectReportId: globalId(ProjectReport, reportId), sha256: hash.digest('hex'), ...made };
    await context.finish((tx) => progress.done(tx, result));
  }
}
