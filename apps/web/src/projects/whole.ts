import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { pageSize, useNodePages, type Connection, type Pages } from '../api/connection.ts';
import {
  BudgetLinesDocument,
  ExpendituresDocument,
  FinancingDocument,
  type ExpenditureRowFragment,
  type FinancingRowFragment,
  type LineRowFragment,
} from '../generated/graphql.ts';

/** All rows of one part of a project: without data until the last page has come, as a sum of some of them would be wrong. */
function useWhole<N>(document: TypedDocumentNode<any, any>, part: string, id: string): Pages<N> {
  const pages = useNodePages<N>(document, part, { variables: { id }, all: true });
  return { ...pages, data: pages.more ? undefined : pages.data };
}

export const useLines = (id: string): Pages<LineRowFragment> => useWhole(BudgetLinesDocument, 'budgetLines', id);
export const useFinancing = (id: string): Pages<FinancingRowFragment> => useWhole(FinancingDocument, 'financing', id);
export const useExpenditures = (id: string): Pages<ExpenditureRowFragment> => useWhole(ExpendituresDocument, 'expenditures', id);

/** Reads a project's lines and financing as they are saved now, past every cache. */
export function useReadBudget(id: string): () => Promise<{ lines: LineRowFragment[]; financing: FinancingRowFragment[] }> {
  const client = useApolloClient();
  const all = async <N>(query: TypedDocumentNode<any, OperationVariables>, part: string): Promise<N[]> => {
    const rows: N[] = [];
    let after: string | null | undefined;
    do {
      const { data } = await client.query({ query, variables: { id, first: pageSize, after }, fetchPolicy: 'no-cache' });
      const page = data?.node?.[part] as Connection<N> | undefined;
      rows.push(...(page?.nodes ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    return rows;
  };
  return async () => ({
    lines: await all(BudgetLinesDocument as never, 'budgetLines'),
    financing: await all(FinancingDocument as never, 'financing'),
  });
}
