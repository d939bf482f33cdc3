import type { Operation } from '@samnav/platform';
import { canariesIn } from './canaries.ts';
import type { Cell } from './canaries.ts';
import type { Fact, Facts } from './facts.ts';
import { far, may } from './may.ts';
import type { Who } from './people.ts';
import { placeOfGrant, projectsOf, readsAttached, seesClaim, seesClaimPart, seesProject, wagesOf } from './sees-projects.ts';

/** What reading a type needs, and which of the tenant's rows are seen: said once more and on purpose, as in may.ts. */
interface Seen {
  table: string;
  needs: Operation;
  /** books: its municipality's, and who asked for it; voucher: its municipality's, and its rows' projects', of somebody's time where that person's wage is read; tenant: everybody's; project: as the project it belongs to; disclosure: where the operation reaches its grant; own: its account's; place: where the operation reaches; endpoint: as the endpoint it was sent to; claim: before it is signed, where vouchers are read; claimLine: where vouchers are read, and of somebody's time where wages are too; file: its account's, and of a claim where vouchers and wages are read; claimPart: as the claim once it was signed with, before where vouchers are read; list: the group's, who keeps it, who stands on it; measurement: as the measurement, a draft by its own people; roles: own assignments, or all; whole: as what it is part of; target: as its project, where it has one; time: where the operation reaches the employer, the person or the project, which is seen. */
  rows:
    | 'tenant'
    | 'books'
    | 'voucher'
    | 'project'
    | 'disclosure'
    | 'claim'
    | 'claimLine'
    | 'claimPart'
    | 'file'
    | 'own'
    | 'place'
    | 'endpoint'
    | 'person'
    | 'delivery'
    | 'mine'
    | 'measurement'
    | 'list'
    | 'roles'
    | 'everywhere'
    | 'room'
    | 'whole'
    | 'target'
    | 'time';
  /** The column of the project, or of the account, or of what it is part of … */
  by?: string;
  /** … and the type of that. */
  of?: string;
  /** Fields that need more than the type: what they are made of. */
  fields?: Record<string, readonly Operation[]>;
  /** The root list holds only these. */
  listed?: (row: Record<string, any>, who: Who) => boolean;
}
const tenant = (table: string, needs: Operation): Seen => ({ table, needs, rows: 'tenant' });
const part = (table: string, needs: Operation, more: Partial<Seen> = {}): Seen => ({ table, needs, rows: 'project', by: 'project_id', ...more });

/** What the project's own side reads of a claim, and no funder. */
const OURS = ['project.read'] as const;
const OF_LINE = {
  parkedReason: OURS,
  personName: ['grant.read', 'project.read'] as const,
};
const DRAFTED = ['approvedAt', 'assembledAt', 'preparedAt', 'source'];
const DRAFT_FIGURES = ['draftCash', 'draftInKind', 'draftSupport'];
const OF_CLAIM = {
  ...Object.fromEntries(DRAFTED.map((field) => [field, OURS])),
  ...Object.fromEntries(DRAFT_FIGURES.map((field) => [field, ['grant.read', ...OURS] as const])),
};
const OF_REPORT = { bundleUrl: ['grant.read'] as const, pdfUrl: ['grant.read'] as const };
const PLANNED = ['budget.read'] as const;
const SPENT = ['expenditure.read'] as const;
const INDICATORS = ['indicator.read'] as const;
const MEASURED = ['measurement.read'] as const;
const FIGURES = ['indicator.read', 'measurement.read'] as const;
/** The name of where a role is held is that of one of these. */
const AREAS = ['municipality.read', 'workgroup.read', 'project.read'] as const;

/** What a grant comes to is worked out from the ledger, which its funder does not read. */
const ofLedger = Object.fromEntries(
  'eligibleCash flatRateCosts recordedInKind pledgedInKindToDate inKindMissing support supportPlanned supportAtRisk missingMinutes inKindOnTrack finding'
    .split(' ')
    .map((field) => [field, SPENT]),
);
/** Whether it is over is its project's. */
const OF_ITS_PROJECT = ['expenditure.read', 'project.read'] as const;
const ofMonth = Object.fromEntries(['spentCash', 'spentInKind', 'cashToDate', 'inKindToDate'].map((field) => [field, ['project.read'] as const]));
const CLAIMED = Object.fromEntries(
  ['advanceUsed', 'claimedSupport', 'decidedSupport', 'paid'].map((field) => [field, ['paymentClaim.read'] as const]),
);

