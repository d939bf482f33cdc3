import type { RoleName } from '../database/scope.ts';

/**
 * How far a role's operation goes: `all` of the tenant (or funder, or platform); what belongs to the `municipality`,
 * `workgroup` or `project` that the role is held in; what is one's own (`self`); `none`.
 */
export type Reach = 'all' | 'municipality' | 'workgroup' | 'project' | 'self' | 'none';

const A = 'all';
const M = 'municipality';
const W = 'workgroup';
const P = 'project';
const S = 'self';
const o = 'none';

/** One cell for each role, in the order of `roleNames`; a row with a cell too few does not compile. */
type Row = readonly [Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach];

/**
 * Who may do what, and how far. Every cell is written out; nothing is inherited or implied. An operation that ends in
 * `.read` changes nothing. What is a draft is hidden by the entity's `visible`, not here.
 */
export const authorization = {
  // region    strategist  politician    workgroup    project     authorised    funder
  // coordinator | chief exec. | lead  member  manager member finance signatory reader auditor operator
  access: {
    'invitation.send': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'job.cancel': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'job.read': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'ownSettings.change': [S, S, S, S, S, S, S, S, S, S, S, o, S],
    'roleAssignment.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'roleAssignment.grant': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'roleAssignment.read': [A, A, A, S, S, S, S, S, S, S, S, o, o],
    'tenant.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'token.create': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'token.read': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'token.revoke': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'viewer.read': [S, S, S, S, S, S, S, S, S, S, S, S, S],
  },
  audit: {
    'audit.read': [A, M, M, o, o, o, o, o, M, M, o, o, o],
  },
  files: {
    // a file belongs to whoever uploads it until a row of the tenant points to it; that row's own operation decides then
    'file.create': [A, A, A, o, A, A, A, A, A, A, o, o, o],
    'file.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
  },
  funding: {
    // which of a municipality's accounts and objects stand for which cost category and project
    'accountMapping.read': [A, M, M, o, o, o, P, P, M, M, o, o, o],
    'accountMapping.update': [A, o, o, o, o, o, o, o, M, o, o, o, o],
    // what is wrong with a claim as it stands
    'claimFault.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'finding.answer': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    'finding.raise': [o, o, o, o, o, o, o, o, o, o, o, A, o],
    'finding.read': [A, A, A, A, A, A, A, A, A, A, A, A, o],
    'funderEvent.read': [o, o, o, o, o, o, o, o, o, o, o, A, o],
    'grant.create': [A, M, o, o, o, o, P, o, M, o, o, o, o],
    'grant.read': [A, A, A, A, A, A, A, A, A, A, A, A, o],
    'grant.update': [A, M, o, o, o, o, P, o, M, o, o, o, o],
    // the categories, periods and conditions of a decision
    'grantTerms.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    // wages: told to nobody who does not need them
    'hourlyRate.read': [A, S, M, S, S, S, P, S, M, M, S, o, o],
    'hourlyRate.set': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    // whom a line of a claim is about: asked for with a reason, and seen by the project
    'nameDisclosure.read': [A, M, M, o, o, o, P, o, M, M, o, A, o],
    'nameDisclosure.request': [o, o, o, o, o, o, o, o, o, o, o, A, o],
    // never by whoever prepared it
    'paymentClaim.approve': [A, o, M, o, o, o, o, o, M, M, o, o, o],
    'paymentClaim.prepare': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    'paymentClaim.read': [A, A, A, A, A, A, A, A, A, A, A, A, o],
    'paymentClaim.recordPayment': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    // only who may sign for the municipality: not even the region's coordinator
    'paymentClaim.sign': [o, o, o, o, o, o, o, o, o, M, o, o, o],
    // who may read the vouchers and the wages that the bundle holds
    'projectReport.bundle': [A, o, M, o, o, o, P, o, M, M, o, o, o],
    'projectReport.read': [A, A, A, A, A, A, A, A, A, A, A, A, o],
    'review.read': [A, A, A, A, A, A, A, A, A, A, A, A, o],
    'review.write': [o, o, o, o, o, o, o, o, o, o, o, A, o],
    // never one's own
    'timeEntry.certify': [A, M, M, o, o, o, P, o, M, o, o, o, o],
    'timeEntry.read': [A, M, M, S, S, S, P, S, M, M, S, o, o],
    // one's own; a project's manager writes down for its people too
    'timeEntry.record': [A, S, S, S, S, S, P, S, S, S, S, o, o],
  },
  goals: {
    'actionPlan.adopt': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'actionPlan.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'actionPlan.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'actionPlan.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'actionPlan.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'baselineReview.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'baselineReview.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'baselineReview.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'framework.create': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'framework.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'framework.update': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'goal.adopt': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    // who answers for a goal says what came of it, as who answers for a mandate reports back
    'goal.close': [A, M, M, S, S, S, S, S, S, S, S, o, o],
    'goal.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'goal.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'goal.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'goal.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'indicator.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'indicator.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'indicator.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'mandate.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'mandate.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'mandate.report': [A, M, M, S, S, S, S, S, S, S, S, o, o],
    'mandate.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    // never by whoever submitted it
    'measurement.approve': [A, M, M, o, o, o, o, o, o, o, o, o, o],
    'measurement.import': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'measurement.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    // to write, submit and withdraw; whoever reports a scope does it of that scope
    'measurement.save': [A, M, M, S, S, S, S, S, S, S, S, o, o],
    'plannedAction.set': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'profileArea.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'profileArea.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'profileArea.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'reportingPeriod.create': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'reportingPeriod.lock': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'reportingPeriod.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'reportingPeriod.unlock': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'reportingPeriod.update': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'targetValue.set': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    // whoever handed it in does not approve it
    'workgroupReport.approve': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'workgroupReport.create': [A, M, o, o, W, o, o, o, o, o, o, o, o],
    'workgroupReport.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'workgroupReport.save': [A, M, o, o, W, W, o, o, o, o, o, o, o],
    'workgroupReport.submit': [A, M, o, o, W, o, o, o, o, o, o, o, o],
  },
  meetings: {
    'actionItem.create': [A, M, M, o, W, W, P, P, o, o, o, o, o],
    // agendas and minutes are written together
    'agenda.update': [A, M, M, o, W, W, P, P, o, o, o, o, o],
    'attendance.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'attendance.record': [A, M, M, o, W, W, P, P, o, o, o, o, o],
    'decision.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'decision.record': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'meeting.cancel': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'meeting.create': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'meeting.hold': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'meeting.notify': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'meeting.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'meeting.update': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    // nobody approves for another: only who is named
    'minutes.approve': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'minutes.prepare': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'minutes.update': [A, M, M, o, W, W, P, P, o, o, o, o, o],
    'minutesAddition.add': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    // each decides for themselves; who keeps the register only writes down what somebody without account has said
    'personGender.choose': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'personGender.read': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'personGender.record': [A, M, o, o, o, o, o, o, o, o, o, o, o],
  },
  networks: {
    'body.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'body.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'body.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'membership.add': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'membership.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'membership.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'membership.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'municipality.create': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'municipality.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'municipality.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'network.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'network.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'network.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'network.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'organisation.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'organisation.import': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'organisation.merge': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'organisation.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'organisation.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'person.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'person.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'person.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'person.update': [A, M, S, S, S, S, S, S, S, S, S, o, o],
    'priority.create': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'priority.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'priority.update': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'workgroup.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'workgroup.end': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'workgroup.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'workgroup.update': [A, M, o, o, W, o, o, o, o, o, o, o, o],
    'workgroupMember.add': [A, M, o, o, W, o, o, o, o, o, o, o, o],
    'workgroupMember.end': [A, M, o, o, W, o, o, o, o, o, o, o, o],
    'workgroupMember.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
  },
  platform: {
    'funder.create': [o, o, o, o, o, o, o, o, o, o, o, o, A],
    'funder.read': [A, A, A, A, A, A, A, A, A, A, A, A, A],
    'queue.read': [o, o, o, o, o, o, o, o, o, o, o, o, A],
    'queue.retry': [o, o, o, o, o, o, o, o, o, o, o, o, A],
    'tenant.create': [o, o, o, o, o, o, o, o, o, o, o, o, A],
    'tenant.list': [o, o, o, o, o, o, o, o, o, o, o, o, A],
  },
  projects: {
    // who plans and spends does not approve: budget.approve is nobody's who only manages the project
    'budget.approve': [A, o, M, o, o, o, o, o, o, M, o, o, o],
    'budget.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'budget.update': [A, M, o, o, o, o, P, o, M, o, o, o, o],
    'expenditure.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'expenditure.record': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    'expenditure.reverse': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    'ledger.import': [A, o, o, o, o, o, P, o, M, o, o, o, o],
    'ledgerPeriod.close': [A, o, o, o, o, o, o, o, M, o, o, o, o],
    'ledgerPeriod.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'phase.create': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'phase.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'phase.update': [A, M, o, o, W, o, P, P, o, o, o, o, o],
    'programme.create': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'programme.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'programme.update': [A, o, o, o, o, o, o, o, o, o, o, o, o],
    'project.changeStatus': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'project.create': [A, M, o, o, W, o, o, o, o, o, o, o, o],
    'project.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'project.update': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'projectPartner.add': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'projectPartner.end': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'projectPartner.update': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'target.create': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'target.freeze': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    'target.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'target.update': [A, M, o, o, W, o, P, o, o, o, o, o, o],
    // of a municipality's books only what has to do with projects is kept
    'voucher.read': [A, M, M, o, o, o, P, P, M, M, o, o, o],
  },
  reminders: {
    'bodyDate.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'bodyDate.remove': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'bodyDate.set': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'calendarDay.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'calendarDay.remove': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'calendarDay.set': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'calendarFeed.create': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'calendarFeed.read': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'calendarFeed.revoke': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    // to acknowledge and to hand over
    'deadline.answer': [A, M, M, S, W, S, P, S, S, S, S, o, o],
    'channelFault.clear': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'channelFault.read': [A, M, M, S, S, S, S, S, S, S, S, o, o],
    'deadline.create': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'deadline.meet': [A, M, M, S, W, S, P, S, S, S, S, o, o],
    'deadline.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    // to put off one's own reminders, and to say "not mine"
    'deadline.refuse': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'deadline.update': [A, M, M, o, W, o, P, o, o, o, o, o, o],
    'handOver.answer': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'deadlineSeries.change': [A, M, M, o, W, o, o, o, o, o, o, o, o],
    'deadlineSeries.create': [A, M, M, o, W, o, o, o, o, o, o, o, o],
    'deadlineSeries.end': [A, M, M, o, W, o, o, o, o, o, o, o, o],
    'deadlineSeries.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'ladder.read': [A, A, A, A, A, A, A, A, A, A, A, o, o],
    'ladder.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'reminder.markRead': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'substitute.end': [A, M, S, S, S, S, S, S, S, S, S, o, o],
    'substitute.set': [A, M, S, S, S, S, S, S, S, S, S, o, o],
    'delivery.read': [A, M, M, S, W, S, S, S, S, S, S, o, o],
    'delivery.resend': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'inbox.update': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'notificationSetting.change': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'notificationSetting.read': [S, S, S, S, S, S, S, S, S, S, S, o, o],
    'webhookEndpoint.create': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'webhookEndpoint.read': [A, M, o, o, o, o, o, o, o, o, o, o, o],
    'webhookEndpoint.update': [A, M, o, o, o, o, o, o, o, o, o, o, o],
  },
} as const satisfies Record<string, Record<string, Row>>;

type Table = typeof authorization;
/** The parts of the product that an API token is narrowed to: `networks:read`, `projects:write` … */
export type Resource = keyof Table;
/** What can be done, named `noun.verb`; audit events say the same in the past tense. */
export type Operation = { [R in Resource]: keyof Table[R] }[Resource] & string;
/** Which row each role's column stands in, and how far an operation reaches there. */
export type Cells = Readonly<Record<RoleName, Reach>>;
