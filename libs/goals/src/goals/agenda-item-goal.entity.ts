import { AgendaItem, Meeting, placeWithMeeting } from '@samnav/meetings';
import { Can, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Goal } from './goal.entity.ts';

@Table<AgendaItemGoal>('agenda_item_goal', {
  id: 'aig',
  allow: 'meeting.read',
  partOf: 'meeting',
  description: 'That an item of an agenda is about a goal.',
})
export class AgendaItemGoal extends TenantRow {
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', { description: 'The meeting.', reverse: { name: 'goals', description: 'The goals that its agenda is about.' } })
  meeting: Ref<Meeting>;
  @Key() agendaItemId: string;
  @One(() => AgendaItem, 'agendaItemId', {
    description: 'The item of the agenda.',
    within: 'meetingId',
    reverse: { name: 'goals', description: 'The goals that the item is about.' },
  })
  agendaItem: Ref<AgendaItem>;
  @Key() goalId: string;
  @One(() => Goal, 'goalId', {
    description: 'The goal.',
    reverse: { name: 'agendaItems', description: 'The items of agendas that are about the goal.' },
  })
  goal: Ref<Goal>;
  @Can<AgendaItemGoal>({ remove: 'agenda.update' }, (l) => placeWithMeeting(l, l.meetingId)) viewerCan: ViewerCan;
}
