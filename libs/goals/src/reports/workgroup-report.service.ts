import { Injectable } from '@nestjs/common';
import { today, Workgroup } from '@samnav/networks';
import { access, constraintError, domainError, globalId } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { approval, obligations, PersonNeeded, returned } from '@samnav/reminders';
import { workgroupReport } from './report-obligation.ts';
import { WorkgroupReport } from './workgroup-report.entity.ts';
import type {
  ApproveWorkgroupReportInput,
  CreateWorkgroupReportInput,
  ReturnWorkgroupReportInput,
  SaveWorkgroupReportInput,
  SubmitWorkgroupReportInput,
} from './workgroup-report.entity.ts';

export const ReportOfPeriodThere = domainError('refused', 'REPORT_OF_PERIOD_THERE', {
  sv: 'Gruppen har redan en rapport för perioden.',
  en: 'The group already has a report of the period.',
});
export const ReportHandedIn = domainError('refused', 'REPORT_HANDED_IN', {
  sv: 'Rapporten är inlämnad. Be samordnaren lämna tillbaka den, om något ska ändras.',
  en: 'The report has been handed in. Ask the coordinator to return it, if anything is to be changed.',
});
export const ReportNotHandedIn = domainError('refused', 'REPORT_NOT_HANDED_IN', {
  sv: 'Rapporten väntar inte på godkännande.',
  en: 'The report does not wait for approval.',
});
export const ReportBySomebodyElse = domainError('refused', 'REPORT_BY_SOMEBODY_ELSE', {
  sv: 'Den som lämnade in rapporten godkänner den inte själv.',
  en: 'Whoever handed the report in does not approve it.',
});
constraintError('workgroup_report_period_key', () => new ReportOfPeriodThere({}, ['input', 'startsOn']));
constraintError('workgroup_report_second_person', () => new ReportBySomebodyElse({}, ['input', 'id']));
constraintError('workgroup_report_handed_in', () => new ReportHandedIn({}, ['input', 'id']));

/** Working days to approve a report, or to hand it in again. */
const WORKING_DAYS = 10;

/** Reports of workgroups: asked for, prefilled, written, handed in, approved or given back. */
@Injectable()
export class WorkgroupReportService {
  /** Answers the first period's. */
  async create(tx: Tx, input: CreateWorkgroupReportInput & { source?: string }): Promise<string> {
    const group = await tx.find(Workgroup, input.workgroupId, ['workgroupId']);
    access.require(tx.scope, 'workgroupReport.create', { municipalityId: group.municipalityId, workgroupId: group.id });
    const periods = await tx.sql<{ startsOn: string; endsOn: string; dueOn: string }>(
      `select p.first::date::text as "startsOn", p.last::date::text as "endsOn", (p.last::date + $4::integer)::text as "dueOn" from (
         select $1::date + make_interval(months => $2::integer * n) as first, $1::date + make_interval(months => $2::integer * (n + 1)) - interval '1 day' as last
         from generate_series(0, $3::integer - 1) n) p order by 1`,
      [input.startsOn, input.months ?? 6, input.times ?? 1, input.dueAfterDays ?? 30],
    );
    const made: string[] = [];
    for (const period of periods) {
      const id = await tx.create(WorkgroupReport, { ...period, workgroupId: group.id, source: input.source }, 'workgroupReport.created');
      await this.prefill(tx, id);
      await this.ask(tx, id, workgroupReport.obligation, group.leadId, period.dueOn);
      made.push(id);
    }
    return made[0]!;
  }

  async save(tx: Tx, input: SaveWorkgroupReportInput): Promise<string> {
    const report = await this.found(tx, input.id, 'workgroupReport.save');
    if (report.submittedAt) throw new ReportHandedIn({}, ['input', 'id'], { allowed: ['returnWorkgroupReport'] });
    const { summary, results, ahead } = input;
    await tx.change(WorkgroupReport, report.id, input.expectedVersion, { summary, results, ahead }, 'workgroupReport.saved');
    await this.prefill(tx, report.id);
    return report.id;
  }

