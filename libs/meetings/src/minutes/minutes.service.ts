import { Injectable } from '@nestjs/common';
import { Person, today } from '@samnav/networks';
import { access, domainError, globalId, Inputs, Is } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { obligations, returned } from '@samnav/reminders';
import { Temporal } from 'temporal-polyfill';
import { Meeting } from '../meetings/meeting.entity.ts';
import { MinutesApproved, MinutesPrepared } from '../meetings/meeting.service.ts';
import { whereOf } from '../meetings/place.ts';
import { minutesApproval } from '../obligations.ts';
import { Minutes, MinutesAddition, MinutesApprover } from './minutes.entity.ts';

/** Days after the meeting within which minutes are approved (kommunallagen 5 kap. 69 §). */
const DAYS = 14;

export const MeetingNotHeld = domainError('refused', 'MEETING_NOT_HELD', {
  sv: 'Mötet är inte hållet än. Ange först vilken dag det hölls.',
  en: 'The meeting has not been held yet. First say on which day it was.',
});
export const ApproverPrepared = domainError('invalid', 'APPROVER_PREPARED', {
  sv: 'Den som upprättar protokollet justerar det inte själv. Ange någon annan.',
  en: 'Whoever hands the minutes over does not approve them. Name somebody else.',
});
export const MinutesNotPrepared = domainError('refused', 'MINUTES_NOT_PREPARED', {
  sv: 'Protokollet väntar inte på justering.',
  en: 'The minutes do not wait for approval.',
});
export const MinutesNotApproved = domainError('refused', 'MINUTES_NOT_APPROVED', {
  sv: 'Protokollet är inte justerat än. Ändra det i stället.',
  en: 'The minutes are not approved yet. Change them instead.',
});

