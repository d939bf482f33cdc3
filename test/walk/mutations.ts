import { getNamedType } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import type { Operation } from '@samnav/platform';
import type { Facts } from './facts.ts';
import { fieldText } from './fields.ts';
import type { Place } from './may.ts';
import { placeOf } from './places.ts';
import { types } from './sees.ts';
import { inputFor, inputType, mutations, removedBy, schema } from './schema.ts';
import type { Choose, Mutation } from './schema.ts';
import type { Planted } from './planting.ts';

/** What a mutation is allowed by, said once more as in may.ts; those that are not here are `<noun>.<verb>` of their name. */
const BY: Record<string, Operation> = {
  attachVoucherFile: 'expenditure.record',
  cancelJob: 'job.cancel',
  prepareBundle: 'projectReport.bundle',
  importLedger: 'ledger.import',
  undoLedgerImport: 'ledger.import',
  removeAccountMapping: 'accountMapping.update',
  removeObjectMapping: 'accountMapping.update',
  reopenLedgerPeriod: 'ledgerPeriod.close',
  setAccountMapping: 'accountMapping.update',
  setObjectMapping: 'accountMapping.update',
  certifyTime: 'timeEntry.certify',
  endTimeShare: 'hourlyRate.set',
  recordTime: 'timeEntry.record',
  recordTimeAbsence: 'timeEntry.record',
  recordTimes: 'timeEntry.record',
  removeTimeAbsence: 'timeEntry.record',
  setTimeShare: 'hourlyRate.set',
  withdrawCertification: 'timeEntry.certify',
  acceptHandOver: 'handOver.answer',
  askForCompletion: 'review.write',
  closeFinding: 'finding.raise',
  correctAfterApproval: 'review.write',
  decideClaim: 'review.write',
  drawSample: 'review.write',
  judgeClaimLine: 'review.write',
  requestNames: 'nameDisclosure.request',
  startReview: 'review.write',
  addClaimAttachment: 'paymentClaim.prepare',
  parkClaimLine: 'paymentClaim.prepare',
  recordClaimPayment: 'paymentClaim.recordPayment',
  refreshPaymentClaim: 'paymentClaim.prepare',
  removeClaimAttachment: 'paymentClaim.prepare',
  saveClaimSection: 'paymentClaim.prepare',
  setClaimFinancing: 'paymentClaim.prepare',
  unparkClaimLine: 'paymentClaim.prepare',
  withdrawPaymentClaim: 'paymentClaim.prepare',
  acknowledgeDeadline: 'deadline.answer',
  addAgendaDocument: 'agenda.update',
  addAgendaItem: 'agenda.update',
  carryItems: 'agenda.update',
  moveAgendaItem: 'agenda.update',
  removeAgendaDocument: 'agenda.update',
  removeAgendaItem: 'agenda.update',
  updateAgendaItem: 'agenda.update',
  changeMeetingSeries: 'meeting.update',
  createMeetingSeries: 'meeting.create',
  recallMinutes: 'minutes.prepare',
  relateDecisions: 'decision.record',
  removeActionItem: 'actionItem.create',
  removeDecision: 'decision.record',
  removeDecisionRelation: 'decision.record',
  reopenMeeting: 'meeting.hold',
  returnMinutes: 'minutes.approve',
  sendNotice: 'meeting.notify',
  updateDecision: 'decision.record',
  addBodyMember: 'body.update',
  addFrameworkItem: 'framework.update',
  addMandateReceiver: 'mandate.update',
  adoptPlan: 'actionPlan.adopt',
  endPlan: 'actionPlan.end',
  adoptFramework: 'framework.create',
  returnWorkgroupReport: 'workgroupReport.approve',
  addProjectMeeting: 'project.update',
  createProjectMeeting: 'meeting.create',
  removeProjectMeeting: 'project.update',
  linkAgendaItemToProject: 'agenda.update',
  unlinkAgendaItemFromProject: 'agenda.update',
  linkAgendaItemToGoal: 'agenda.update',
  linkGoalToFramework: 'goal.update',
  linkPlanToPriority: 'actionPlan.update',
  unlinkAgendaItemFromGoal: 'agenda.update',
  unlinkGoalFromFramework: 'goal.update',
  unlinkPlanFromPriority: 'actionPlan.update',
  addGuest: 'attendance.record',
  addBridgeDays: 'calendarDay.set',
  changeNotificationSettings: 'notificationSetting.change',
  cancelDeadline: 'deadline.update',
  changeWorkgroupLead: 'workgroup.update',
  clearOwnGender: 'personGender.choose',
  completeUpload: 'file.create',
  createApiToken: 'token.create',
  addIndicatorDimension: 'indicator.update',
  addIndicatorScope: 'indicator.update',
  createPlannedAction: 'plannedAction.set',
  linkIndicatorToGoal: 'indicator.update',
  importFromKolada: 'measurement.import',
  importMeasurements: 'measurement.import',
  lockPeriod: 'reportingPeriod.lock',
  removeIndicatorGoal: 'indicator.update',
  removePlannedAction: 'plannedAction.set',
  removeTargetValue: 'targetValue.set',
  returnMeasurement: 'measurement.approve',
  submitMeasurement: 'measurement.save',
  unlockPeriod: 'reportingPeriod.unlock',
  updateIndicatorScope: 'indicator.update',
  updatePlannedAction: 'plannedAction.set',
  declineHandOver: 'handOver.answer',
  handOverDeadline: 'deadline.answer',
  setDeadline: 'deadline.create',
  snoozeDeadline: 'deadline.refuse',
  createDownload: 'file.read',
  createUpload: 'file.create',
  describeNetwork: 'network.update',
  closeCommitment: 'expenditure.record',
  recordCommitment: 'expenditure.record',
  updateCommitment: 'expenditure.record',
  endGrant: 'grant.update',
  saveGrantCategories: 'grant.update',
  saveGrantPeriods: 'grant.update',
  setGrantRule: 'grant.update',
  endBodyMember: 'body.update',
  endOrganisation: 'organisation.update',
  endRole: 'roleAssignment.end',
  grantRole: 'roleAssignment.grant',
  importMembers: 'organisation.import',
  inviteToMeeting: 'attendance.record',
  inviteCoordinator: 'tenant.create',
  markReminderRead: 'reminder.markRead',
  mergeOrganisations: 'organisation.merge',
  moveDeadline: 'deadline.update',
  pingWebhook: 'webhookEndpoint.update',
  previewMemberImport: 'organisation.import',
  removeAttendance: 'attendance.record',
  removeLadder: 'ladder.update',
  readAllReminders: 'inbox.update',
  reopenBudget: 'budget.approve',
  freezeTargets: 'target.freeze',
  retryDeadJob: 'queue.retry',
  reopenDeadline: 'deadline.meet',
  revokeApiToken: 'token.revoke',
  rotateWebhookSecret: 'webhookEndpoint.update',
  skipOccurrence: 'deadlineSeries.change',
  saveBudget: 'budget.update',
  setOwnGender: 'personGender.choose',
  setPersonGender: 'personGender.record',
  setLadder: 'ladder.update',
  changeProjectStatus: 'project.changeStatus',
  changeOwnSettings: 'ownSettings.change',
};
export function operationOf({ name }: Mutation): Operation {
  const [verb, noun] = [name.match(/^[a-z]+/)![0], name.replace(/^[a-z]+/, '')];
  return BY[name] ?? (`${noun[0]!.toLowerCase()}${noun.slice(1)}.${verb}` as Operation);
}

