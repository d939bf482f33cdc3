import { Injectable } from '@nestjs/common';
import { keyOf, Person } from '@samnav/networks';
import { access, constraintError, domainError, File, filesHeldBy } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ActionItem } from '../actions/action-item.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { LinkInvalid, MeetingCancelled, meetingFor } from '../meetings/meeting.service.ts';
import { whereOf } from '../meetings/place.ts';
import { AgendaDocument, AgendaItem } from './agenda.entity.ts';
import type {
  AddAgendaDocumentInput,
  AddAgendaItemInput,
  CarryItemsInput,
  MoveAgendaItemInput,
  RemoveAgendaDocumentInput,
  RemoveAgendaItemInput,
  UpdateAgendaItemInput,
} from './agenda.inputs.ts';

export const AlreadyCarried = domainError('refused', 'ALREADY_CARRIED', {
  sv: 'Punkten står redan på dagordningen.',
  en: 'The item already stands on the agenda.',
});
export const NotOpen = domainError('refused', 'NOT_OPEN', {
  sv: 'Den här punkten har inget tidigare möte lämnat öppen för det här mötet.',
  en: 'No earlier meeting has left this open for this meeting.',
});
export const FileOrLink = domainError('invalid', 'FILE_OR_LINK', {
  sv: 'Ange antingen en fil eller en länk.',
  en: 'Give either a file or a link.',
});
for (const constraint of ['agenda_item_carried_key', 'agenda_item_carried_action_key'])
  constraintError(constraint, () => new AlreadyCarried({}, ['input']));
constraintError('agenda_document_one', () => new FileOrLink({}, ['input', 'url']));
constraintError('agenda_document_url_check', () => new LinkInvalid({}, ['input', 'url']));
filesHeldBy('agenda_document', 'file_id');

/** The item that a client names, with its meeting, for whoever may change the agenda. */
async function itemFor(tx: Tx, id: string, path: string[] = ['id']): Promise<[AgendaItem, Meeting]> {
  const [item, meeting] = await tx.findWith<AgendaItem, Meeting>(AgendaItem, 'meeting', id, path);
  access.require(tx.scope, 'agenda.update', whereOf(meeting));
  return [item, meeting];
}

/** Agendas, and what the minutes say under each item: each item has a version of its own, so people write in different ones at once. */
@Injectable()
export class AgendaService {
  async add(tx: Tx, input: AddAgendaItemInput & { notes?: string; source?: string }): Promise<string> {
    const meeting = await meetingFor(tx, input.meetingId, 'agenda.update', ['meetingId']);
    const presenterId = keyOf(await tx.findOptional(Person, input.presenterId, ['presenterId']));
    const { title, description, minutesPlanned, notes, source } = input;
    return this.append(tx, meeting, { title, description, minutesPlanned, presenterId, notes, source });
  }

  private async append(tx: Tx, meeting: Meeting, values: Partial<AgendaItem> & { title: string }): Promise<string> {
    if (meeting.cancelledAt) throw new MeetingCancelled({}, ['input', 'meetingId'], { allowed: ['reopenMeeting'] });
    await tx.lock(Meeting, meeting.id); // two at once get numbers one after the other
    const [last] = await tx.sql<{ number: number }>(
      'select coalesce(max(number), 0)::integer as number from agenda_item where tenant_id = current_tenant() and meeting_id = $1',
      [meeting.id],
    );
    return tx.create(AgendaItem, { meetingId: meeting.id, number: last!.number + 1, ...values }, 'agendaItem.added');
  }

  async update(tx: Tx, input: UpdateAgendaItemInput): Promise<string> {
    const [item] = await itemFor(tx, input.id);
    const presenterId = keyOf(await tx.findOptional(Person, input.presenterId, ['presenterId']));
    const { description, minutesPlanned, notes, postponed } = input;
    const postponedAt = postponed == null ? undefined : postponed ? (item.postponedAt ?? new Date(tx.now)) : null;
    const changes = { title: input.title ?? undefined, description, minutesPlanned, presenterId, notes, postponedAt };
    await tx.change(AgendaItem, item.id, input.expectedVersion, changes, 'agendaItem.updated');
    return item.id;
  }

