import { definePaper } from '@samnav/platform';
import { minutesData } from './minutes-data.ts';
import type { MinutesAnswer } from './minutes-data.ts';

const PRESENT = 'fragment Present on Attendance { name status arrivedAt leftAt guestOrganisation municipality { name } }';

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
      attendances(first: 100) { totalCount pageInfo { endCursor hasNextPage } nodes { ...Present } }
      actionItems(first: 100) { nodes { title dueOn agendaItem { id } owner { name } } } } } } ${PRESENT}`,
    more: `query MinutesPaperMore($id: ID!, $after: String) { node(id: $id) { ... on Meeting {
      attendances(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { ...Present } } } } } ${PRESENT}`,
  },
  read: async (ask, id, language) => {
    const { node } = await ask<{ node: Partial<MinutesAnswer> | null }>('meeting', { id });
    if (!node?.agenda) return null;
    const meeting = node as MinutesAnswer;
    for (let { pageInfo } = meeting.attendances; pageInfo.hasNextPage;) {
      const { attendances } = (await ask<{ node: Pick<MinutesAnswer, 'attendances'> }>('more', { id, after: pageInfo.endCursor })).node;
      meeting.attendances.nodes.push(...attendances.nodes);
      pageInfo = attendances.pageInfo;
    }
    return minutesData(meeting, language);
  },
});