/** The type of the object that a mutation is about, and where its place is read from; others make something in an area. */
const ABOUT: Record<string, [type: string, key: string]> = {
  attachVoucherFile: ['Voucher', 'voucherId'],
  undoLedgerImport: ['LedgerImport', 'importId'],
  cancelJob: ['Job', 'jobId'],
  closeLedgerPeriod: ['Project', 'projectId'],
  removeAccountMapping: ['AccountMapping', 'accountMappingId'],
  removeObjectMapping: ['ObjectMapping', 'objectMappingId'],
  reopenLedgerPeriod: ['LedgerPeriod', 'ledgerPeriodId'],
  addAgendaDocument: ['AgendaItem', 'agendaItemId'],
  addAgendaItem: ['Meeting', 'meetingId'],
  addGuest: ['Meeting', 'meetingId'],
  inviteToMeeting: ['Meeting', 'meetingId'],
  recordAttendance: ['Meeting', 'meetingId'],
  setPersonGender: ['Person', 'personId'],
  addBodyMember: ['Body', 'bodyId'],
  addMinutesAddition: ['Minutes', 'minutesId'],
  carryItems: ['Meeting', 'meetingId'],
  createActionItem: ['Meeting', 'meetingId'],
  recordDecision: ['Meeting', 'meetingId'],
  relateDecisions: ['Decision', 'decisionId'],
  addMandateReceiver: ['Mandate', 'mandateId'],
  createMandate: ['Body', 'bodyId'],
  createWorkgroupReport: ['Workgroup', 'workgroupId'],
  addProjectMeeting: ['Project', 'projectId'],
  createProjectMeeting: ['Project', 'projectId'],
  linkAgendaItemToProject: ['AgendaItem', 'agendaItemId'],
  unlinkAgendaItemFromProject: ['AgendaItem', 'agendaItemId'],
  linkAgendaItemToGoal: ['AgendaItem', 'agendaItemId'],
  linkGoalToFramework: ['Goal', 'goalId'],
  linkPlanToPriority: ['ActionPlan', 'actionPlanId'],
  reportMandate: ['Mandate', 'mandateId'],
  unlinkAgendaItemFromGoal: ['AgendaItem', 'agendaItemId'],
  unlinkGoalFromFramework: ['Goal', 'goalId'],
  unlinkPlanFromPriority: ['ActionPlan', 'actionPlanId'],
  setBodyDate: ['Body', 'bodyId'],
  addIndicatorDimension: ['Indicator', 'indicatorId'],
  addIndicatorScope: ['Indicator', 'indicatorId'],
  importFromKolada: ['Indicator', 'indicatorId'],
  linkIndicatorToGoal: ['Indicator', 'indicatorId'],
  addProjectPartner: ['Project', 'projectId'],
  createPlannedAction: ['IndicatorScope', 'scopeId'],
  saveMeasurement: ['IndicatorScope', 'scopeId'],
  setTargetValue: ['IndicatorScope', 'scopeId'],
  createPhase: ['Project', 'projectId'],
  createTarget: ['Project', 'projectId'],
  freezeTargets: ['Project', 'projectId'],
  endRole: ['RoleAssignment', 'roleAssignmentId'],
  pingWebhook: ['WebhookEndpoint', 'id'],
  setSubstitute: ['Person', 'personId'],
  createGrant: ['Project', 'projectId'],
  preparePaymentClaim: ['Grant', 'grantId'],
  prepareBundle: ['ProjectReport', 'projectReportId'],
  parkClaimLine: ['ClaimLine', 'lineIds'],
  unparkClaimLine: ['ClaimLine', 'lineIds'],
  saveClaimSection: ['PaymentClaim', 'claimId'],
  setClaimFinancing: ['PaymentClaim', 'claimId'],
  addClaimAttachment: ['PaymentClaim', 'claimId'],
  removeClaimAttachment: ['ClaimAttachment', 'attachmentId'],
  setGrantRule: ['Grant', 'grantId'],
  recordCommitment: ['BudgetLine', 'budgetLineId'],
  recordExpenditure: ['BudgetLine', 'budgetLineId'],
  reverseExpenditure: ['Expenditure', 'expenditureId'],
};
const ofPrefix = (facts: Facts, type: string, id: string | undefined) => (id ? facts.of(types[type]!.table, id.slice(4)) : undefined);