export const types: Record<string, Seen> = {
  AccountMapping: { table: 'account_mapping', needs: 'accountMapping.read', rows: 'place' },
  ActionItem: { ...tenant('action_item', 'meeting.read'), fields: { state: ['deadline.read'] } },
  AgendaDocument: tenant('agenda_document', 'meeting.read'),
  AgendaItemGoal: tenant('agenda_item_goal', 'meeting.read'),
  AgendaItem: tenant('agenda_item', 'meeting.read'),
  ActionPlan: tenant('action_plan', 'actionPlan.read'),
  ActionPlanPriority: tenant('action_plan_priority', 'actionPlan.read'),
  AgendaItemProject: part('agenda_item_project', 'meeting.read'),
  ApiToken: { table: 'api_token', needs: 'token.read', rows: 'own', by: 'account_id' },
  Attendance: { table: 'attendance', needs: 'attendance.read', rows: 'list' },
  AuditEvent: { table: 'audit_event', needs: 'audit.read', rows: 'place', by: 'actor_account_id' },
  BaselineReview: tenant('baseline_review', 'baselineReview.read'),
  Body: tenant('body', 'body.read'),
  BodyDate: tenant('body_date', 'bodyDate.read'),
  BodyMember: tenant('body_member', 'body.read'),
  Budget: part('budget', 'budget.read', { by: 'id', fields: { spent: SPENT } }),
  BudgetLine: part('budget_line', 'budget.read', { fields: { spent: SPENT, remaining: SPENT } }),
  BudgetFollowUp: part('budget_follow_up', 'expenditure.read'),
  BudgetRevision: part('budget_revision', 'budget.read'),
  BudgetRevisionFinancing: { table: 'budget_revision_financing', needs: 'budget.read', rows: 'whole', of: 'BudgetRevision', by: 'revision_id' },
  BudgetRevisionLine: { table: 'budget_revision_line', needs: 'budget.read', rows: 'whole', of: 'BudgetRevision', by: 'revision_id' },
  CalendarDay: tenant('calendar_day', 'calendarDay.read'),
  ClaimAttachment: { table: 'claim_attachment', needs: 'paymentClaim.read', rows: 'claimPart', by: 'claim_id' },
  ClaimFault: { table: 'claim_fault', needs: 'claimFault.read', rows: 'claimLine', by: 'claim_id' },
  ClaimFinancing: { table: 'claim_financing', needs: 'paymentClaim.read', rows: 'claimPart', by: 'claim_id' },
  ClaimLine: { table: 'claim_line', needs: 'paymentClaim.read', rows: 'claimLine', by: 'claim_id', fields: OF_LINE },
  ClaimSection: { table: 'claim_section', needs: 'paymentClaim.read', rows: 'claimPart', by: 'claim_id' },
  ChannelFault: { table: 'channel_fault', needs: 'channelFault.read', rows: 'person', by: 'person_id' },
  CalendarFeed: { table: 'calendar_feed', needs: 'calendarFeed.read', rows: 'own', by: 'account_id' },
  Commitment: part('commitment', 'expenditure.read'),
  Deadline: tenant('deadline', 'deadline.read'),
  DeadlineAnswer: tenant('deadline_answer', 'deadline.read'),
  GenderBalance: tenant('gender_balance', 'meeting.read'),
  GenderBalanceYear: tenant('gender_balance_year', 'meeting.read'),
  Grant: part('funding_grant', 'grant.read', { fields: { source: ['grantTerms.read'] as const, ...ofLedger, finding: OF_ITS_PROJECT, ...CLAIMED } }),
  GrantCategory: {
    table: 'grant_category',
    needs: 'grantTerms.read',
    rows: 'whole',
    of: 'Grant',
    by: 'grant_id',
    fields: { claimed: ['paymentClaim.read'] },
  },
  GrantPeriod: { table: 'grant_period', needs: 'grantTerms.read', rows: 'whole', of: 'Grant', by: 'grant_id' },
  GrantRule: { table: 'grant_rule', needs: 'grantTerms.read', rows: 'whole', of: 'Grant', by: 'grant_id' },
  HandOver: tenant('hand_over', 'deadline.read'),
  Job: { table: 'long_job', needs: 'job.read', rows: 'own', by: 'account_id' },
  KoladaImport: { table: 'kolada_import', needs: 'indicator.read', rows: 'mine', by: 'requested_by_id' },
  LedgerImport: { table: 'ledger_import', needs: 'voucher.read', rows: 'books', by: 'requested_by_id' },
  LedgerPeriod: part('ledger_period', 'ledgerPeriod.read'),
  Ladder: tenant('ladder', 'ladder.read'),
  LadderStep: tenant('ladder_step', 'ladder.read'),
  Decision: tenant('decision', 'decision.read'),
  DecisionRelation: tenant('decision_relation', 'decision.read'),
  DeadlineSeries: tenant('deadline_series', 'deadlineSeries.read'),
  Delivery: { table: 'delivery', needs: 'delivery.read', rows: 'delivery', by: 'recipient_id', fields: { failure: ['delivery.resend'] } },
  Expenditure: part('expenditure', 'expenditure.read'),
  File: { table: 'file', needs: 'file.read', rows: 'file', by: 'owner_account_id', listed: (row, who) => row.owner_account_id === who.accountId },
  Financing: part('financing', 'budget.read'),
  Finding: { table: 'finding', needs: 'finding.read', rows: 'whole', by: 'claim_id', of: 'PaymentClaim' },
  Framework: tenant('framework', 'framework.read'),
  FrameworkItem: { ...tenant('framework_item', 'framework.read'), fields: { goalCount: ['goal.read'] } },
  Funder: { table: 'funder', needs: 'funder.read', rows: 'everywhere' },
  FunderEvent: tenant('funder_event', 'funderEvent.read'), // nobody's in a tenant; funder.ts says who sees it
  Goal: { ...tenant('goal', 'goal.read'), fields: { state: FIGURES } },
  GoalFrameworkItem: tenant('goal_framework_item', 'goal.read'),
  InboxItem: { table: 'inbox_item', needs: 'deadline.read', rows: 'mine', by: 'recipient_id' },
  Indicator: {
    ...tenant('indicator', 'indicator.read'),
    fields: { latestValue: MEASURED, latestYear: MEASURED, latestComplete: MEASURED, latestText: MEASURED },
  },
  HourlyRate: { table: 'hourly_rate', needs: 'hourlyRate.read', rows: 'time' },
  IndicatorCategory: tenant('indicator_category', 'indicator.read'),
  IndicatorCategoryPoint: tenant('indicator_category_point', 'measurement.read'),
  IndicatorDimension: tenant('indicator_dimension', 'indicator.read'),
  IndicatorPoint: tenant('indicator_point', 'measurement.read'),
  IndicatorGoal: tenant('indicator_goal', 'indicator.read'),
  IndicatorScope: { ...tenant('indicator_scope', 'indicator.read'), fields: { latestValue: MEASURED, latestText: MEASURED } },
  IndicatorTrajectory: tenant('indicator_trajectory', 'measurement.read'),
  Invitation: { table: 'invitation', needs: 'invitation.send', rows: 'place', fields: { areaName: AREAS } },
  Meeting: tenant('meeting', 'meeting.read'),
  MeetingSeries: tenant('meeting_series', 'meeting.read'),
  Mandate: tenant('mandate', 'mandate.read'),
  MandateReceiver: tenant('mandate_receiver', 'mandate.read'),
  MandateReport: tenant('mandate_report', 'mandate.read'),
  Measurement: {
    table: 'measurement',
    needs: 'measurement.read',
    rows: 'measurement',
    by: 'id',
    fields: { missingParts: INDICATORS, incomplete: INDICATORS },
  },
  MeasurementPart: { table: 'measurement_part', needs: 'measurement.read', rows: 'measurement', by: 'measurement_id' },
  MeasurementVersion: { table: 'measurement_version', needs: 'measurement.read', rows: 'measurement', by: 'measurement_id' },
  Membership: tenant('membership', 'membership.read'),
  Minutes: tenant('minutes', 'meeting.read'),
  MinutesAddition: tenant('minutes_addition', 'meeting.read'),
  MinutesApprover: tenant('minutes_approver', 'meeting.read'),
  Municipality: tenant('municipality', 'municipality.read'),
  MunicipalityOutput: tenant('municipality_output', 'goal.read'),
  NameDisclosure: { table: 'name_disclosure', needs: 'nameDisclosure.read', rows: 'disclosure' },
  Network: { ...tenant('network', 'network.read'), fields: { currentMemberCount: ['membership.read'] } },
  NetworkScope: tenant('network_scope', 'network.read'),
  ObjectMapping: { table: 'object_mapping', needs: 'accountMapping.read', rows: 'place' },
  OwnerLoad: tenant('owner_load', 'deadline.read'),
  NotificationSetting: { table: 'notification_setting', needs: 'notificationSetting.read', rows: 'mine', by: 'person_id' },
  OpenItem: tenant('open_item', 'meeting.read'),
  Organisation: { ...tenant('organisation', 'organisation.read'), listed: (row) => row.merged_into_id === null },
  PeriodUnlock: tenant('period_unlock', 'reportingPeriod.read'),
  PaymentClaim: { table: 'payment_claim', needs: 'paymentClaim.read', rows: 'claim', fields: OF_CLAIM },
  Person: tenant('person', 'person.read'),
  PersonGender: { table: 'person_gender', needs: 'personGender.read', rows: 'mine', by: 'person_id' },
  Phase: part('phase', 'phase.read'),
  PlannedAction: tenant('planned_action', 'indicator.read'),
  Priority: tenant('priority', 'priority.read'),
  PriorityCoverage: tenant('priority_coverage', 'goal.read'),
  ProfileArea: tenant('profile_area', 'profileArea.read'),
  Programme: { ...tenant('programme', 'programme.read'), fields: { projectCount: ['project.read'] } },
  Project: part('project', 'project.read', {
    by: 'id',
    fields: {
      budgetTotal: PLANNED,
      financingTotal: PLANNED,
      spentTotal: SPENT,
      remaining: [...PLANNED, ...SPENT],
      budgetMatrix: [...PLANNED, ...SPENT],
    },
  }),
  ProjectMeeting: part('project_meeting', 'meeting.read'),
  ProjectMonth: part('project_month', 'expenditure.read', { fields: ofMonth }),
  ProjectPartner: part('project_partner', 'project.read'),
  ProjectStatusEvent: part('project_status_event', 'project.read'),
  Reminder: tenant('reminder', 'deadline.read'),
  ReportingPeriod: tenant('reporting_period', 'reportingPeriod.read'),
  ProjectReport: { table: 'project_report', needs: 'projectReport.read', rows: 'whole', by: 'claim_id', of: 'PaymentClaim', fields: OF_REPORT },
  Review: { table: 'review', needs: 'review.read', rows: 'whole', by: 'claim_id', of: 'PaymentClaim' },
  ReviewLine: { table: 'review_line', needs: 'review.read', rows: 'whole', by: 'claim_line_id', of: 'ClaimLine' },
  RoleAssignment: { table: 'role_assignment', needs: 'roleAssignment.read', rows: 'roles', by: 'account_id', fields: { areaName: AREAS } },
  Substitute: tenant('substitute', 'deadline.read'),
  Target: { table: 'target', needs: 'target.read', rows: 'target', by: 'project_id' },
  TargetCounted: { table: 'target_counted', needs: 'target.read', rows: 'whole', of: 'Target', by: 'target_id' },
  TargetNotCounted: { table: 'target_not_counted', needs: 'target.read', rows: 'whole', of: 'Target', by: 'target_id' },
  TargetSnapshot: { table: 'target_snapshot', needs: 'target.read', rows: 'whole', of: 'Target', by: 'target_id' },
  TargetSnapshotRow: { table: 'target_snapshot_row', needs: 'target.read', rows: 'whole', of: 'TargetSnapshot', by: 'snapshot_id' },
  TargetValue: { ...tenant('target_value', 'indicator.read'), fields: { measured: MEASURED, state: MEASURED } },
  Tenant: { table: 'tenant', needs: 'tenant.read', rows: 'room' },
  TimeAbsence: { table: 'time_absence', needs: 'timeEntry.read', rows: 'time' },
  TimeEntry: { table: 'time_entry', needs: 'timeEntry.read', rows: 'time' },
  TimeShare: { table: 'time_share', needs: 'timeEntry.read', rows: 'time' },
  TimeSheet: { table: 'time_sheet', needs: 'timeEntry.read', rows: 'time' },
  Voucher: { table: 'voucher', needs: 'voucher.read', rows: 'voucher' },
  VoucherFile: { table: 'voucher_file', needs: 'voucher.read', rows: 'whole', by: 'voucher_id', of: 'Voucher' },
  VoucherRow: { table: 'voucher_row', needs: 'voucher.read', rows: 'whole', by: 'voucher_id', of: 'Voucher' },
  WebhookDelivery: { table: 'webhook_delivery', needs: 'webhookEndpoint.read', rows: 'endpoint', by: 'endpoint_id' },
  WebhookEndpoint: { table: 'webhook_endpoint', needs: 'webhookEndpoint.read', rows: 'place' },
  Workgroup: {
    ...tenant('workgroup', 'workgroup.read'),
    fields: { currentMemberCount: ['workgroupMember.read'], gapCount: ['workgroupMember.read'] },
  },
  WorkgroupCoverage: tenant('workgroup_coverage', 'workgroupMember.read'),
  WorkgroupReport: tenant('workgroup_report', 'workgroupReport.read'),
  WorkgroupReportLine: tenant('workgroup_report_line', 'workgroupReport.read'),
  WorkgroupMember: tenant('workgroup_member', 'workgroupMember.read'),
};

