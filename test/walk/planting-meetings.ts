import { idOf } from './sample.ts';
import type { Known } from './schema.ts';
import type { Who } from './people.ts';
import type { Planted, Planter } from './planting.ts';

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A group's meetings: one that was held and whose minutes are a draft, one that is called, and one whose minutes a second person has approved. */
export async function plantMeetings(does: Planter['does'], who: Who, second: Who, name: string, { Person, Workgroup }: Planted): Promise<Planted> {
  const host = { workgroupId: Workgroup!.id };
  const call = (plannedOn: string): Promise<Known> =>
    does('createMeeting', { title: name, plannedOn, place: name, ...host }, 'meeting { id version }');
  const hold = ({ id, version }: Known): Promise<Known> => does('holdMeeting', { id, expectedVersion: version }, 'meeting { id version }');
  const every = { title: name, firstOn: day(200), every: 1, unit: 'week', untilOn: day(201), ...host };
  const MeetingSeries = await does('createMeetingSeries', every, 'meetingSeries { id version }');
  const closed = await hold(await call(day(-9)));
  const minutesId = closed.id.replace('mtg', 'min');
  const approver = [idOf('Person', second.personId!)];
  const ready = { id: minutesId, expectedVersion: 1, approverIds: approver };
  const prepared = await does('prepareMinutes', ready, 'minutes { id version approvers { nodes { id version } } }');
  await does('approveMinutes', { id: minutesId, expectedVersion: prepared.version }, 'minutes { id version }', second);
  const MinutesAddition = await does('addMinutesAddition', { minutesId, text: name }, 'minutesAddition { id version }');
  const Meeting = await hold(await call(day(-2)));
  const meetingId = Meeting.id;
  const item = { meetingId, title: name, description: name, presenterId: Person!.id };
  const added = await does('addAgendaItem', item, 'agendaItem { id version }');
  const agendaItemId = added.id;
  const noted = { id: agendaItemId, expectedVersion: added.version, notes: name };
  const AgendaItem = await does('updateAgendaItem', noted, 'agendaItem { id version }');
  const document = { agendaItemId, title: name, url: 'https://handling.walk.example/' };
  const AgendaDocument = await does('addAgendaDocument', document, 'agendaDocument { id version }');
  const told = { kind: 'decides', title: name, text: name, agendaItemId, ownerId: Person!.id };
  const earlier = await does('recordDecision', told, 'decision { id version }');
  const Decision = await does('recordDecision', told, 'decision { id version }');
  const related = { decisionId: Decision.id, earlierId: earlier.id, kind: 'clarifies' };
  const DecisionRelation = await does('relateDecisions', related, 'decisionRelation { id version }');
  const task = { title: name, ownerId: Person!.id, dueOn: day(30), decisionId: Decision.id };
  const ActionItem = await does('createActionItem', task, 'actionItem { id version }');
  const intro = { id: meetingId.replace('mtg', 'min'), expectedVersion: 1, intro: name };
  const Minutes = await does('updateMinutes', intro, 'minutes { id version }');
  const guest = { meetingId, guestName: name, guestOrganisation: name, guestGender: 'woman' };
  const Attendance = await does('addGuest', guest, 'attendance { id version }');
  const PersonGender = await does('setOwnGender', { gender: 'other' }, 'personGender { id version }');
  const called = { meetingId, personIds: [Person!.id] };
  const { workgroup } = await does('inviteToMeeting', called, 'meeting { workgroup { genderBalances { nodes { id } } } }');
  const balances = {
    GenderBalance: { id: meetingId.replace('mtg', 'gba'), version: 1 },
    GenderBalanceYear: { ...workgroup.genderBalances.nodes[0], version: 1 },
  };
  const next = await call(day(20));
  const opened = { id: next.id, expectedVersion: next.version, title: `${name} nästa` };
  const { openItems } = await does('updateMeeting', opened, 'meeting { openItems { nodes { id } } }');
  const parts = { AgendaItem, AgendaDocument, Decision, DecisionRelation, ActionItem, OpenItem: { ...openItems.nodes[0], version: 1 } };
  return {
    Meeting,
    MeetingSeries,
    Minutes,
    MinutesApprover: prepared.approvers.nodes[0],
    MinutesAddition,
    Attendance,
    PersonGender,
    ...balances,
    ...parts,
  };
}
