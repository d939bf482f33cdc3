import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { RoomLinesDocument, type ClaimLineRowFragment, type ReviewLineRowFragment } from '../generated/graphql.ts';
import { toOre } from '../ui/money.ts';
import type { Judged } from './review-sums.ts';

/** A line of a signed claim with what the review says of it. */
export interface RoomLine extends Judged {
  line: ClaimLineRowFragment;
  verdict: ReviewLineRowFragment | null;
}

const MOST = 2000;

export interface RoomLines {
  lines: RoomLine[] | undefined;
  /** How many the claim has; more than are here where it has more than can be shown at once. */
  total: number;
  error: unknown;
  refetch: () => Promise<unknown>;
}

/** The lines of a claim, page by page until all have come. */
export function useRoomLines(id: string): RoomLines {
  const { data, error, refetch, fetchMore } = useQuery(RoomLinesDocument, { variables: { id, first: 100 } });
  const connection = data?.paymentClaims.nodes[0]?.lines;
  const cursor = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  const loaded = connection?.nodes.length ?? 0;
  useEffect(() => {
    if (!cursor || loaded >= MOST) return;
    const updateQuery = (before: any, { fetchMoreResult }: { fetchMoreResult: any }) => {
      const [claim] = before.paymentClaims.nodes;
      const [next] = fetchMoreResult.paymentClaims.nodes;
      if (!claim || !next) return before;
      const lines = { ...next.lines, nodes: [...claim.lines.nodes, ...next.lines.nodes] };
      return { ...before, paymentClaims: { ...before.paymentClaims, nodes: [{ ...claim, lines }] } };
    };
    void fetchMore({ variables: { after: cursor }, updateQuery }).catch(() => undefined);
  }, [cursor, loaded, fetchMore]);
  return {
    lines: connection?.nodes.map(asRoomLine),
    total: connection?.totalCount ?? loaded,
    error,
    refetch: () => refetch().catch(() => undefined),
  };
}

function asRoomLine(node: ClaimLineRowFragment & { reviewLines: { nodes: readonly ReviewLineRowFragment[] } }): RoomLine {
  const verdict = node.reviewLines.nodes[0] ?? null;
  return {
    id: node.id,
    line: node,
    verdict,
    eligible: toOre(node.eligible.amount),
    outcome: verdict?.outcome ?? 'unseen',
    deducted: verdict ? toOre(verdict.deducted.amount) : 0n,
    inSample: verdict?.inSample ?? false,
  };
}
