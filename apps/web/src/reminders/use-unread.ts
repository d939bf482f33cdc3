import { useQuery } from '@apollo/client/react';
import { UnreadDocument } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';

/** How many reminders in one's inbox are unread; asked again every minute while the page is open. */
export function useUnread(): number {
  const person = useMyPersonId();
  const { data } = useQuery(UnreadDocument, {
    variables: { person: person ?? '' },
    skip: !person,
    pollInterval: 60_000,
    fetchPolicy: 'cache-and-network',
  });
  return data?.inbox.totalCount ?? 0;
}
