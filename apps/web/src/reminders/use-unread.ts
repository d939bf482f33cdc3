import { useQuery } from '@apollo/client/react';
import { UnreadDocument } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';

/** How many reminders in one's inbox are unread; asked again every minute while the page is open. */
export function useUnread(): number {
  const person = useMyPersonId();
  const { data } = useQuery(UnreadDocument, { skip: !person, pollInterval: 60_000 });
  return data?.inbox?.totalCount ?? 0;
}
