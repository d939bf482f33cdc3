import { registerEnumType } from '@nestjs/graphql';
import { Person, sourceDescription, Workgroup } from '@samnav/networks';
import { Can, Col, Computed, Inputs, Is, Key, One, OneOf, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

export enum WorkgroupReportState {
  draft = 'draft',
  submitted = 'submitted',
  returned = 'returned',
  approved = 'approved',
}
registerEnumType(WorkgroupReportState, {
  name: 'WorkgroupReportState',
  description: 'How far a report has come.',
  valuesMap: {
    draft: { description: 'The group writes it (utkast).' },
    submitted: { description: 'Handed in; it waits for the coordinator (inlämnad).' },
    returned: { description: 'Given back to be worked on (återlämnad).' },
    approved: { description: 'Approved; nothing of it changes any more (godkänd).' },
  },
});

export enum WorkgroupReportLineKind {
  meeting = 'meeting',
  attendance = 'attendance',
  action = 'action',
  indicator = 'indicator',
  network = 'network',
  project = 'project',
}
registerEnumType(WorkgroupReportLineKind, {
  name: 'WorkgroupReportLineKind',
  description: 'What a line of a report is about.',
  valuesMap: {
    meeting: { description: 'A meeting of the group.' },
    attendance: { description: 'Who came to its meetings, as everybody may know it.' },
    action: { description: 'Something to be done that was agreed on at a meeting.' },
    indicator: { description: 'The region’s figure of a goal that serves the group’s priority.' },
    network: { description: 'A new network that somebody of the group answers for.' },
    project: { description: 'A project that the group runs.' },
  },
});

@Table<WorkgroupReport>('workgroup_report', {
  id: 'wgp',
  list: 'workgroupReports',
  allow: 'workgroupReport.read',
  order: ['-endsOn'],
  description: 'A workgroup’s report of a period (lägesrapport): prefilled from what is recorded, written by the group, approved by the coordinator.',
})
export class WorkgroupReport extends TenantRow {
  @Col('day', { description: 'First day of its period.' }) startsOn: string;
  @Col('day', { description: 'Last day of its period.' }) endsOn: string;
  @Col('day', { description: 'By when it is to be handed in.' }) dueOn: string;
  @Col('text', { nullable: true, description: 'What has been done.' }) summary: string | null;
  @Col('text', { nullable: true, description: 'What has come of it.' }) results: string | null;
  @Col('text', { nullable: true, description: 'What comes next, and what is in the way.' }) ahead: string | null;
  @Col('instant', { nullable: true, description: 'When it was handed in.' }) submittedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was last given back.' }) returnedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was given back.' }) returnReason: string | null;
  @Col('instant', { nullable: true, description: 'When it was approved.' }) approvedAt: Date | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() workgroupId: string;
  @Key({ nullable: true }) submittedById: string | null;
  @Key({ nullable: true }) returnedById: string | null;
  @Key({ nullable: true }) approvedById: string | null;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup.',
    reverse: { name: 'reports', description: 'The group’s reports, latest period first.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Person, 'submittedById', { description: 'Who handed it in.' }) submittedBy: Ref<Person>;
  @One(() => Person, 'returnedById', { description: 'Who gave it back.' }) returnedBy: Ref<Person>;
  @One(() => Person, 'approvedById', { description: 'Who approved it.' }) approvedBy: Ref<Person>;
  @Computed<WorkgroupReport>(
    'choice',
    (r) =>
      `case when ${r.approvedAt} is not null then 'approved' when ${r.submittedAt} is not null then 'submitted' when ${r.returnedAt} is not null then 'returned' else 'draft' end`,
    { enum: WorkgroupReportState, filter: true, description: 'How far it has come.' },
  )
  state: WorkgroupReportState;
  @Can<WorkgroupReport>(
    { save: 'workgroupReport.save', submit: 'workgroupReport.submit', return: 'workgroupReport.approve', approve: 'workgroupReport.approve' },
    (r) => ({
      municipalityId: `(select of_group.municipality_id from workgroup of_group where of_group.tenant_id = ${r.tenantId} and of_group.id = ${r.workgroupId})`,
      workgroupId: r.workgroupId,
    }),
  )
  viewerCan: ViewerCan;
}

@Table<WorkgroupReportLine>('workgroup_report_line', {
  id: 'wgl',
  allow: 'workgroupReport.read',
  order: ['number'],
  partOf: 'report',
  description: 'Something that a report is prefilled with; renewed until the report is handed in, and kept as it was then.',
})
export class WorkgroupReportLine extends TenantRow {
  @Col('int', { description: 'Its place.' }) number: number;
  @Col('choice', { enum: WorkgroupReportLineKind, description: 'What it is about.' }) kind: WorkgroupReportLineKind;
  @Col('text', { description: 'What it is, e.g. the meeting’s title.' }) label: string;
  @Col('text', { nullable: true, description: 'What is told of it, in Swedish.' }) detailSv: string | null;
  @Col('text', { nullable: true, description: 'What is told of it, in English.' }) detailEn: string | null;
  @Col('text', { nullable: true, description: 'The type of what it is.' }) subjectType: string | null;
  @Col('int', { nullable: true, description: 'The version that it had.' }) subjectVersion: number | null;
  @Key({ nullable: true }) subjectUuid: string | null;
  @Key() reportId: string;
  @One(() => WorkgroupReport, 'reportId', { description: 'The report.', reverse: { name: 'lines', description: 'What it is prefilled with.' } })
  report: Ref<WorkgroupReport>;
  @OneOf<WorkgroupReportLine>('subjectType', 'subjectUuid', { description: 'The thing itself, as it is now.' }) subject: unknown;
  @Computed<WorkgroupReportLine>('text', (l, scope) => `case when ${scope.language} = 'en' then ${l.detailEn} else ${l.detailSv} end`, {
    nullable: true,
    description: 'What is told of it, in the reader’s language.',
  })
  detail: string | null;
}

@Inputs('What is needed to ask a workgroup for a report, or for one of each of some periods that follow each other.')
export class CreateWorkgroupReportInput {
  @Is.id('The workgroup.') workgroupId: string;
  @Is.day('First day of the period.') startsOn: string;
  @Is.int({ nullable: true, min: 1, max: 12, description: 'How many months a period has; 6 where left out.' }) months?: number | null;
  @Is.int({ nullable: true, min: 1, max: 20, description: 'How many periods that follow each other; 1 where left out.' }) times?: number | null;
  @Is.int({ nullable: true, min: 0, max: 365, description: 'How many days after its period a report is due; 30 where left out.' })
  dueAfterDays?: number | null;
}

@Inputs('What the group writes in its report; what is left out stays, null clears. The lines are renewed.')
export class SaveWorkgroupReportInput {
  @Is.id('The report.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 10000, description: 'What has been done.' }) summary?: string | null;
  @Is.text({ nullable: true, max: 10000, description: 'What has come of it.' }) results?: string | null;
  @Is.text({ nullable: true, max: 10000, description: 'What comes next, and what is in the way.' }) ahead?: string | null;
}
@Inputs('A report that is handed in.')
export class SubmitWorkgroupReportInput {
  @Is.id('The report.') id: string;
  @Is.version() expectedVersion: number;
}
@Inputs('A report that is given back to be worked on.')
export class ReturnWorkgroupReportInput {
  @Is.id('The report.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, description: 'Why.' }) reason: string;
}
@Inputs('A report that is approved.')
export class ApproveWorkgroupReportInput {
  @Is.id('The report.') id: string;
  @Is.version() expectedVersion: number;
}