/** The operation without which a type is refused … */
export const needsOf = (type: string): Operation => types[type]!.needs;
/** … and the first that somebody lacks of those that a field of it needs. */
export const lackedBy = (who: Who, type: string, field: string): Operation | undefined =>
  [types[type]!.needs, ...(types[type]!.fields?.[field] ?? [])].find((operation) => far(who, operation) === '-');

/** What is not submitted is seen by whoever may write it. */
function seesMeasurement(facts: Facts, who: Who, row: Record<string, any>): boolean {
  const scope = facts.of('indicator_scope', row.scope_id)!.row;
  return row.submitted_at !== null || may(who, 'measurement.save', { municipalityId: scope.municipality_id, personId: scope.owner_id });
}

/** A list of names is the group's own, of whoever keeps it, and of who stands on it; of a held meeting of who was there. */
function seesList(facts: Facts, who: Who, meetingId: string): boolean {
  const { row } = facts.of('meeting', meetingId)!;
  if (may(who, 'attendance.record', { municipalityId: row.municipality_id, workgroupId: row.workgroup_id, projectId: row.project_id })) return true;
  const { personId } = who;
  if (!personId) return false;
  const takesPart = (table: string, key: string): boolean =>
    facts.all(table).some((member) => member.row.person_id === personId && row[key] !== null && member.row[key] === row[key]);
  return (
    takesPart('workgroup_member', 'workgroup_id') ||
    takesPart('body_member', 'body_id') ||
    facts.of('workgroup', row.workgroup_id as string)?.row.lead_id === personId ||
    facts.of('network', row.network_id as string)?.row.accountable_owner_id === personId ||
    facts
      .all('attendance')
      .some((a) => a.row.meeting_id === meetingId && a.row.person_id === personId && (a.row.status === 'present' || row.held_on === null))
  );
}

