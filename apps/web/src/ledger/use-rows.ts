import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { pageSize } from '../api/connection.ts';
import { LedgerDocument, type ExpenditureFilter, type LedgerRowFragment, type RowVoucherFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { toOre } from '../ui/money.ts';

/** An expenditure, with its voucher for those who may see it. */
export type Row = LedgerRowFragment & Partial<RowVoucherFragment>;

interface State {
  rows: Row[];
  total: number;
  /** What the whole project has spent, in öre. */
  spent: bigint;
  cursor: string | null;
  asked: boolean;
  error: unknown;
}

const none: State = { rows: [], total: 0, spent: 0n, cursor: null, asked: false, error: null };

export interface Rows extends State {
  more: () => void;
  reload: () => void;
  /** Puts in rows that were just recorded and marks those taken back, without reading everything anew. */
  add: (row: Row) => void;
}

/** The newest first; of one day the last recorded first. */
const before = (a: Row, b: Row): boolean => (a.spentOn === b.spentOn ? a.createdAt >= b.createdAt : a.spentOn > b.spentOn);

function withRow(state: State, row: Row): State {
  const rows = state.rows.map((each) => (each.id === row.reverses?.id ? { ...each, reversed: true } : each));
  const at = rows.findIndex((each) => before(row, each));
  const sums = { total: state.total + 1, spent: state.spent + toOre(row.amount?.amount ?? '0') };
  if (at === -1 && state.cursor) return { ...state, ...sums, rows };
  return { ...state, ...sums, rows: at === -1 ? [...rows, row] : rows.toSpliced(at, 0, row) };
}

/** A project's expenditures page by page, past the cache: a ledger may be long, and only what is looked at is fetched. */
export function useRows(id: string, filter: ExpenditureFilter): Rows {
  const client = useApolloClient();
  const [state, setState] = useState(none);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(filter);
  const vouchers = useMay()('voucher.read');
  const busy = useRef(false);
  const generation = useRef(0);

  const fetch = useCallback(
    async (after: string | null) => {
      const mine = generation.current;
      busy.current = true;
      try {
        const variables = { id, first: pageSize, after, filter: JSON.parse(key) as ExpenditureFilter, vouchers };
        const { data } = await client.query({ query: LedgerDocument, variables, fetchPolicy: 'no-cache' });
        if (mine !== generation.current) return;
        const project = data?.node?.__typename === 'Project' ? data.node : null;
        const page = project?.expenditures;
        const cursor = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        setState((old) => ({
          rows: after ? [...old.rows, ...(page?.nodes ?? [])] : [...(page?.nodes ?? [])],
          total: page?.totalCount ?? old.total,
          spent: project ? toOre(project.spentTotal.amount) : old.spent,
          cursor,
          asked: true,
          error: null,
        }));
      } catch (error) {
        if (mine === generation.current) setState((old) => ({ ...old, asked: true, error }));
      } finally {
        if (mine === generation.current) busy.current = false;
      }
    },
    [client, id, key, vouchers],
  );

  useEffect(() => {
    generation.current += 1;
    void fetch(null);
  }, [fetch, turn]);

  const { cursor } = state;
  const more = useCallback(() => {
    if (cursor && !busy.current) void fetch(cursor);
  }, [cursor, fetch]);
  return {
    ...state,
    more,
    reload: useCallback(() => setTurn((value) => value + 1), []),
    add: useCallback((row: Row) => setState((old) => withRow(old, row)), []),
  };
}
