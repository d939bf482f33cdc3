import { Col, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { ActionItem } from '../actions/action-item.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { AgendaItem } from './agenda.entity.ts';

@Table<OpenItem>('open_item', {
  id: 'opi',
  allow: 'meeting.read',
  order: ['-heldOn', 'title'],
  description: 'Something that earlier meetings of the same host left open: an action item that is not done, or an item that was put off.',
})
export class OpenItem extends TenantKey {
  @Col('text', { description: 'What it is.' }) title: string;
  @Col('day', { description: 'When the meeting that left it open was held.' }) heldOn: string;
  @Col('flag', { description: 'Whether it already stands on the agenda.' }) carried: boolean;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', {
    description: 'The meeting that it is offered to.',
    reverse: { name: 'openItems', description: 'What earlier meetings left open, while this one has not been held: offered for its agenda.' },
  })
  meeting: Ref<Meeting>;
  @Key() fromMeetingId: string;
  @One(() => Meeting, 'fromMeetingId', { description: 'The meeting that left it open.' }) fromMeeting: Ref<Meeting>;
  @Key({ nullable: true }) agendaItemId: string | null;
  @One(() => AgendaItem, 'agendaItemId', { description: 'The item that was put off; null for an action item.' }) agendaItem: Ref<AgendaItem>;
  @Key({ nullable: true }) actionItemId: string | null;
  @One(() => ActionItem, 'actionItemId', { description: 'The action item that is not done; null for an item of the agenda.' })
  actionItem: Ref<ActionItem>;
}
