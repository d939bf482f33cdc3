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

interface Options<V> {
  variables?: Omit<V, 'first' | 'after'>;
  /** Goes on by itself until everything has come (at most 2 000 rows), so that filters and orders in the browser see every row. */
  all?: boolean;
  first?: number;
  /** Goes on showing the rows of the last variables until those of the new ones are here: for what changes while one types. */
  keep?: boolean;
}

type NodesOf<C> = NonNullable<C> extends Connection<infer N> ? N : never;

/** Reads the root connection `field` page by page. */
export function usePages<D extends object, V extends Paging, K extends keyof D & string>(
  document: TypedDocumentNode<D, V>,
  field: K,
  options: Options<V> = {},
): Pages<NodesOf<D[K]>> {
  return usePagesAt(document, [field], options);
}

/** Reads the connection `field` of the one object that `node(id)` answers. */
export function useNodePages<N>(document: TypedDocumentNode<any, any>, field: string, options: Options<{ id: string }>): Pages<N> {
  return usePagesAt(document, ['node', field], options as never);
}

function usePagesAt<N, V extends Paging>(document: TypedDocumentNode<any, V>, path: readonly string[], options: Options<V>): Pages<N> {
  const variables = { ...options.variables, first: options.first ?? pageSize } as unknown as V;
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(document as TypedDocumentNode<any, OperationVariables>, { variables });
  const connection = connectionAt<N>(data ?? (options.keep && !error ? previousData : undefined), path);
  const cursor = data && connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  const loaded = connection?.nodes.length ?? 0;

  const more = cursor
    ? () => {
        void fetchMore({
          variables: { after: cursor },
          updateQuery: (previous, { fetchMoreResult }) => joined(previous, fetchMoreResult, path),
        }).catch(() => undefined);
      }
    : undefined;

  useEffect(() => {
    if (options.all && cursor && loaded < 2000) more?.();
    // A new cursor is a new page; `more` is made anew on every render.
  }, [cursor, options.all]);

  return {
    data: connection ? { nodes: connection.nodes, total: connection.totalCount ?? loaded } : undefined,
    error,
    loading,
    refetch: () => void refetch().catch(() => undefined),
    more,
  };
}

type Nested = { [key: string]: unknown } | null | undefined;

const connectionAt = <N>(data: unknown, path: readonly string[]): Connection<N> | null =>
  (path.reduce((at, key) => (at as Nested)?.[key], data) as Connection<N> | undefined) ?? null;

/** The first answer with the next page's rows put after its own, and the next page's end. */
function joined(previous: unknown, next: unknown, path: readonly string[]): any {
  const before = connectionAt(previous, path);
  const after = connectionAt(next, path);
  if (!before || !after) return previous;
  const put = (at: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return { ...after, nodes: [...before.nodes, ...after.nodes] };
    return { ...(at as object), [key]: put((at as Nested)?.[key], rest) };
  };
  return put(previous, path);
}
