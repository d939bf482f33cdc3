import { createHash } from 'node:crypto';
import { canonicalJson, systemScope } from '@samnav/platform';
import type { Database, JsonValue, Tx } from '@samnav/platform';
import { ProjectReport } from './project-report.entity.ts';
import type { ReportPress } from './report-paper.ts';
import { partOf } from './report-parts.ts';
import { claimRow, lineRows, partRows } from './report-rows.ts';

/** What making all signed reports again has found. */
export interface ReportAudit {
  tenants: number;
  reports: number;
  /** One sentence for each that differs. */
  differences: string[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Versions that are told once and not kept with the claim. */
const ORIGINS = ['voucherHash', 'timeEntryVersion'];

/**
 * Makes the PDF of every signed report again and compares it with the one that was sealed; and compares what was signed with what the log,
 * the report's row and the claim's kept rows say. With the worker's role, tenant by tenant.
 */
export async function auditReports(database: Database, press: ReportPress, only?: string): Promise<ReportAudit> {
  const found: ReportAudit = { tenants: 0, reports: 0, differences: [] };
  const { rows } = await database.pool.query<{ id: string; slug: string }>('select id, slug from tenant where id = coalesce($1, id) order by slug', [
    only ?? null,
  ]);
  for (const { id, slug } of rows) {
    const scope = systemScope(id, slug, 'audit reports', await database.now());
    const reports = await database.write(scope, (tx) =>
      tx.rows(ProjectReport).find({ where: { tenantId: id }, order: { signedAt: 'ASC', id: 'ASC' } }),
    );
    found.tenants += 1;
    for (const report of reports) {
      found.reports += 1;
      const text = await database.write(scope, (tx) => partOf(tx, report.id, 'report.json'));
      const wrong = text ? await database.write(scope, (tx) => kept(tx, report, text)) : ['it has no text'];
      if (text) wrong.push(...(await setAgain(database, press, { scope, report, text })));
      found.differences.push(...wrong.map((what) => `${slug}, ${report.title} (prp_${report.id}): ${what}`));
    }
  }
  return found;
}

async function setAgain(
  database: Database,
  press: ReportPress,
  { scope, report, text }: { scope: Tx['scope']; report: ProjectReport; text: Buffer },
): Promise<string[]> {
  const pdf = await database.write(scope, (tx) => partOf(tx, report.id, 'report.pdf'));
  return pdf && sha256(await press.set(text)) !== sha256(pdf) ? ['its PDF, made again, is another'] : [];
}

/** Where the text differs from what else is kept of it. */
async function kept(tx: Tx, report: ProjectReport, text: Buffer): Promise<string[]> {
  const wrong: string[] = [];
  const compare = (what: string, right: boolean): void => void (right || wrong.push(what));
  const told = JSON.parse(text.toString('utf8')) as Record<string, Record<string, JsonValue> & JsonValue>;
  compare('its text does not have the hash that was signed', sha256(text) === report.sha256);
  const logged = await tx.sql<{ action: string; changes: Record<string, { after?: string }> }>(
    `select action, changes from audit_event where tenant_id = current_tenant() and subject_type = 'ProjectReport' and subject_id = $1
       and action in ('projectReport.signed', 'projectReport.rendered')`,
    [report.id],
  );
  for (const { action, changes } of logged) compare(`the log tells of another text (${action})`, changes.sha256?.after === report.sha256);
  compare(
    'the log does not tell of its signing',
    logged.some(({ action }) => action === 'projectReport.signed'),
  );
  const { title, number, submission, kind, signedAt, signedByName, templateVersion } = report;
  const head = {
    id: report.id,
    title,
    number,
    submission,
    kind,
    signedAt: signedAt.toISOString(),
    signedBy: signedByName,
    template: templateVersion,
  };
  compare(
    'its row says something else',
    Object.entries(head).every(([name, value]) => told.report![name] === value),
  );
  const whose = [told.project!, told.grant!, told.claim!, told.funder!].map(({ id }) => id ?? null);
  compare('its row is of something else', same(whose, [report.projectId, report.grantId, report.claimId, report.funderId]));
  for (const what of await ofClaim(tx, report, told)) compare(what, false);
  return wrong;
}

/** The kept rows of a claim are what its people and its funder are shown: they must still be what was signed. */
async function ofClaim(tx: Tx, { claimId, submission }: ProjectReport, told: Record<string, JsonValue>): Promise<string[]> {
  const lines = (told.lines as Record<string, JsonValue>[]).map((line) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => !ORIGINS.includes(name))),
  );
  const wrong = same(lines, await lineRows(tx, claimId, submission)) ? [] : ['the lines of its claim are others'];
  const parts = await partRows(tx, claimId, submission);
  for (const [name, rows] of Object.entries(parts)) if (!same(told[name]!, rows)) wrong.push(`the ${name} of its claim are others`);
  const claim = await claimRow(tx, claimId);
  if (claim.submission !== submission) return wrong; // what a later signing wrote is that one's
  const figures = [claim.cash, claim.inKind, claim.support, claim.startsOn, claim.endsOn];
  const { cash, inKind, support, startsOn, endsOn } = told.claim as Record<string, JsonValue>;
  if (!same([cash!, inKind!, support!, startsOn!, endsOn!], figures)) wrong.push('the figures of its claim are others');
  return wrong;
}

const same = (a: JsonValue, b: JsonValue): boolean => canonicalJson(a) === canonicalJson(b);
