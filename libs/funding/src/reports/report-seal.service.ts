import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson, readConfig } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ProjectReport, ProjectReportKind } from './project-report.entity.ts';
import { keepPart } from './report-parts.ts';
import { renderReport } from './render-report.job.ts';
import { reportJson, TEMPLATE } from './report-json.ts';
import { claimRow } from './report-rows.ts';
import type { ClaimRow } from './report-rows.ts';

/** What freezing needs of a claim: the row as it is after signing. */
export interface SignedClaim {
  /** Its uuid. */
  id: string;
}

/** Freezes what a signed claim rests on. */
@Injectable()
export class ReportSeal {
  /**
   * Called by the signing, in its transaction and after everything else of it: keeps the canonical JSON, writes its hash into the audit log,
   * and has the PDF made and the whole of it sealed. Answers the report's uuid.
   */
  async freeze(tx: Tx, { id: claimId }: SignedClaim): Promise<string> {
    const claim = await claimRow(tx, claimId);
    const [made] = await tx.sql<{ id: string }>('select uuidv7() as id');
    const id = made!.id;
    const kind = claim.isFinal ? ProjectReportKind.final : ProjectReportKind.claim;
    const title = titleOf(claim);
    const source = `${readConfig().PUBLIC_URL}/t/${claim.slug}/reports/prp_${id}`;
    const bytes = Buffer.from(canonicalJson(await reportJson(tx, claim, { id, kind, title, source })));
    const { projectId, grantId, funderId, number, submission, signedAt, signedBy: signedByName } = claim;
    const whose = { id, projectId, grantId, claimId, funderId };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const said = { kind, number, submission, title, signedAt, signedByName, templateVersion: TEMPLATE, sha256 };
    await tx.create(ProjectReport, { ...whose, ...said }, 'projectReport.signed');
    await keepPart(tx, id, 'report.json', bytes);
    await tx.emit(renderReport, { reportId: id });
    return id;
  }
}

function titleOf({ isFinal, number, submission, projectName }: ClaimRow): string {
  const again = submission > 1 ? ` (komplettering ${submission - 1})` : '';
  return `${isFinal ? 'Slutrapport och ansökan om utbetalning' : 'Ansökan om utbetalning'} ${number}${again}: ${projectName}`;
}
