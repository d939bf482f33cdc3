import { Injectable } from '@nestjs/common';
import { Body, keyOf, Person, today } from '@samnav/networks';
import { access, constraintError, domainError, globalId } from '@samnav/platform';
import type { Tx, Where } from '@samnav/platform';
import { Deadline, obligations } from '@samnav/reminders';
import { AgendaItem } from '../agendas/agenda.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { DayToCome } from '../meetings/meeting.service.ts';
import { whereOf } from '../meetings/place.ts';
import { decisionFollowUp } from '../obligations.ts';
import { Decision, DecisionRelation } from './decision.entity.ts';
import type {
  RecordDecisionInput,
  RelateDecisionsInput,
  RemoveDecisionInput,
  RemoveDecisionRelationInput,
  UpdateDecisionInput,
} from './decision.inputs.ts';

export const BodyMayOnlyRecommend = domainError('refused', 'BODY_MAY_ONLY_RECOMMEND', {
  sv: 'Organet får bara rekommendera. Skriv beslutet som en rekommendation; den som får anta är ett beslutande organ.',
  en: 'The body may only recommend. Record it as a recommendation; what adopts is a deciding body.',
});
export const AdoptsByBody = domainError('invalid', 'ADOPTS_BY_BODY', {
  sv: 'Bara ett organ som beslutar kan anta. Ange organet, eller skriv beslutet som en rekommendation.',
  en: 'Only a deciding body adopts. Give the body, or record it as a recommendation.',
});
export const ParagraphMissing = domainError('invalid', 'PARAGRAPH_MISSING', {
  sv: 'Ett organs beslut har ett paragrafnummer. Ange det, till exempel § 34.',
  en: 'A decision of a body has a number. Give it, e.g. § 34.',
});
export const BodyIsNotHost = domainError('invalid', 'BODY_IS_NOT_HOST', {
  sv: 'Vid ett möte beslutar den som håller mötet. Skriv ett annat organs beslut för sig, utan mötet.',
  en: 'At a meeting its host decides. Record another body’s decision by itself, without the meeting.',
});
export const ItemOfAnotherMeeting = domainError('invalid', 'ITEM_OF_ANOTHER_MEETING', {
  sv: 'Punkten står på ett annat mötes dagordning. Ange det mötet, eller bara punkten.',
  en: 'The item is on the agenda of another meeting. Give that meeting, or the item alone.',
});
export const DecisionNowhere = domainError('invalid', 'DECISION_NOWHERE', {
  sv: 'Ange var beslutet togs: ett möte, en punkt på dagordningen eller ett organ.',
  en: 'Say where it was decided: a meeting, an item of its agenda, or a body.',
});
export const FollowUpNeedsOwner = domainError('invalid', 'FOLLOW_UP_NEEDS_OWNER', {
  sv: 'Ange vem som följer upp beslutet.',
  en: 'Say who follows the decision up.',
});
export const RelatesToLater = domainError('invalid', 'RELATES_TO_LATER', {
  sv: 'Ett beslut ersätter eller förtydligar ett som är äldre än det självt.',
  en: 'A decision replaces or clarifies one that is older than itself.',
});
export const AlreadyRelated = domainError('refused', 'ALREADY_RELATED', {
  sv: 'Besluten är redan sammanförda så.',
  en: 'The decisions are already related so.',
});
constraintError('decision_body_may_adopt', () => new BodyMayOnlyRecommend({}, ['input', 'kind']));
constraintError('decision_adopts_by_body', () => new AdoptsByBody({}, ['input', 'bodyId']));
constraintError('decision_paragraph_needed', () => new ParagraphMissing({}, ['input', 'paragraph']));
constraintError('decision_meeting_body_fkey', () => new BodyIsNotHost({}, ['input', 'bodyId']));
constraintError('decision_somewhere', () => new DecisionNowhere({}, ['input', 'meetingId']));
constraintError('decision_follow_up_check', () => new FollowUpNeedsOwner({}, ['input', 'ownerId']));
constraintError('decision_relation_key', () => new AlreadyRelated({}, ['input', 'earlierId']));
constraintError('decision_relation_between_two', () => new RelatesToLater({}, ['input', 'earlierId']));

/** Where a decision is made: a meeting, perhaps an item of it, or a body alone. */
interface Made {
  meetingId: string | null;
  agendaItemId: string | null;
  bodyId: string | null;
  municipalityId: string | null;
  workgroupId: string | null;
  heldOn: string | null;
  where: Where;
}

async function whereMade(tx: Tx, input: RecordDecisionInput): Promise<Made> {
  const item = await tx.findOptional(AgendaItem, input.agendaItemId, ['agendaItemId']);
  const named = await tx.findOptional(Meeting, input.meetingId, ['meetingId']);
  const body = await tx.findOptional(Body, input.bodyId, ['bodyId']);
  if (named && item && item.meetingId !== named.id) throw new ItemOfAnotherMeeting({}, ['input', 'agendaItemId']);
  const meeting = named ?? (item && (await tx.get(Meeting, item.meetingId)));
  if (meeting && body && body.id !== meeting.bodyId) throw new BodyIsNotHost({}, ['input', 'bodyId']);
  if (meeting) {
    const { id, bodyId, municipalityId, workgroupId, heldOn } = meeting;
    return { meetingId: id, agendaItemId: item?.id ?? null, bodyId, municipalityId, workgroupId, heldOn, where: whereOf(meeting) };
  }
  if (!body) throw new DecisionNowhere({}, ['input', 'meetingId']);
  const { id, municipalityId } = body;
  return { meetingId: null, agendaItemId: null, bodyId: id, municipalityId, workgroupId: null, heldOn: null, where: { municipalityId } };
}

