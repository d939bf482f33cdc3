import type { MeetingStatus } from '../generated/graphql.ts';
import { today } from '../ui/dates.ts';

/** The first planned meeting from today on. */
export function nextOf<M extends { status: MeetingStatus; plannedOn: string; startsAt?: string | null }>(meetings: readonly M[]): M | undefined {
  const key = (meeting: M) => `${meeting.plannedOn} ${meeting.startsAt ?? ''}`;
  return meetings.filter((each) => each.status === 'planned' && each.plannedOn >= today()).toSorted((a, b) => key(a).localeCompare(key(b)))[0];
}
