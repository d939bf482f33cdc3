import { Person, sourceDescription } from '@samnav/networks';
import { Can, Col, File, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { ActionItem } from '../actions/action-item.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { placeWithMeeting } from '../meetings/place.ts';

@Table<AgendaItem>('agenda_item', {
  id: 'agi',
  allow: 'meeting.read',
  order: ['number'],
  description: 'An item of the agenda (dagordningspunkt), and what the minutes say of it.',
  partOf: 'meeting',
})
export class AgendaItem extends TenantRow {
  @Col('int', { description: 'Its place in the agenda, from 1.' }) number: number;
  @Col('text', { description: 'What it is about.' }) title: string;
  @Col('text', { nullable: true, description: 'What is to be talked about or decided.' }) description: string | null;
  @Col('int', { nullable: true, description: 'How many minutes are meant for it.' }) minutesPlanned: number | null;
  @Col('text', { nullable: true, description: 'What the minutes say of it.' }) notes: string | null;
  @Col('instant', { nullable: true, description: 'When it was put off (bordlagd); the next meeting is offered it.' }) postponedAt: Date | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', { description: 'The meeting.', reverse: { name: 'agenda', description: 'Its agenda (dagordning), in order.' } })
  meeting: Ref<Meeting>;
  @Key({ nullable: true }) presenterId: string | null;
  @One(() => Person, 'presenterId', { description: 'Who presents it (föredragande).' }) presenter: Ref<Person>;
  @Key({ nullable: true }) carriedFromId: string | null;
  @One(() => AgendaItem, 'carriedFromId', { description: 'The item of an earlier meeting that it goes on with.' }) carriedFrom: Ref<AgendaItem>;
  @Key({ nullable: true }) carriedActionId: string | null;
  @One(() => ActionItem, 'carriedActionId', { description: 'The action item of an earlier meeting that it asks after.' })
  carriedAction: Ref<ActionItem>;
  @Can<AgendaItem>({ update: 'agenda.update' }, (i) => placeWithMeeting(i, i.meetingId)) viewerCan: ViewerCan;
}

@Table<AgendaDocument>('agenda_document', {
  id: 'agd',
  allow: 'meeting.read',
  order: ['title'],
  description: 'A document (handling) for an item of the agenda: a file or an address.',
  partOf: 'meeting',
})
export class AgendaDocument extends TenantRow {
  @Col('text', { description: 'What it is called.' }) title: string;
  @Col('text', { nullable: true, description: 'Its address, where it is no file.' }) url: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) fileId: string | null;
  @One(() => File, 'fileId', { description: 'The file.' }) file: Ref<File>;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', { description: 'The meeting.', reverse: { name: 'documents', description: 'The documents of all its items.' } })
  meeting: Ref<Meeting>;
  @Key() agendaItemId: string;
  @One(() => AgendaItem, 'agendaItemId', {
    description: 'The item.',
    within: 'meetingId',
    reverse: { name: 'documents', description: 'The documents for the item.' },
  })
  agendaItem: Ref<AgendaItem>;
  @Can<AgendaDocument>({ remove: 'agenda.update' }, (d) => placeWithMeeting(d, d.meetingId)) viewerCan: ViewerCan;
}
