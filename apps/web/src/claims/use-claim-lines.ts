import { useNodePages, type Pages } from '../api/connection.ts';
import { ClaimLinesDocument, type ClaimLinesQuery } from '../generated/graphql.ts';

type Node = Extract<NonNullable<ClaimLinesQuery['node']>, { __typename: 'PaymentClaim' }>;
export type OwnLine = Node['lines']['nodes'][number];

/** The lines that stand in a claim, parked ones among them. */
export const useClaimLines = (id: string): Pages<OwnLine> => useNodePages<OwnLine>(ClaimLinesDocument, 'lines', { variables: { id }, all: true });
