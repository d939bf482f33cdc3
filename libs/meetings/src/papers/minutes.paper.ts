import { definePaper } from '@samnav/platform';
import { minutesData } from './minutes-data.ts';
import type { MinutesAnswer } from './minutes-data.ts';

/** The minutes of a meeting as PDF, for whoever may read the meeting. */
export const minutesPaper = definePaper({
  path: 'meetings/:id/minutes.pdf',
  template: new URL('../../papers/minutes.typ', import.meta.url),
  documents: {
    meeting: `query MinutesPaper($id: ID!) { node(id: $id) { ... on Meeting {
      title status plannedOn heldOn startsAt endsAt place
      workgroup { name } network { name } body { name } municipality { name }
      minutes { state intro approvedAt
        approvers(first: 100) { nodes { approvedAt person { name } } }
        additions(first: 100) { nodes { text madeOn madeBy { name } } } }
      agenda(first: 100) { nodes { id number title notes postponedAt presenter { name } documents(first: 50) { nodes { title } } } }
      decisions(first: 100, orderBy: [{ field: decidedOn }]) { nodes { kind paragraph title text registryNumber agendaItem { id } body { name } owner { name } } }
      actionItems(first: 100) { nodes { title dueOn agendaItem { id } owner { name } } } } } }`,
  },
  read: async (ask, id, language) => {
    const { node } = await ask<{ node: Partial<MinutesAnswer> | null }>('meeting', { id });
    return node?.agenda ? minutesData(node as MinutesAnswer, language) : null;
  },
});
