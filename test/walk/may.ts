import type { Operation, RoleName } from '@samnav/platform';
import type { Who } from './people.ts';

/**
 * Who may do what, said once more and on purpose: the walk compares the product with this, never with the product's own table.
 * A = in the whole tenant (or room), M = in the own municipality, W = own workgroup, P = own project, S = what is one's own, - = not.
 */
const ROLES: readonly RoleName[] = [
  'regionCoordinator',
  'strategist',
  'chiefExecutive',
  'politician',
  'workgroupLead',
  'workgroupMember',
  'projectManager',
  'projectMember',
  'financeOfficer',
  'authorisedSignatory',
  'reader',
  'funderAuditor',
  'operator',
];

const ROWS: Record<string, string> = {
  // everybody of the tenant
  AAAAAAAAAAA:
    'tenant.read body.read membership.read municipality.read network.read organisation.read person.read priority.read workgroup.read workgroupMember.read file.read ' +
    'claimFault.read grantTerms.read ' +
    'bodyDate.read deadlineSeries.read budget.read ledgerPeriod.read calendarDay.read expenditure.read phase.read programme.read project.read deadline.read ladder.read ' +
    'indicator.read measurement.read reportingPeriod.read ' +
    'actionPlan.read baselineReview.read framework.read goal.read mandate.read profileArea.read attendance.read decision.read meeting.read target.read workgroupReport.read',
  SSSSSSSSSSS:
    'token.create token.read token.revoke calendarFeed.create calendarFeed.read calendarFeed.revoke deadline.refuse handOver.answer reminder.markRead ' +
    'inbox.update notificationSetting.change notificationSetting.read minutes.approve personGender.choose personGender.read job.cancel job.read',
  // the coordinator alone
  'A----------':
    'reportingPeriod.create reportingPeriod.lock reportingPeriod.unlock reportingPeriod.update ' +
    'framework.create framework.update workgroupReport.approve ' +
    'municipality.create organisation.merge priority.create priority.update programme.create programme.update',
  // … and each municipality's strategist
  'AM---------':
    'indicator.create indicator.update measurement.import plannedAction.set targetValue.set ' +
    'actionPlan.adopt actionPlan.create actionPlan.end actionPlan.update baselineReview.create baselineReview.update goal.adopt goal.create goal.end goal.update mandate.create mandate.update profileArea.create profileArea.update ' +
    'bodyDate.remove bodyDate.set calendarDay.remove calendarDay.set ladder.update invitation.send roleAssignment.end roleAssignment.grant body.create body.update membership.add membership.end membership.update municipality.update network.create ' +
    'network.end network.update organisation.create organisation.import organisation.update person.create person.end workgroup.create workgroup.end ' +
    'personGender.record channelFault.clear delivery.resend webhookEndpoint.create webhookEndpoint.read webhookEndpoint.update',
  AMSSSSSSSSS: 'person.update substitute.end substitute.set',
  AMMSSSSSSSS: 'channelFault.read goal.close mandate.report measurement.save',
  'AMM--------': 'measurement.approve',
  AMMSWSSSSSS: 'delivery.read',
  'AM--WW-----': 'workgroupReport.save',
  'AM--W------': 'workgroupReport.create workgroupReport.submit workgroup.update workgroupMember.add workgroupMember.end project.create',
  'AM--W-P----':
    'phase.create project.changeStatus project.update projectPartner.add projectPartner.end projectPartner.update target.create target.freeze target.update',
  'AM--W-PP---': 'phase.update',
  // who spends does not approve
  'A-M------M-': 'budget.approve',
  'A-----P-M--': 'expenditure.record expenditure.reverse ledger.import finding.answer hourlyRate.set paymentClaim.prepare paymentClaim.recordPayment',
  'A-------M--': 'accountMapping.update ledgerPeriod.close',
  'AMM---PPMM-': 'accountMapping.read voucher.read',
  'A-M---P-MM-': 'projectReport.bundle',
  'AM----P-M--': 'budget.update grant.create grant.update',
  ASMSSSPSMMS: 'hourlyRate.read',
  AMMSSSPSMMS: 'timeEntry.read',
  ASSSSSPSSSS: 'timeEntry.record',
  'AMM---P-M--': 'timeEntry.certify',
  'A-M-----MM-': 'paymentClaim.approve',
  '---------M-': 'paymentClaim.sign',
  'AMM-W------': 'deadlineSeries.change deadlineSeries.create deadlineSeries.end',
  'AMM-W-P----':
    'deadline.create deadline.update decision.record meeting.cancel meeting.create meeting.hold meeting.notify meeting.update minutes.prepare minutesAddition.add',
  'AMM-WWPP---': 'actionItem.create agenda.update attendance.record minutes.update',
  AMMSWSPSSSS: 'deadline.answer deadline.meet',
  AAASSSSSSSS: 'roleAssignment.read',
  'AMM-----MM-': 'audit.read',
  'AAA-AAAAAA-': 'file.create',
  // rooms outside tenants: auditor, operator
  'SSSSSSSSSSS-S': 'ownSettings.change',
  SSSSSSSSSSSSS: 'viewer.read',
  AAAAAAAAAAAAA: 'funder.read',
  AAAAAAAAAAAA: 'finding.read grant.read paymentClaim.read projectReport.read review.read',
  'AMM---P-MM-A': 'nameDisclosure.read',
  '-----------A': 'finding.raise funderEvent.read nameDisclosure.request review.write',
  '------------A': 'funder.create queue.read queue.retry tenant.create tenant.list',
};

