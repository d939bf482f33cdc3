import type { Operation } from '@samnav/platform';
import type { Fact, Facts } from './facts.ts';
import type { Place } from './may.ts';
import { types } from './sees.ts';
import { placeOfProject, projectsOf } from './sees-projects.ts';

/** Where an object belongs, by which its operations reach it or not: said once more, as in may.ts. */
export function placeOf(facts: Facts, type: string, { row }: Fact): Place {
  const municipalityId = row.municipality_id as string | null | undefined;
  const group = facts.of('workgroup', row.workgroup_id as string)?.row;
  switch (type) {
    case 'Municipality':
      return { municipalityId: row.id };
    case 'Workgroup':
      return { municipalityId, workgroupId: row.id };
    case 'DeadlineSeries':
      return { municipalityId, workgroupId: municipalityId ? null : row.workgroup_id };
    case 'Meeting':
    case 'MeetingSeries':
      return { municipalityId, workgroupId: row.workgroup_id, projectId: row.project_id };
    case 'AgendaItem':
    case 'AgendaDocument':
    case 'AgendaItemGoal':
    case 'ActionItem':
    case 'MinutesAddition':
    case 'OpenItem':
    case 'AgendaItemProject':
    case 'Attendance':
      return placeOf(facts, 'Meeting', facts.of('meeting', row.meeting_id)!);
    case 'Minutes':
      return placeOf(facts, 'Meeting', facts.of('meeting', row.id)!);
    case 'MinutesApprover':
      return { personId: row.person_id };
    case 'Decision':
      return row.meeting_id ? placeOf(facts, 'Meeting', facts.of('meeting', row.meeting_id)!) : { municipalityId };
    case 'DecisionRelation':
      return placeOf(facts, 'Decision', facts.of('decision', row.from_id)!);
    case 'WorkgroupMember':
      return { municipalityId: group!.municipality_id ?? municipalityId, workgroupId: row.workgroup_id };
    case 'Membership':
      return {
        municipalityId:
          facts.of('network', row.network_id)!.row.municipality_id ?? facts.of('organisation', row.organisation_id)!.row.municipality_id,
      };
    case 'BodyDate':
    case 'BodyMember':
      return { municipalityId: facts.of('body', row.body_id)!.row.municipality_id };
    case 'NetworkScope':
      return { municipalityId: facts.of('network', row.network_id)!.row.municipality_id };
    case 'Person':
      return { municipalityId, personId: row.id };
    case 'ChannelFault':
      return { municipalityId: facts.of('person', row.person_id)!.row.municipality_id };
    case 'GrantRule':
      return placeOf(facts, 'Grant', facts.of('funding_grant', row.grant_id)!);
    case 'IndicatorGoal':
    case 'IndicatorDimension':
      return { municipalityId: facts.of('indicator', row.indicator_id)!.row.municipality_id };
    case 'IndicatorScope':
      return { municipalityId, personId: row.owner_id };
    case 'Measurement':
    case 'PlannedAction':
    case 'TargetValue': {
      const scope = facts.of('indicator_scope', row.scope_id)!.row;
      return { municipalityId: scope.municipality_id, personId: scope.owner_id };
    }
    case 'Deadline':
      return { municipalityId, workgroupId: row.workgroup_id, personId: row.owner_id };
    case 'PaymentClaim':
      return placeOf(facts, 'Grant', facts.of('funding_grant', row.grant_id)!);
    case 'ClaimAttachment':
    case 'ClaimLine':
      return placeOf(facts, 'PaymentClaim', facts.of('payment_claim', row.claim_id)!);
    case 'Finding':
    case 'Review': {
      const claim = facts.of('payment_claim', row.claim_id)!.row;
      const grant = facts.of('funding_grant', claim.grant_id)!.row;
      return { municipalityId: grant.municipality_id, projectId: claim.project_id };
    }
    case 'HandOver':
      return { personId: row.to_id };
    case 'PersonGender':
      return { personId: row.person_id };
    case 'Substitute':
      return { municipalityId: facts.of('person', row.person_id)!.row.municipality_id, personId: row.person_id };
    case 'Reminder':
      return { personId: row.delivered_to_id ?? row.recipient_id };
    case 'Goal':
    case 'Mandate':
      return { municipalityId, personId: row.owner_id };
    case 'MandateReceiver': {
      const mandate = facts.of('mandate', row.mandate_id)!.row;
      const receiver = (facts.of('body', row.body_id) ?? facts.of('organisation', row.organisation_id))!.row;
      return { municipalityId: receiver.municipality_id ?? mandate.municipality_id, personId: mandate.owner_id };
    }
    case 'WorkgroupReport':
      return { municipalityId: group!.municipality_id, workgroupId: row.workgroup_id };
    case 'Target': {
      const goal = facts.of('goal', row.goal_id as string)?.row;
      if (!row.project_id) return { municipalityId: group?.municipality_id ?? goal?.municipality_id, workgroupId: row.workgroup_id };
      return placeOfProject(facts.of('project', row.project_id)!.row);
    }
    case 'Voucher':
      return projectsOf(facts, row.id as string)[0] ?? { municipalityId };
    case 'Job':
      return { accountId: row.account_id };
    case 'TimeEntry':
    case 'TimeAbsence':
      return { municipalityId, projectId: row.project_id, personId: row.person_id };
    case 'HourlyRate':
    case 'TimeShare':
    case 'TimeSheet':
      return { municipalityId, projectId: row.project_id };
    case 'RoleAssignment':
      return { municipalityId };
    case 'ApiToken':
    case 'CalendarFeed':
      return { accountId: row.account_id };
    default:
      return types[type]!.rows === 'project' ? placeOfProject(facts.of('project', row[types[type]!.by!])!.row) : { municipalityId };
  }
}