/** Whether somebody sees a row as an object of a type. */
export function sees(facts: Facts, who: Who, type: string, fact: Fact): boolean {
  const { needs, rows, by } = types[type]!;
  if (far(who, needs) === '-') return false;
  if (rows === 'everywhere') return true;
  if (rows === 'room') return fact.id === who.tenantId;
  if (who.tenantId === null || fact.tenantId !== who.tenantId) return false;
  const { row } = fact;
  switch (rows) {
    case 'tenant':
      return true;
    case 'own':
      return row[by!] === who.accountId;
    case 'place':
      return may(who, needs, { municipalityId: row.municipality_id, accountId: by && row[by] });
    case 'books':
      return may(who, needs, { municipalityId: row.municipality_id }) || (!!who.personId && row[by!] === who.personId);
    case 'voucher':
      return (
        (may(who, needs, { municipalityId: row.municipality_id }) || projectsOf(facts, fact.id).some((project) => may(who, needs, project))) &&
        wagesOf(facts, fact.id).every((place) => may(who, 'hourlyRate.read', place))
      );
    case 'mine':
      return !!who.personId && row[by!] === who.personId;
    case 'person':
      return may(who, needs, { municipalityId: facts.of('person', row[by!])!.row.municipality_id, personId: row[by!] });
    case 'delivery':
      return may(who, needs, { municipalityId: row.municipality_id, workgroupId: row.workgroup_id, personId: row[by!] });
    case 'list':
      return seesList(facts, who, row.meeting_id as string);
    case 'endpoint':
      return sees(facts, who, 'WebhookEndpoint', facts.of('webhook_endpoint', row[by!])!);
    case 'measurement':
      return seesMeasurement(facts, who, facts.of('measurement', row[by!])!.row);
    case 'project':
      return seesProject(who, facts.of('project', row[by!])!.row);
    case 'claim':
      return seesClaim(facts, who, row);
    case 'claimLine': {
      const place = placeOfGrant(facts, facts.of('payment_claim', row.claim_id)!.row.grant_id as string);
      return may(who, 'voucher.read', place) && (!row.time_entry_id || may(who, 'hourlyRate.read', place));
    }
    case 'claimPart':
      return seesClaimPart(facts, who, row);
    case 'file':
      return row[by!] === who.accountId || readsAttached(facts, who, fact.id);
    case 'disclosure':
      return may(who, needs, placeOfGrant(facts, row.grant_id as string));
    case 'whole':
      return sees(facts, who, types[type]!.of!, facts.of(types[types[type]!.of!]!.table, row[by!])!);
    case 'target':
      return row[by!] === null || seesProject(who, facts.of('project', row[by!])!.row);
    case 'time': {
      const place = { municipalityId: row.municipality_id, projectId: row.project_id, personId: row.person_id };
      return may(who, needs, place) && (!row.project_id || seesProject(who, facts.of('project', row.project_id)!.row));
    }
    case 'roles':
      return may(who, needs, { accountId: row[by!] }) && (row.project_id === null || seesProject(who, facts.of('project', row.project_id)!.row));
  }
}

