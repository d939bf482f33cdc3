import { Injectable } from '@nestjs/common';
import { access, Inputs, Is, startJob } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Grant } from '../grants/grant.entity.ts';
import { prepareBundle } from './prepare-bundle.job.ts';
import { ProjectReport } from './project-report.entity.ts';
import { BundleNotSealed } from './refusals.ts';
import { partOf } from './report-parts.ts';

@Inputs('A signed report whose bundle is to be prepared.')
export class PrepareBundleInput {
  @Is.id('The report.') projectReportId: string;
}

/** Bundles of signed reports as long work: whoever fetches a large one knows before that all of it is there, and what it must be. */
@Injectable()
export class ReportBundleService {
  async prepare(tx: Tx, input: PrepareBundleInput): Promise<{ job: string; projectReport: string }> {
    const report = await tx.find(ProjectReport, input.projectReportId, ['projectReportId']);
    const { municipalityId, projectId } = await tx.get(Grant, report.grantId);
    access.require(tx.scope, 'projectReport.bundle', { municipalityId, projectId });
    if (!(await partOf(tx, report.id, 'proof.json'))) throw new BundleNotSealed({}, ['input', 'projectReportId']);
    return { job: await startJob(tx, prepareBundle, { reportId: report.id }), projectReport: report.id };
  }
}
