import type { Fault } from '../api/verb.ts';
import type { GrantFullFragment } from '../generated/graphql.ts';

type Claim = GrantFullFragment['claims']['nodes'][number];

/** Whether a claim still stands, signed or not. */
export const stands = ({ state }: Pick<Claim, 'state'>): boolean => state !== 'withdrawn' && state !== 'rejected';

/** The numbers of the grant's claims that are signed and stand, the first one first. */
export const signedOf = (grant: GrantFullFragment): number[] =>
  grant.claims.nodes
    .filter((claim) => claim.submission > 0 && stands(claim))
    .map(({ number }) => number)
    .toSorted((a, b) => a - b);

/** Whether the viewer may change what the decision says. */
export const mayChange = (grant: GrantFullFragment): boolean => grant.viewerCan.update && !grant.endedAt;

/** Faults of one row of a list as those of a form that shows that row alone: `categories 2 rateBp` stands at `rateBp`; of the whole list at `at`. */
export const ofRow = (faults: readonly Fault[], list: string, at: string): Fault[] =>
  faults.map((fault) => {
    const [input, name, , ...field] = fault.path ?? [];
    return input === 'input' && name === list ? { ...fault, path: ['input', field.join('.') || at] } : fault;
  });