/** What `viewerCan` speaks of where it is not `<type>.<field>`. */
const VERBS: Record<string, Operation> = {
  'LedgerPeriod.reopen': 'ledgerPeriod.close',
  'ObjectMapping.update': 'accountMapping.update',
  'TimeAbsence.remove': 'timeEntry.record',
  'TimeEntry.update': 'timeEntry.record',
  'TimeShare.end': 'hourlyRate.set',
  'TimeSheet.certify': 'timeEntry.certify',
  'WorkgroupReport.return': 'workgroupReport.approve',
  'Review.write': 'review.write',
  'PaymentClaim.withdraw': 'paymentClaim.prepare',
  'AgendaItemProject.remove': 'agenda.update',
  'ProjectMeeting.remove': 'project.update',
  'AgendaDocument.remove': 'agenda.update',
  'AgendaItem.update': 'agenda.update',
  'AgendaItemGoal.remove': 'agenda.update',
  'ApiToken.revoke': 'token.revoke',
  'Attendance.record': 'attendance.record',
  'Budget.reopen': 'budget.approve',
  'BudgetLine.recordExpenditure': 'expenditure.record',
  'Commitment.update': 'expenditure.record',
  'Decision.relate': 'decision.record',
  'Decision.update': 'decision.record',
  'Meeting.createActionItem': 'actionItem.create',
  'Meeting.notice': 'meeting.notify',
  'Meeting.prepareMinutes': 'minutes.prepare',
  'Meeting.record': 'attendance.record',
  'Meeting.recordDecision': 'decision.record',
  'Meeting.updateAgenda': 'agenda.update',
  'MeetingSeries.update': 'meeting.update',
  'Minutes.addAddition': 'minutesAddition.add',
  'MinutesApprover.approve': 'minutes.approve',
  'MandateReceiver.report': 'mandate.report',
  'Indicator.addScope': 'indicator.update',
  'Indicator.import': 'measurement.import',
  'Indicator.setTargetValue': 'targetValue.set',
  'IndicatorScope.approve': 'measurement.approve',
  'IndicatorScope.save': 'measurement.save',
  'IndicatorScope.setPlannedAction': 'plannedAction.set',
  'IndicatorScope.setTargetValue': 'targetValue.set',
  'IndicatorScope.update': 'indicator.update',
  'Measurement.return': 'measurement.approve',
  'Measurement.submit': 'measurement.save',
  'Municipality.createPerson': 'person.create',
  'Municipality.createWorkgroup': 'workgroup.create',
  'Network.addMembership': 'membership.add',
  'Network.importMembers': 'organisation.import',
  'Project.addPartner': 'projectPartner.add',
  'Project.approveBudget': 'budget.approve',
  'Project.createPhase': 'phase.create',
  'Project.recordExpenditure': 'expenditure.record',
  'Project.updateBudget': 'budget.update',
  'Workgroup.addMember': 'workgroupMember.add',
  'Workgroup.endMember': 'workgroupMember.end',
};
export const verbOf = (type: string, field: string): Operation =>
  VERBS[`${type}.${field}`] ?? (`${type[0]!.toLowerCase()}${type.slice(1)}.${field}` as Operation);
