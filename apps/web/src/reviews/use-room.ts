import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { RoomLinesDocument, type ClaimLineRowFragment, type ReviewLineRowFragment, type RoomLinesQuery } from '../generated/graphql.ts';
import { toOre } from '../ui/money.ts';
import { saidOf, withLines, withVerdict } from './room-lines.ts';
import type { Judged } from './review-sums.ts';

/** A line of a signed claim with what the review says of it. */
export interface RoomLine extends Judged {
  line: ClaimLineRowFragment;
  verdict: ReviewLineRowFragment | null;
}

interface State {
  lines: readonly RoomLine[] | undefined;
  total: number;
  /** All of them are here, as they are now. */
  whole: boolean;
  error: unknown;
}
const none: State = { lines: undefined, total: 0, whole: false, error: null };

export interface RoomLines extends State {
  /** Puts a verdict at its line, without reading the others anew. */
  judged: (id: string, verdict: ReviewLineRowFragment | null | undefined) => void;
  /** Reads all lines once more; those that are here stay until they come. */
  reload: () => void;
}

const PAGE = 100;

/** The lines of a claim, page by page past the cache until all have come: ten thousand are read once, and a verdict changes one of them. */
export function useRoomLines(id: string): RoomLines {
  const client = useApolloClient();
  const [state, setState] = useState(none);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let left = false;
    const read = async () => {
      let after: string | null = null;
      do {
        const { data }: { data?: RoomLinesQuery } = await client.query({
          query: RoomLinesDocument,
          variables: { id, first: PAGE, after },
          fetchPolicy: 'no-cache',
        });
        if (left) return;
        const page: Page | undefined = data?.paymentClaims.nodes[0]?.lines;
        after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        const [nodes, whole] = [page?.nodes.map(asRoomLine) ?? [], after === null];
        setState((old) => ({ lines: withLines(old.lines ?? [], nodes), total: page?.totalCount ?? old.total, whole, error: null }));
      } while (after);
    };
    setState((old) => ({ ...old, whole: false }));
    read().catch((error: unknown) => (left ? undefined : setState((old) => ({ ...old, error }))));
    return () => {
      left = true;
    };
  }, [client, id, turn]);
  return {
    ...state,
    judged: useCallback((lineId, verdict) => setState((old) => ({ ...old, lines: withVerdict(old.lines ?? [], lineId, verdict) })), []),
    reload: useCallback(() => setTurn((value) => value + 1), []),
  };
}

type Node = ClaimLineRowFragment & { reviewLines: { nodes: readonly ReviewLineRowFragment[] } };
interface Page {
  totalCount?: number | null;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  nodes: readonly Node[];
}

const asRoomLine = (node: Node): RoomLine => {
  const eligible = toOre(node.eligible.amount);
  return { id: node.id, line: node, eligible, ...saidOf(node.reviewLines.nodes[0] ?? null) };
};