  async submit(tx: Tx, input: SubmitWorkgroupReportInput): Promise<string> {
    const { id, submittedAt } = await this.found(tx, input.id, 'workgroupReport.submit');
    if (submittedAt) throw new ReportHandedIn({}, ['input', 'id']);
    await this.prefill(tx, id);
    const values = { submittedAt: new Date(tx.now), submittedById: actor(tx) };
    await tx.change(WorkgroupReport, id, input.expectedVersion, values, 'workgroupReport.submitted');
    const about = globalId(WorkgroupReport, id);
    for (const { obligation } of [workgroupReport, returned]) await obligations.close(tx, about, obligation, 'handed in');
    const approver = await approverOf(tx);
    if (approver) await this.ask(tx, id, approval.obligation, approver);
    return id;
  }

  async giveBack(tx: Tx, input: ReturnWorkgroupReportInput): Promise<string> {
    const report = await this.waiting(tx, input.id);
    const before = { submittedAt: null, submittedById: null };
    const values = { ...before, returnedAt: new Date(tx.now), returnedById: actor(tx), returnReason: input.reason };
    await tx.change(WorkgroupReport, report.id, input.expectedVersion, values, 'workgroupReport.returned');
    await obligations.close(tx, globalId(WorkgroupReport, report.id), approval.obligation, null);
    await this.ask(tx, report.id, returned.obligation, (await tx.get(Workgroup, report.workgroupId)).leadId);
    return report.id;
  }

  async approve(tx: Tx, input: ApproveWorkgroupReportInput): Promise<string> {
    const report = await this.waiting(tx, input.id);
    const values = { approvedAt: new Date(tx.now), approvedById: actor(tx) };
    if (report.submittedById === values.approvedById) throw new ReportBySomebodyElse({}, ['input', 'id']);
    await tx.change(WorkgroupReport, report.id, input.expectedVersion, values, 'workgroupReport.approved');
    await obligations.close(tx, globalId(WorkgroupReport, report.id), approval.obligation, 'approved');
    return report.id;
  }

  private async waiting(tx: Tx, id: string): Promise<WorkgroupReport> {
    const report = await this.found(tx, id, 'workgroupReport.approve');
    if (!report.submittedAt || report.approvedAt) throw new ReportNotHandedIn({}, ['input', 'id']);
    return report;
  }

  private async found(tx: Tx, id: string, operation: Operation): Promise<WorkgroupReport> {
    const report = await tx.find(WorkgroupReport, id, ['id']);
    const { municipalityId } = await tx.get(Workgroup, report.workgroupId);
    access.require(tx.scope, operation, { municipalityId, workgroupId: report.workgroupId });
    return report;
  }

  /** Writes the lines anew from what is recorded now. */
  private async prefill(tx: Tx, id: string): Promise<void> {
    await tx.sql('delete from workgroup_report_line where tenant_id = current_tenant() and report_id = $1', [id]);
    await tx.sql(
      `insert into workgroup_report_line (report_id, number, kind, label, detail_sv, detail_en, subject_type, subject_uuid, subject_version)
       select $1::uuid, row_number() over (), r.* from workgroup_report_rows(current_tenant(), $1::uuid) r`,
      [id],
    );
  }

  private async ask(tx: Tx, id: string, obligation: string, ownerId: string, dueOn?: string): Promise<void> {
    const { workgroupId, startsOn, endsOn } = await tx.get(WorkgroupReport, id);
    const { name, municipalityId } = await tx.get(Workgroup, workgroupId);
    const [row] = await tx.sql<{ due: string }>('select add_working_days($1::date, $2, current_tenant(), $3)::text as due', [
      today(tx),
      WORKING_DAYS,
      municipalityId,
    ]);
    const place = { municipalityId, workgroupId };
    const title = `Rapport ${name} ${startsOn} – ${endsOn}`.slice(0, 300);
    await obligations.open(tx, { obligation, about: globalId(WorkgroupReport, id), ownerId, title, dueOn: dueOn ?? row!.due, place });
  }
}

/** Who acts: what is handed in and approved is answered for by people. */
function actor(tx: Tx): string {
  if (!tx.scope.personId) throw new PersonNeeded();
  return tx.scope.personId;
}

/** A coordinator of the region who stays and is not the one who hands in. */
async function approverOf(tx: Tx): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select p.id from role_assignment r join tenant t on t.id = r.tenant_id join person p on p.tenant_id = r.tenant_id and p.account_id = r.account_id
     where r.tenant_id = current_tenant() and r.role = 'regionCoordinator' and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)
       and p.leaves_on is null and p.id is distinct from $1 and not exists (select from account a where a.id = p.account_id and a.disabled_at is not null)
     order by p.id limit 1`,
    [tx.scope.personId],
  );
  return row?.id ?? null;
}