  /** Numbers are no content: the versions stay, and whoever writes in an item that moves is not disturbed. */
  async move(tx: Tx, input: MoveAgendaItemInput): Promise<string> {
    const [found, meeting] = await itemFor(tx, input.id);
    await tx.lock(Meeting, meeting.id);
    await this.number(tx, meeting.id, found.id, input.number);
    const { number } = await tx.get(AgendaItem, found.id);
    if (number !== found.number)
      await tx.record('agendaItem.moved', AgendaItem, found.id, { changes: { number: { before: found.number, after: number } } });
    return found.id;
  }

  /** Numbers the items from 1, with one of them at a place where it is named. */
  private number(tx: Tx, meetingId: string, id: string | null = null, place = 0): Promise<unknown> {
    return tx.sql(
      `with others as (
         select id, row_number() over (order by number) as place from agenda_item where tenant_id = current_tenant() and meeting_id = $1 and id is distinct from $2
       ), numbered as (
         select id, row_number() over (order by place, is_it) as number from (
           select id, place + (case when $2::uuid is not null and place >= $3 then 1 else 0 end) as place, 1 as is_it from others
           union all select $2, $3, 0 where $2::uuid is not null) placed
       )
       update agenda_item i set number = n.number from numbered n where i.tenant_id = current_tenant() and i.id = n.id and i.number <> n.number`,
      [meetingId, id, place],
    );
  }

  async remove(tx: Tx, input: RemoveAgendaItemInput): Promise<void> {
    const [item, meeting] = await itemFor(tx, input.id);
    await tx.lock(Meeting, meeting.id);
    await tx.remove(AgendaItem, item.id, input.expectedVersion, 'agendaItem.removed');
    await this.number(tx, meeting.id);
  }

  /** Puts what earlier meetings left open on the agenda; answers the new items. */
  async carry(tx: Tx, input: CarryItemsInput): Promise<string[]> {
    const meeting = await meetingFor(tx, input.meetingId, 'agenda.update', ['meetingId']);
    const made: string[] = [];
    for (const [i, id] of (input.agendaItemIds ?? []).entries()) {
      const item = await tx.find(AgendaItem, id, ['agendaItemIds', String(i)]);
      await this.offered(tx, meeting.id, item.id, ['agendaItemIds', String(i)]);
      const { title, description, minutesPlanned, presenterId } = item;
      made.push(await this.append(tx, meeting, { title, description, minutesPlanned, presenterId, carriedFromId: item.id }));
    }
    for (const [i, id] of (input.actionItemIds ?? []).entries()) {
      const action = await tx.find(ActionItem, id, ['actionItemIds', String(i)]);
      await this.offered(tx, meeting.id, action.id, ['actionItemIds', String(i)]);
      made.push(await this.append(tx, meeting, { title: action.title, presenterId: action.ownerId, carriedActionId: action.id }));
    }
    return made;
  }

  private async offered(tx: Tx, meetingId: string, id: string, path: string[]): Promise<void> {
    const [open] = await tx.sql<{ carried: boolean }>(
      'select carried from open_item where tenant_id = current_tenant() and meeting_id = $1 and $2 in (agenda_item_id, action_item_id)',
      [meetingId, id],
    );
    if (!open) throw new NotOpen({}, ['input', ...path]);
    if (open.carried) throw new AlreadyCarried({}, ['input', ...path]);
  }

  async addDocument(tx: Tx, input: AddAgendaDocumentInput & { source?: string }): Promise<string> {
    const [item, meeting] = await itemFor(tx, input.agendaItemId, ['agendaItemId']);
    const file = await tx.findOptional(File, input.fileId, ['fileId']);
    const { title, url, source } = input;
    return tx.create(AgendaDocument, { meetingId: meeting.id, agendaItemId: item.id, title, url, fileId: file?.id, source }, 'agendaDocument.added');
  }

  async removeDocument(tx: Tx, input: RemoveAgendaDocumentInput): Promise<void> {
    const [document, meeting] = await tx.findWith<AgendaDocument, Meeting>(AgendaDocument, 'meeting', input.id, ['id']);
    access.require(tx.scope, 'agenda.update', whereOf(meeting));
    await tx.remove(AgendaDocument, document.id, input.expectedVersion, 'agendaDocument.removed');
  }
}
