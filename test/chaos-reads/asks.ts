import type { Region } from './world.ts';

/** A read that answers the same as long as nobody writes what it names. */
export interface Ask {
  query: string;
  variables?: Record<string, unknown>;
}

const GROUPS =
  'query ($n: Int!, $f: WorkgroupFilter) { workgroups(first: $n, filter: $f) { totalCount nodes { id name theme currentMemberCount lead { name } municipality { fullName } viewerCan { update } } pageInfo { endCursor } } }';
const PROJECTS =
  'query ($n: Int!, $d: OrderDirection!) { projects(first: $n, orderBy: [{ field: name, direction: $d }]) { totalCount nodes { id name purpose status lead { name email } municipality { fullName } viewerCan { update } } } }';
const PEOPLE =
  '{ people(first: 50) { nodes { name email ledWorkgroups(first: 5) { nodes { name theme } } } } municipalities { nodes { fullName workgroups { totalCount } } } }';
const NODES =
  'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Workgroup { name theme lead { name } } ... on Project { name status } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { id ... on Project { name purpose status } ... on Workgroup { name theme } } }';
/** Answered field by field, by the executor. */
const MIXED =
  'query ($n: Int!) { me { roles account { email } person { id } } workgroups(first: $n) { nodes { name lead { name } } } projects(first: $n) { nodes { name status } } }';
const AUDIT = '{ auditEvents(first: 0) { pageInfo { hasNextPage } } apiTokens { totalCount } }';
const MALFORMED = '{ workgroups(after: "WyJ4Il0=") { nodes { id } } }';

/** Everything that is asked in a region; also with ids of another one, which answers as if they did not exist. */
export function asksIn(region: Region, foreign: Region): Ask[] {
  const [umea] = region.municipalities;
  const mixed = [region.workgroups[3]!, foreign.workgroups[3]!, region.projects[1]!, foreign.projects[0]!, region.projects[2]!];
  return [
    ...[5, 10, 24, 25].map((n) => ({ query: GROUPS, variables: { n } })),
    { query: GROUPS, variables: { n: 10, f: { municipality: { id: { eq: `mun_${umea}` } } } } },
    { query: GROUPS, variables: { n: 10, f: { name: { contains: foreign.mark } } } },
    ...['ASC', 'DESC'].flatMap((d) => [7, 24].map((n) => ({ query: PROJECTS, variables: { n, d } }))),
    { query: PEOPLE },
    { query: NODES, variables: { ids: mixed } },
    { query: NODES, variables: { ids: [...mixed].reverse() } },
    ...[0, 1, 2, 3].flatMap((i) => [region, foreign].map((of) => ({ query: NODE, variables: { id: of.projects[i] } }))),
    { query: MIXED, variables: { n: 3 } },
    { query: MIXED, variables: { n: 12 } },
    { query: AUDIT },
    { query: MALFORMED },
  ];
}

/** The same read as a document that nobody has sent before. */
export const neverSeen = ({ query, variables }: Ask, n: number): Ask => ({ query: `${query} # ${n}`, variables });

/** A page under another alias: another plan and another statement. */
export const aliased = (n: number): Ask => ({ query: `{ a${n}: workgroups(first: 3) { nodes { b${n}: name theme } } }` });
