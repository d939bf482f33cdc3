import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';

/** A Relay connection as the web reads it. */
export interface Connection<N> {
  nodes: readonly N[];
  totalCount?: number | null;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export interface Pages<N> {
  /** What has come so far; undefined until the first answer. */
  data: { nodes: readonly N[]; total: number } | undefined;
  error: unknown;
  loading: boolean;
  refetch: () => unknown;
  /** Fetches the next page; undefined when all has come. */
  more: (() => void) | undefined;
}

interface Paging extends OperationVariables {
  first?: number | null;
  after?: string | null;
}

export const pageSize = 100;

/**
 * Reads the connection `field` page by page. With `all` it goes on by itself until everything has come (at most 2 000
 * rows), so that filters and orders in the browser see every row.
 */
export function usePages<
  D extends object,
  V extends Paging,
  K extends keyof D & string,
  N = NonNullable<D[K]> extends Connection<infer X> ? X : never,
>(document: TypedDocumentNode<D, V>, field: K, options: { variables?: Omit<V, 'first' | 'after'>; all?: boolean; first?: number } = {}): Pages<N> {
  const first = options.first ?? pageSize;
  const variables = { ...options.variables, first } as unknown as V;
  const { data, error, loading, refetch, fetchMore } = useQuery(document as TypedDocumentNode<D, OperationVariables>, { variables });
  const connection = data ? ((data as D)[field] as unknown as Connection<N> | null) : null;
  const cursor = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  const loaded = connection?.nodes.length ?? 0;

  const more = cursor
    ? () => {
        void fetchMore({
          variables: { after: cursor },
          updateQuery: (previous, { fetchMoreResult }) => joined(previous as D, fetchMoreResult as D, field) as never,
        }).catch(() => undefined);
      }
    : undefined;

  useEffect(() => {
    if (options.all && cursor && loaded < 2000) more?.();
    // A new cursor is a new page; `more` is made anew on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor, options.all]);

  return {
    data: connection ? { nodes: connection.nodes, total: connection.totalCount ?? loaded } : undefined,
    error,
    loading,
    refetch: () => void refetch().catch(() => undefined),
    more,
  };
}

function joined<D extends object>(previous: D, next: D, field: keyof D): D {
  const before = previous[field] as unknown as Connection<unknown>;
  const after = next[field] as unknown as Connection<unknown>;
  return { ...previous, [field]: { ...after, nodes: [...before.nodes, ...after.nodes] } };
}