const byTable = new Map(Object.entries(types).map(([type, seen]) => [seen.table, type]));
const camel = (column: string): string => column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** Whether somebody may read a cell anywhere. */
function readsCell(facts: Facts, who: Who, { table, column, row }: Cell): boolean {
  if (table === 'account') return readsAccount(facts, who, row);
  const type = table === 'audit_secret' ? 'AuditEvent' : byTable.get(table);
  const fact = type && facts.of(types[type]!.table, row);
  if (!fact || !sees(facts, who, type, fact)) return false;
  return lackedBy(who, type, camel(column)) === undefined;
}

/** An account's name and address are told to itself, and to whoever reads the assignments, invitations or events of its tenant. */
function readsAccount(facts: Facts, who: Who, accountId: string): boolean {
  if (accountId === who.accountId) return who.role !== 'nobody';
  const there = facts.all('role_assignment').some(({ tenantId, row }) => tenantId === who.tenantId && row.account_id === accountId);
  return (
    there && (may(who, 'roleAssignment.read', {}) || ['audit.read', 'invitation.send'].some((operation) => far(who, operation as Operation) !== '-'))
  );
}

/** What is told with a row of a type, whether or not one may read it by itself; always of the own tenant. */
/** What a target looks at, it names. */
const LOOKED_AT = ['municipality.name', 'network.name', 'workgroup.name'];
const TELLS: Record<string, { ids: boolean; cells: readonly string[] }> = {
  AuditEvent: { ids: true, cells: [] }, // what was done, to what: whoever reads the event
  RoleAssignment: { ids: true, cells: ['municipality.name', 'workgroup.name', 'project.name'] }, // where it is held
  Invitation: { ids: true, cells: ['municipality.name', 'workgroup.name', 'project.name'] },
  Target: { ids: false, cells: LOOKED_AT },
  TargetCounted: { ids: false, cells: LOOKED_AT },
  TargetNotCounted: { ids: false, cells: LOOKED_AT },
  'Query.tenants': { ids: false, cells: ['tenant.name'] }, // an operator's
};