const OWN =
  'clearOwnGender setOwnGender changeNotificationSettings changeOwnSettings createApiToken createCalendarFeed readAllReminders revokeApiToken'.split(
    ' ',
  );
/** Where a mutation with this input would write. */
export function placeOfInput(facts: Facts, mutation: Mutation, input: Record<string, any>, accountId: string): Place {
  const { name } = mutation;
  const row = (type: string, key: string): Record<string, any> => ofPrefix(facts, type, input[key] as string)?.row ?? {};
  if (OWN.includes(name)) return { accountId };
  if (name === 'importLedger') {
    const held = facts.all('role_assignment').find((r) => r.row.account_id === accountId && r.row.project_id);
    const project = held && facts.of('project', held.row.project_id)?.row;
    const municipalityId = facts.all('municipality').find((m) => m.row.code === input.municipalityCode)?.id;
    // a project's manager imports for that project from its own municipality's books, and from those that name it
    const named = facts.all('object_mapping').some(({ row: m }) => m.municipality_id === municipalityId && m.project_id === project?.id);
    const inBooks = project && (!project.municipality_id || project.municipality_id === municipalityId || named);
    return { municipalityId, projectId: inBooks ? project.id : undefined };
  }
  if (name === 'addMembership')
    return { municipalityId: row('Network', 'networkId').municipality_id ?? row('Organisation', 'organisationId').municipality_id };
  if (name === 'addWorkgroupMember') {
    const group = row('Workgroup', 'workgroupId');
    return { municipalityId: group.municipality_id ?? row('Person', 'personId').municipality_id, workgroupId: group.id };
  }
  if (name === 'createTarget' && !input.projectId) {
    const group = row('Workgroup', 'workgroupId');
    return { municipalityId: group.municipality_id ?? row('Goal', 'goalId').municipality_id, workgroupId: group.id };
  }
  const entry = ofPrefix(facts, 'TimeEntry', input.entries?.[0]?.id as string);
  if (entry) return placeOf(facts, 'TimeEntry', entry);
  if (/^(recordTimes?|recordTimeAbsence|setHourlyRate|setTimeShare)$/.test(name)) {
    const person = ofPrefix(facts, 'Person', input.personId as string) ?? facts.all('person').find((p) => p.row.account_id === accountId);
    const project = ((input.projectId ?? input.entries?.[0]?.projectId) as string | undefined)?.slice(4);
    const own = /^record/.test(name) ? { personId: person?.id } : {};
    return { municipalityId: person?.row.municipality_id, projectId: name === 'recordTimeAbsence' ? undefined : project, ...own };
  }
  if (/^(certifyTime|withdrawCertification)$/.test(name)) return placeOf(facts, 'TimeEntry', ofPrefix(facts, 'TimeEntry', input.ids[0])!);
  if (/^(approve|return)Minutes$/.test(name)) return {}; // nobody who walks is named
  if (/^createMeeting/.test(name) && input.workgroupId) return placeOf(facts, 'Workgroup', ofPrefix(facts, 'Workgroup', input.workgroupId)!);
  const about = ABOUT[name] ?? (input.id ? [subjectOf(mutation), 'id'] : undefined);
  const said = about && (input[about[1]!] as string | string[] | undefined);
  const fact = about && ofPrefix(facts, about[0]!, Array.isArray(said) ? said[0] : said);
  if (fact) return placeOf(facts, about[0]!, fact);
  const municipalityId = (input.municipalityId as string | undefined)?.slice(4) ?? row('Network', 'networkId').municipality_id;
  const workgroupId = (input.workgroupId as string | undefined)?.slice(4);
  if (name === 'createProject') return { municipalityId, workgroupId: municipalityId ? null : workgroupId };
  return { municipalityId, ...(/^(setDeadline|createDeadlineSeries)$/.test(name) && { workgroupId }) };
}