/** Decisions: of meetings, and of bodies. Which body may adopt is the database's to say. */
@Injectable()
export class DecisionService {
  async record(tx: Tx, input: RecordDecisionInput & { source?: string }): Promise<string> {
    const { where, heldOn, workgroupId, ...made } = await whereMade(tx, input);
    access.require(tx.scope, 'decision.record', where);
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const decidedOn = input.decidedOn ?? heldOn ?? today(tx);
    if (decidedOn > today(tx)) throw new DayToCome({}, ['input', 'decidedOn']);
    const { kind, title, text, paragraph, registryNumber, followUpOn, source } = input;
    const id = await newId(tx);
    const followUp = { ownerId: owner?.id ?? null, followUpOn: followUpOn ?? null };
    const deadlineId = await this.followUp(tx, { id, title, ...followUp, municipalityId: made.municipalityId, workgroupId });
    const values = { kind, title, text, paragraph, decidedOn, registryNumber, ...made, ...followUp, deadlineId, source };
    await tx.create(Decision, { id, ...values } as Partial<Decision>, 'decision.recorded');
    return id;
  }

  async update(tx: Tx, input: UpdateDecisionInput): Promise<string> {
    const decision = await this.find(tx, input.id);
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const { text, paragraph, registryNumber, followUpOn } = input;
    const decidedOn = input.decidedOn ?? undefined;
    if (decidedOn !== undefined && decidedOn > today(tx)) throw new DayToCome({}, ['input', 'decidedOn']);
    const words = { kind: input.kind ?? undefined, title: input.title ?? undefined, text, paragraph, decidedOn, registryNumber };
    const now = await tx.change(Decision, decision.id, input.expectedVersion, words, 'decision.updated');
    const ownerId = keyOf(owner);
    const next = { ownerId: ownerId === undefined ? now.ownerId : ownerId, followUpOn: followUpOn === undefined ? now.followUpOn : followUpOn };
    await tx.change(Decision, now.id, null, { ...next, deadlineId: await this.followOn(tx, decision, { ...now, ...next }) }, 'decision.updated');
    return now.id;
  }

  /** Another day is another deadline; another owner or title is the same one's, and of none that is done. */
  private async followOn(tx: Tx, before: Decision, now: Decision): Promise<string | null> {
    const moved = now.followUpOn !== before.followUpOn;
    if (moved) await obligations.close(tx, globalId(Decision, now.id), decisionFollowUp.obligation, null);
    const same = !moved && now.ownerId === before.ownerId && now.title === before.title;
    const done = !moved && now.deadlineId !== null && !isOpen(await tx.get(Deadline, now.deadlineId));
    if (same || (done && now.ownerId !== null)) return now.deadlineId;
    const workgroupId = now.meetingId ? (await tx.get(Meeting, now.meetingId)).workgroupId : null;
    return this.followUp(tx, { ...now, workgroupId });
  }

  /** The deadline of the follow-up; null where nobody is to follow it up by a day. */
  private async followUp(
    tx: Tx,
    d: Pick<Decision, 'id' | 'title' | 'ownerId' | 'followUpOn' | 'municipalityId'> & { workgroupId: string | null },
  ): Promise<string | null> {
    if (d.followUpOn === null) return null;
    if (d.ownerId === null) throw new FollowUpNeedsOwner({}, ['input', 'ownerId']);
    const { title, ownerId, followUpOn: dueOn, municipalityId, workgroupId } = d;
    const place = { municipalityId, workgroupId };
    return obligations.open(tx, { obligation: decisionFollowUp.obligation, about: globalId(Decision, d.id), ownerId, title, dueOn, place });
  }

  async remove(tx: Tx, input: RemoveDecisionInput): Promise<void> {
    const { id } = await this.find(tx, input.id);
    await tx.remove(Decision, id, input.expectedVersion, 'decision.removed');
    await obligations.close(tx, globalId(Decision, id), decisionFollowUp.obligation, null);
  }

  async relate(tx: Tx, input: RelateDecisionsInput & { source?: string }): Promise<string> {
    const from = await this.find(tx, input.decisionId, 'decisionId');
    const to = await tx.find(Decision, input.earlierId, ['earlierId']);
    if (to.decidedOn > from.decidedOn) throw new RelatesToLater({}, ['input', 'earlierId']);
    return tx.create(DecisionRelation, { fromId: from.id, toId: to.id, kind: input.kind, source: input.source }, 'decisionRelation.recorded');
  }

  async unrelate(tx: Tx, input: RemoveDecisionRelationInput): Promise<void> {
    const relation = await tx.find(DecisionRelation, input.id, ['id']);
    await this.find(tx, globalId(Decision, relation.fromId));
    await tx.remove(DecisionRelation, relation.id, input.expectedVersion, 'decisionRelation.removed');
  }

  private async find(tx: Tx, id: string, path = 'id'): Promise<Decision> {
    const decision = await tx.find(Decision, id, [path]);
    const meeting = decision.meetingId ? await tx.get(Meeting, decision.meetingId) : null;
    access.require(tx.scope, 'decision.record', meeting ? whereOf(meeting) : { municipalityId: decision.municipalityId });
    return decision;
  }
}

const isOpen = ({ metAt, cancelledAt }: Deadline): boolean => metAt === null && cancelledAt === null;

/** The uuid of a row to come, so that its deadline can name it. */
export async function newId(tx: Tx): Promise<string> {
  const [row] = await tx.sql<{ id: string }>('select uuidv7() as id');
  return row!.id;
}
