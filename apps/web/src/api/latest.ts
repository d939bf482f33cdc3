import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';

/** Answers how one reads anew what is saved of an object, as its form's values; null when it is gone. */
export function useLatest<N extends { __typename: string }, const T extends N['__typename'], V>(
  document: TypedDocumentNode<{ node?: N | null }, { id: string }>,
  type: T,
  id: string,
  valuesOf: (node: Extract<N, { __typename: T }>) => V,
): () => Promise<{ version: number; values: V } | null> {
  const client = useApolloClient();
  return async () => {
    const { data } = await client.query({ query: document, variables: { id }, fetchPolicy: 'network-only' });
    const node = (data as { node?: N | null } | undefined)?.node;
    if (node?.__typename !== type) return null;
    const found = node as Extract<N, { __typename: T }> & { version: number };
    return { version: found.version, values: valuesOf(found) };
  };
}