/** What in a text somebody must not read: canaries with the cell that they sit in, and rows by their uuid. `type` says of what the text tells. */
export function leaks(facts: Facts, who: Who, text: string, type = ''): string[] {
  const tells = TELLS[type] ?? { ids: false, cells: [] };
  const ofTenant = (fact: Fact | undefined): boolean => fact !== undefined && (fact.tenantId === who.tenantId || fact.table === 'tenant');
  const toldCell = ({ table, column, row }: Cell): boolean => tells.cells.includes(`${table}.${column}`) && ofTenant(facts.of(table, row));
  const words = canariesIn(text).filter(({ cell }) => !readsCell(facts, who, cell) && !toldCell(cell));
  const told = facts.named(text).filter((fact) => fact.id !== who.accountId && !(tells.ids && ofTenant(fact)));
  const hidden = told.filter((fact) => !told.some((other) => other.id === fact.id && known(facts, who, other)));
  return [
    ...words.map(({ cell }) => `the canary of ${cell.table}.${cell.column} of row ${cell.row}`),
    ...hidden.map(({ table, id }) => `the id of ${table} ${id}`),
  ];
}

function known(facts: Facts, who: Who, fact: Fact): boolean {
  if (fact.table === 'account') return readsAccount(facts, who, fact.id);
  const type = byTable.get(fact.table);
  return type !== undefined && sees(facts, who, type, fact);
}