/** The type that the `id` of a mutation speaks of: the object in its payload. */
export function subjectOf(mutation: Mutation): string {
  const removed = removedBy(mutation);
  if (removed) return removed;
  const payload = getNamedType(mutation.type) as GraphQLObjectType;
  const named = Object.values(payload.getFields()).map((field) => getNamedType(field.type).name);
  const known = named.filter((type) => types[type] && mutation.name.toLowerCase().includes(type.toLowerCase()));
  return known.sort((a, b) => b.length - a.length)[0] ?? named.find((type) => types[type])!;
}

const texts = new Map<string, string>();
/** The whole payload: every field of every kind of error, and what was changed. */
export function wholeText(mutation: Mutation): string {
  const known = texts.get(mutation.name);
  if (known) return known;
  const userError = schema.getType('UserError') as never;
  const kinds = [...schema.getPossibleTypes(userError)].map((type) => `... on ${type.name} { ${names(type)} }`);
  const rest = Object.values((getNamedType(mutation.type) as GraphQLObjectType).getFields()).filter(({ name }) => name !== 'errors');
  const common = Object.keys((userError as GraphQLObjectType).getFields()).join(' ');
  const text = `mutation ($input: ${String(mutation.args[0]!.type)}) { ${mutation.name}(input: $input) { ${rest.map((field) => fieldText(field)).join(' ')} errors { __typename ${common} ${kinds.join(' ')} } } }`;
  texts.set(mutation.name, text);
  return text;
}
const names = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .map((field) => fieldText(field))
    .join(' ');

/** A version that nobody has: whoever may do it is told of a conflict, and nothing is written. */
const NEVER = 999_999;

/** A valid input; only where everything else is right would it be a conflict. */
export function stale(mutation: Mutation, choose: Choose): Record<string, any> {
  const input = inputFor(mutation, choose);
  if ('expectedVersion' in input) input.expectedVersion = NEVER;
  return input;
}

const AREAS = ['municipalityId', 'workgroupId'];
/** Only what must be named, and for what is made, where. */
export function inputAt(mutation: Mutation, at: Planted, more: Record<string, unknown> = {}): Record<string, any> {
  const creates = !('id' in inputType(mutation).getFields());
  const bare = inputFor(mutation, () => undefined);
  const roles = /^(grantRole|sendInvitation)$/.test(mutation.name);
  const input = stale(mutation, ({ path, type }) => {
    const area = creates && AREAS.includes(path[0]!) && !(roles && path[0] !== 'municipalityId') && mutation.name !== 'addWorkgroupMember';
    return path[0]! in bare || area ? at[type] : undefined;
  });
  if (roles && !input.municipalityId) input.role = 'reader';
  return { ...input, ...more };
}

export { mutations };
