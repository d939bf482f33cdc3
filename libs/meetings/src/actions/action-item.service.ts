import { Injectable } from '@nestjs/common';
import { Person } from '@samnav/networks';
import { access, domainError, globalId, Inputs, Is } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { obligations } from '@samnav/reminders';
import { AgendaItem } from '../agendas/agenda.entity.ts';
import { Decision } from '../decisions/decision.entity.ts';
import { newId } from '../decisions/decision.service.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { whereOf } from '../meetings/place.ts';
import { actionItem } from '../obligations.ts';
import { ActionItem } from './action-item.entity.ts';

export const ActionOfMeeting = domainError('invalid', 'ACTION_OF_MEETING', {
  sv: 'Ange mötet, en punkt på dagordningen eller ett beslut, alla från samma möte.',
  en: 'Give the meeting, an item of its agenda or a decision, all of the same meeting.',
});

@Inputs('Something that somebody takes on: a deadline with its reminders is made of it.')
export class CreateActionItemInput {
  @Is.text({ max: 300, description: 'What is to be done.' }) title: string;
  @Is.id('Who takes it on.') ownerId: string;
  @Is.day('By when.') dueOn: string;
  @Is.id('The meeting; need not be named with an item or a decision.', { nullable: true }) meetingId?: string | null;
  @Is.id('The item of the agenda.', { nullable: true }) agendaItemId?: string | null;
  @Is.id('The decision that it carries out.', { nullable: true }) decisionId?: string | null;
}

@Inputs('An action item that was recorded by mistake.')
export class RemoveActionItemInput {
  @Is.id('The action item.') id: string;
  @Is.version() expectedVersion: number;
}

/** What people take on at meetings. */
@Injectable()
export class ActionItemService {
  async create(tx: Tx, input: CreateActionItemInput & { source?: string }): Promise<string> {
    const item = await tx.findOptional(AgendaItem, input.agendaItemId, ['agendaItemId']);
    const decision = await tx.findOptional(Decision, input.decisionId, ['decisionId']);
    const named = await tx.findOptional(Meeting, input.meetingId, ['meetingId']);
    const meetings = new Set([named?.id, item?.meetingId, decision && (decision.meetingId ?? '')].filter((id) => id != null));
    if (meetings.size !== 1 || meetings.has('')) throw new ActionOfMeeting({}, ['input', 'meetingId']);
    const meeting = named ?? (await tx.get(Meeting, [...meetings][0]!));
    access.require(tx.scope, 'actionItem.create', whereOf(meeting));
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    return this.make(tx, meeting, { ...input, ownerId: owner.id, agendaItemId: item?.id ?? decision?.agendaItemId, decisionId: decision?.id });
  }

  private async make(tx: Tx, meeting: Meeting, input: CreateActionItemInput & { source?: string }): Promise<string> {
    const { title, ownerId, dueOn, agendaItemId, decisionId, source } = input;
    const id = await newId(tx);
    const place = { municipalityId: meeting.municipalityId, workgroupId: meeting.workgroupId };
    const deadlineId = await obligations.open(tx, {
      obligation: actionItem.obligation,
      about: globalId(ActionItem, id),
      ...{ ownerId, title, dueOn, place },
    });
    const values = { meetingId: meeting.id, agendaItemId, decisionId, title, ownerId, dueOn, deadlineId, source };
    await tx.create(ActionItem, { id, ...values } as Partial<ActionItem>, 'actionItem.created');
    return id;
  }

  /** Its deadline is struck. */
  async remove(tx: Tx, input: RemoveActionItemInput): Promise<void> {
    const [{ id }, meeting] = await tx.findWith<ActionItem, Meeting>(ActionItem, 'meeting', input.id, ['id']);
    access.require(tx.scope, 'actionItem.create', whereOf(meeting));
    await tx.remove(ActionItem, id, input.expectedVersion, 'actionItem.removed');
    await obligations.close(tx, globalId(ActionItem, id), actionItem.obligation, null);
  }
}
