import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { pageSize, type Connection, type Pages } from '../api/connection.ts';
import { BudgetLinesDocument, FinancingDocument, type FinancingRowFragment, type LineRowFragment } from '../generated/graphql.ts';

type Asked = TypedDocumentNode<any, OperationVariables>;

/** All rows of one part of a project: without data until the last page has come, as a sum of some of them would be wrong. */
export function useWhole<N>(document: unknown, part: string, id: string): Pages<N> {
  const { data, error, loading, refetch, fetchMore } = useQuery(document as Asked, { variables: { id, first: pageSize } });
  const connection = (data?.node?.[part] ?? null) as Connection<N> | null;
  const cursor = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  useEffect(() => {
    if (!cursor) return;
    const updateQuery = ({ node: before }: any, { fetchMoreResult: { node: after } }: any) => ({
      node: { ...before, [part]: { ...after[part], nodes: [...before[part].nodes, ...after[part].nodes] } },
    });
    void fetchMore({ variables: { after: cursor }, updateQuery }).catch(() => undefined);
  }, [cursor, fetchMore, part]);
  return {
    data: connection && !cursor ? { nodes: connection.nodes, total: connection.nodes.length } : undefined,
    error,
    loading,
    refetch: () => void refetch().catch(() => undefined),
    more: undefined,
  };
}

export const useLines = (id: string): Pages<LineRowFragment> => useWhole(BudgetLinesDocument, 'budgetLines', id);
export const useFinancing = (id: string): Pages<FinancingRowFragment> => useWhole(FinancingDocument, 'financing', id);

/** Reads a project's lines and financing as they are saved now, past every cache. */
export function useReadBudget(id: string): () => Promise<{ lines: LineRowFragment[]; financing: FinancingRowFragment[] }> {
  const client = useApolloClient();
  const all = async <N>(document: unknown, part: string): Promise<N[]> => {
    const rows: N[] = [];
    let after: string | null | undefined;
    do {
      const { data } = await client.query({ query: document as Asked, variables: { id, first: pageSize, after }, fetchPolicy: 'no-cache' });
      const page = data?.node?.[part] as Connection<N> | undefined;
      rows.push(...(page?.nodes ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    return rows;
  };
  return async () => ({ lines: await all(BudgetLinesDocument, 'budgetLines'), financing: await all(FinancingDocument, 'financing') });
}
