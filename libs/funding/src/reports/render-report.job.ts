import { createHash } from 'node:crypto';
import { Database, defineJob, Handles } from '@samnav/platform';
import type { JobContext, JobHandler } from '@samnav/platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProjectReport } from './project-report.entity.ts';
import { keepPart, partOf } from './report-parts.ts';
import { ReportPress } from './report-paper.ts';
import { sealReport } from './seal-report.job.ts';

/** Sets the PDF of a signed report. */
export const renderReport = defineJob({ name: 'render-report', queue: 'reports', payload: z.object({ reportId: z.uuid() }), timeout: 150_000 });

@Handles(renderReport)
@Injectable()
export class RenderReport implements JobHandler<{ reportId: string }> {
  constructor(
    private readonly database: Database,
    private readonly press: ReportPress,
  ) {}

  /** The hash of the PDF goes into the audit log beside that of the text, so that both are proved. */
  async handle({ reportId }: { reportId: string }, context: JobContext): Promise<void> {
    const text = await this.database.write(context.scope, (tx) => partOf(tx, reportId, 'report.json'));
    if (!text) throw new Error(`The report ${reportId} has no text`);
    const pdf = await this.press.set(text);
    await context.finish(async (tx) => {
      if (!(await keepPart(tx, reportId, 'report.pdf', pdf))) return; // another worker was before
      const [sha256, pdfSha256] = [text, pdf].map((bytes) => ({ after: createHash('sha256').update(bytes).digest('hex') }));
      await tx.record('projectReport.rendered', ProjectReport, reportId, { changes: { sha256: sha256!, pdfSha256: pdfSha256! } });
      await tx.emit(sealReport, { reportId }, { runAt: new Date(Date.parse(tx.now) + 6_000) }); // the sealer comes by every five seconds
    });
  }
}