@Inputs('What stands before the first item of minutes.')
export class UpdateMinutesInput {
  @Is.id('The minutes.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 10000, nullable: true, description: 'The text; null empties it.' }) intro?: string | null;
}

@Inputs('Minutes handed over for approval.')
export class PrepareMinutesInput {
  @Is.id('The minutes.') id: string;
  @Is.version() expectedVersion: number;
  @Is.ids({ min: 1, max: 10, description: 'The persons who approve them; each gets a deadline.' }) approverIds: string[];
}

@Inputs('Minutes approved by one of their approvers.')
export class ApproveMinutesInput {
  @Is.id('The minutes.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('Minutes that an approver gives back.')
export class ReturnMinutesInput {
  @Is.id('The minutes.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, description: 'What is to be changed.' }) reason: string;
}

@Inputs('Minutes taken back before all have approved them.')
export class RecallMinutesInput {
  @Is.id('The minutes.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('A dated addition to approved minutes.')
export class AddMinutesAdditionInput {
  @Is.id('The minutes.') minutesId: string;
  @Is.text({ max: 10000, description: 'What is added, e.g. what is to be read instead.' }) text: string;
}

/** Minutes: written together, handed over, approved by those who are named, and then held fast. */
@Injectable()
export class MinutesService {
  async update(tx: Tx, input: UpdateMinutesInput): Promise<string> {
    const { id } = await this.find(tx, input.id, 'minutes.update');
    await this.draft(tx, id);
    await tx.change(Minutes, id, input.expectedVersion, { intro: input.intro }, 'minutes.updated');
    return id;
  }

  async prepare(tx: Tx, input: PrepareMinutesInput): Promise<string> {
    const { id, heldOn } = await this.find(tx, input.id, 'minutes.prepare');
    const people = await Promise.all(input.approverIds.map((person, i) => tx.find(Person, person, ['approverIds', String(i)])));
    await this.draft(tx, id);
    const own = people.findIndex((person) => person.id === tx.scope.personId);
    if (own >= 0) throw new ApproverPrepared({}, ['input', 'approverIds', String(own)]);
    if (!heldOn) throw new MeetingNotHeld({}, ['input', 'id'], { allowed: ['holdMeeting'] });
    const approveByOn = Temporal.PlainDate.from(heldOn).add({ days: DAYS }).toString();
    const values = { preparedAt: new Date(tx.now), preparedById: tx.scope.personId, approveByOn };
    await tx.change(Minutes, id, input.expectedVersion, values, 'minutes.prepared');
    for (const { id: before } of await this.approvers(tx, id)) await tx.remove(MinutesApprover, before, null, 'minutesApprover.removed');
    for (const personId of new Set(people.map((person) => person.id))) await this.ask(tx, id, personId, approveByOn);
    await obligations.close(tx, globalId(Minutes, id), returned.obligation, 'prepared again');
    return id;
  }

  /** Asks an approver; where the 14 days have passed already, the day is today. */
  private async ask(tx: Tx, meetingId: string, personId: string, approveByOn: string): Promise<void> {
    const approver = await tx.create(MinutesApprover, { meetingId, personId }, 'minutesApprover.named');
    const dueOn = approveByOn < today(tx) ? today(tx) : approveByOn;
    const asked = { obligation: minutesApproval.obligation, about: globalId(MinutesApprover, approver), ownerId: personId };
    await obligations.open(tx, { ...asked, dueOn, ...(await this.titled(tx, meetingId)) });
  }

  private async titled(tx: Tx, meetingId: string) {
    const { title, heldOn, municipalityId, workgroupId } = await tx.get(Meeting, meetingId);
    return { title: `Protokoll: ${title} ${heldOn ?? ''}`.trim().slice(0, 300), place: { municipalityId, workgroupId } };
  }

  /** The last approval closes the minutes for good. */
  async approve(tx: Tx, input: ApproveMinutesInput): Promise<string> {
    const { id } = await tx.find(Minutes, input.id, ['id']);
    const own = await this.ownApproval(tx, id);
    await this.waiting(tx, id, input.expectedVersion);
    if (!own.approvedAt) {
      await tx.change(MinutesApprover, own.id, null, { approvedAt: new Date(tx.now) }, 'minutesApprover.approved');
      await obligations.close(tx, globalId(MinutesApprover, own.id), minutesApproval.obligation, 'approved');
    }
    const open = (await this.approvers(tx, id)).some((approver) => !approver.approvedAt);
    if (!open) await tx.change(Minutes, id, null, { approvedAt: new Date(tx.now) }, 'minutes.approved');
    return id;
  }

  /** An approver gives them back: all approvals are void, and whoever handed them over works on. */
  async return(tx: Tx, input: ReturnMinutesInput): Promise<string> {
    const { id } = await tx.find(Minutes, input.id, ['id']);
    await this.ownApproval(tx, id);
    const { preparedById } = await this.waiting(tx, id, input.expectedVersion);
    const because = { returnedAt: new Date(tx.now), returnedById: tx.scope.personId, returnReason: input.reason };
    await this.reopen(tx, id, because, 'minutes.returned');
    if (!preparedById) return id;
    const dueOn = Temporal.PlainDate.from(today(tx)).add({ days: DAYS }).toString();
    const about = globalId(Minutes, id);
    await obligations.open(tx, { obligation: returned.obligation, about, ownerId: preparedById, dueOn, ...(await this.titled(tx, id)) });
    return id;
  }

  async recall(tx: Tx, input: RecallMinutesInput): Promise<string> {
    const { id } = await this.find(tx, input.id, 'minutes.prepare');
    await this.waiting(tx, id, input.expectedVersion);
    await this.reopen(tx, id, {}, 'minutes.recalled');
    return id;
  }

  private async reopen(tx: Tx, id: string, because: Partial<Minutes>, event: string): Promise<void> {
    for (const approver of await this.approvers(tx, id)) {
      await tx.change(MinutesApprover, approver.id, null, { approvedAt: null }, 'minutesApprover.voided');
      await obligations.close(tx, globalId(MinutesApprover, approver.id), minutesApproval.obligation, null);
    }
    await tx.change(Minutes, id, null, { preparedAt: null, preparedById: null, approveByOn: null, ...because }, event);
  }

  async add(tx: Tx, input: AddMinutesAdditionInput): Promise<string> {
    const { id } = await this.find(tx, input.minutesId, 'minutesAddition.add', 'minutesId');
    const { approvedAt } = await tx.get(Minutes, id);
    if (!approvedAt) throw new MinutesNotApproved({}, ['input', 'minutesId'], { allowed: ['updateMinutes', 'updateAgendaItem'] });
    return tx.create(MinutesAddition, { meetingId: id, text: input.text, madeOn: today(tx), madeById: tx.scope.personId }, 'minutesAddition.made');
  }

  /** The meeting whose minutes they are, for an operation there. */
  private async find(
    tx: Tx,
    minutesId: string,
    operation: 'minutes.update' | 'minutes.prepare' | 'minutesAddition.add',
    path = 'id',
  ): Promise<Meeting> {
    const [, meeting] = await tx.findWith<Minutes, Meeting>(Minutes, 'meeting', minutesId, [path]);
    access.require(tx.scope, operation, whereOf(meeting));
    return meeting;
  }

  private approvers(tx: Tx, meetingId: string): Promise<MinutesApprover[]> {
    return tx.rows(MinutesApprover).find({ where: { meetingId }, order: { createdAt: 'asc' } });
  }

  /** Nobody approves for another. */
  private async ownApproval(tx: Tx, meetingId: string): Promise<MinutesApprover> {
    const { personId } = tx.scope;
    const own = personId ? (await this.approvers(tx, meetingId)).find((approver) => approver.personId === personId) : undefined;
    access.require(tx.scope, 'minutes.approve', { personId: own?.personId });
    return own!;
  }

  private async draft(tx: Tx, id: string): Promise<void> {
    const { preparedAt, approvedAt } = await tx.lock(Minutes, id);
    if (approvedAt) throw new MinutesApproved({}, ['input', 'id'], { allowed: ['addMinutesAddition'] });
    if (preparedAt) throw new MinutesPrepared({}, ['input', 'id'], { allowed: ['returnMinutes', 'recallMinutes'] });
  }

  /** Held, so that of two approvers at once the second sees the first's approval. */
  private async waiting(tx: Tx, id: string, expectedVersion: number): Promise<Minutes> {
    const minutes = await tx.change(Minutes, id, expectedVersion, {}, 'minutes.held');
    if (minutes.approvedAt) throw new MinutesApproved({}, ['input', 'id'], { allowed: ['addMinutesAddition'] });
    if (!minutes.preparedAt) throw new MinutesNotPrepared({}, ['input', 'id']);
    return minutes;
  }
}
