import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { MeetingDocument, type MeetingFullFragment } from '../generated/graphql.ts';

/** Reads a meeting as it is saved now, after somebody else was first. */
export function useLatestMeeting(id: string): () => Promise<MeetingFullFragment | undefined> {
  const client = useApolloClient();
  return useCallback(async () => {
    const { data } = await client.query({ query: MeetingDocument, variables: { id }, fetchPolicy: 'network-only' });
    return data?.node?.__typename === 'Meeting' ? data.node : undefined;
  }, [client, id]);
}