const cells = new Map(
  Object.entries(ROWS).flatMap(([row, names]) => names.split(' ').map((name) => [name as Operation, row.padEnd(13, '-')] as const)),
);
/** Every operation that the statement knows. */
export const stated: readonly Operation[] = [...cells.keys()];
/** The letter of a role's cell. */
export const letter = (role: RoleName, operation: Operation): string => cells.get(operation)![ROLES.indexOf(role)]!;

/** What an API token is narrowed to by its scopes: the parts of the product and their nouns. */
const PARTS: Record<string, string> = {
  access: 'invitation job ownSettings roleAssignment tenant token viewer',
  audit: 'audit',
  files: 'file',
  funding: 'accountMapping finding funderEvent grant hourlyRate nameDisclosure paymentClaim projectReport review timeEntry',
  meetings: 'actionItem agenda attendance decision meeting minutes minutesAddition personGender',
  goals:
    'actionPlan baselineReview framework goal indicator mandate measurement plannedAction profileArea reportingPeriod targetValue workgroupReport',
  networks: 'body membership municipality network organisation person priority workgroup workgroupMember',
  projects: 'budget expenditure ledger ledgerPeriod phase programme project projectPartner target voucher',
  reminders:
    'bodyDate calendarDay calendarFeed channelFault deadline deadlineSeries delivery handOver inbox ladder notificationSetting reminder substitute webhookEndpoint',
};
const ROOMS = ['funder.read', 'funder.create', 'queue.read', 'queue.retry', 'tenant.create', 'tenant.list'];
const partOf = (operation: Operation): string =>
  ROOMS.includes(operation) ? 'platform' : Object.keys(PARTS).find((part) => PARTS[part]!.split(' ').includes(operation.split('.')[0]!))!;
const ADMIN = ['invitation.send', 'roleAssignment.grant', 'roleAssignment.end', 'tenant.create', 'tenant.list', 'funder.create'];

function tokenMay(scopes: readonly string[], operation: Operation): boolean {
  if (/^(token|calendarFeed)\.(create|revoke)$/.test(operation)) return false;
  if (operation === 'viewer.read') return true;
  const enough = ADMIN.includes(operation) ? ['admin'] : operation.endsWith('.read') ? ['read', 'write', 'admin'] : ['write', 'admin'];
  return scopes.some((scope) => enough.some((level) => scope === `${partOf(operation)}:${level}` || scope === `all:${level}`));
}

/** Where something belongs. */
export interface Place {
  municipalityId?: string | null;
  workgroupId?: string | null;
  projectId?: string | null;
  personId?: string | null;
  accountId?: string | null;
}

/** How far somebody's operation goes: its letter, `-` for nobody and for what the token is not for. */
export function far(who: Who, operation: Operation): string {
  if (who.role === 'nobody' || (who.scopes && !tokenMay(who.scopes, operation))) return '-';
  return letter(who.role, operation);
}

/** Whether somebody may do it there. */
export function may(who: Who, operation: Operation, place: Place): boolean {
  const reach = far(who, operation);
  if (reach === '-') return false;
  const { municipalityId, workgroupId, projectId } = who.held;
  if ((place.personId && place.personId === who.personId) || (place.accountId && place.accountId === who.accountId)) return true;
  if (reach === 'S') return false;
  if (reach === 'A' || (!municipalityId && !workgroupId && !projectId)) return true;
  if (reach === 'M') return !!municipalityId && place.municipalityId === municipalityId;
  if (reach === 'W') return !!workgroupId && place.workgroupId === workgroupId;
  return !!projectId && place.projectId === projectId;
}
