import { Person, sourceDescription } from '@samnav/networks';
import { Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Deadline, DeadlineState, deadlineStateSql } from '@samnav/reminders';
import { AgendaItem } from '../agendas/agenda.entity.ts';
import { Decision } from '../decisions/decision.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';

const columns = {
  ...{ tenantId: 'd.tenant_id', municipalityId: 'd.municipality_id' },
  ...{ dueOn: 'd.due_on', metAt: 'd.met_at', cancelledAt: 'd.cancelled_at' },
};

@Table<ActionItem>('action_item', {
  id: 'act',
  list: 'actionItems',
  allow: 'meeting.read',
  order: ['dueOn'],
  description: 'Something that somebody took on at a meeting (åtgärd): it is a deadline with its reminders.',
  partOf: 'meeting',
})
export class ActionItem extends TenantRow {
  @Col('text', { description: 'What is to be done.' }) title: string;
  @Col('day', { description: 'By when, as the minutes have it; a new day stands in the deadline.' }) dueOn: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', {
    description: 'The meeting that it was taken on at.',
    reverse: { name: 'actionItems', description: 'What was taken on at the meeting.' },
  })
  meeting: Ref<Meeting>;
  @Key({ nullable: true }) agendaItemId: string | null;
  @One(() => AgendaItem, 'agendaItemId', {
    description: 'The item of the agenda.',
    reverse: { name: 'actionItems', description: 'What was taken on under the item.' },
  })
  agendaItem: Ref<AgendaItem>;
  @Key({ nullable: true }) decisionId: string | null;
  @One(() => Decision, 'decisionId', {
    description: 'The decision that it carries out.',
    reverse: { name: 'actionItems', description: 'What was taken on to carry it out.' },
  })
  decision: Ref<Decision>;
  @Key() ownerId: string;
  @One(() => Person, 'ownerId', {
    description: 'Who took it on, as the minutes have it; who answers for it now stands in the deadline.',
    reverse: { name: 'actionItems', description: 'What the person has taken on at meetings.' },
  })
  owner: Ref<Person>;
  @Key() deadlineId: string;
  @One(() => Deadline, 'deadlineId', { description: 'The deadline that it is: its day, owner, reminders and state of today.' })
  deadline: Ref<Deadline>;
  @Computed<ActionItem>(
    'choice',
    (a, scope) => `(select ${deadlineStateSql(columns, scope)} from ${scope.rows(Deadline, 'id', a, 'deadlineId')} d)`,
    {
      enum: DeadlineState,
      filter: true,
      description: 'How it stands today.',
    },
  )
  state: DeadlineState;
}
