import { GraphQLError, Kind, parse } from 'graphql';
import type { DocumentNode, OperationDefinitionNode, SelectionNode } from 'graphql';
import { pageSizes } from '../read/plan-connection.ts';
import { fragmentsOf, selectedAt, setsUnder } from './selections.ts';
import type { Fragments, Under } from './selections.ts';

/** What one request may ask for; published by `limitTexts` in docs/api-limits.md and named in each refusal. */
export const limits = {
  bodyBytes: 1_048_576,
  documentLength: 100_000,
  tokens: 2000,
  operations: 10,
  fragments: 50,
  depth: 12,
  introspectionDepth: 20,
  rootFields: 10,
  mutations: 1,
  aliases: 30,
  directives: 50,
  selections: 4000,
  repeats: 2000,
  variableDepth: 40,
  variableValues: 20_000,
  pageSize: pageSizes.most,
  cost: 200_000,
} as const;
export type Limit = keyof typeof limits;

/** What each limit counts, and what whoever has met it does. */
export const limitTexts: Readonly<Record<Limit, { counts: string; remedy: string }>> = {
  bodyBytes: { counts: 'bytes in the body of a request', remedy: 'Send less at a time.' },
  documentLength: { counts: 'characters in the document', remedy: 'Put values into variables and leave out what is not used.' },
  tokens: { counts: 'tokens in the document', remedy: 'Put values into variables, or ask in several requests.' },
  operations: { counts: 'operations in the document', remedy: 'Send each operation as a document of its own.' },
  fragments: { counts: 'fragments in the document', remedy: 'Join fragments, or send several documents.' },
  depth: { counts: 'levels of fields', remedy: 'Ask for ids first, and for what lies under them by node in another request.' },
  introspectionDepth: { counts: 'levels of fields under __schema and __type', remedy: 'Use the published schema.graphql.' },
  rootFields: { counts: 'fields of Query in one operation', remedy: 'Ask in several requests.' },
  mutations: { counts: 'mutations in one operation', remedy: 'Send each mutation by itself: each is a transaction of its own.' },
  aliases: { counts: 'aliased fields', remedy: 'Use nodes(ids:), filters, or several requests instead of aliases.' },
  directives: { counts: 'directives', remedy: 'Put @include and @skip on a fragment instead of on each field.' },
  selections: { counts: 'selected fields and fragments, with fragments followed', remedy: 'Select what is used, or ask in several requests.' },
  repeats: { counts: 'pairs of fields that are selected twice in one place', remedy: 'Select each field once.' },
  variableDepth: { counts: 'levels in the variables', remedy: 'Join nested and/or/not conditions.' },
  variableValues: { counts: 'values in the variables', remedy: 'Send the values in several requests.' },
  pageSize: { counts: 'rows of one page, or ids of nodes', remedy: 'Ask for the next page with after: endCursor.' },
  cost: {
    counts: 'rows that could come back, page sizes multiplied',
    remedy: 'Ask for smaller pages (first:) of lists that lie in lists, or for the inner lists by node in another request.',
  },
};

/** The refusal of a request that asks for more than it may. */
export function exceeded(limit: Limit, found: number): GraphQLError {
  const { counts, remedy } = limitTexts[limit];
  const allowed = limits[limit];
  return new GraphQLError(`The limit ${limit} is ${allowed} ${counts}; this request has ${found}. ${remedy}`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit, allowed, found, http: { status: 400 } },
  });
}

function atMost(limit: Limit, found: number): void {
  if (found > limits[limit]) throw exceeded(limit, found);
}

/** Parses and counts a document that nobody has looked at yet: what passes is small enough to be validated. Throws limits and syntax errors. */
export function parseWithin(text: string): DocumentNode {
  atMost('documentLength', text.length);
  const document = parsed(text);
  const operations = document.definitions.filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  const fragments = fragmentsOf(document);
  atMost('operations', operations.length);
  atMost('fragments', document.definitions.length - operations.length);
  for (const operation of operations) countOperation(operation, fragments);
  // what no operation reaches is validated all the same
  for (const { selectionSet, directives = [] } of fragments.values())
    count([{ set: selectionSet, conditions: [] }], { fragments, counts: newCounts(directives.length), introspection: false }, 1);
  return document;
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof GraphQLError && /more tha[nt] \d+ tokens/.test(error.message)) throw exceeded('tokens', limits.tokens + 1);
    throw error;
  }
}

type Counts = Record<'aliases' | 'directives' | 'selections' | 'repeats', number>;
const newCounts = (directives: number): Counts => ({ aliases: 0, directives, selections: 0, repeats: 0 });

interface Counting {
  fragments: Fragments;
  counts: Counts;
  introspection: boolean;
}

function countOperation(operation: OperationDefinitionNode, fragments: Fragments): void {
  if (operation.operation === 'subscription')
    throw new GraphQLError('There are no subscriptions here; ask again instead.', { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  const ofVariables = operation.variableDefinitions?.flatMap(({ directives = [] }) => directives) ?? [];
  const counts = newCounts((operation.directives?.length ?? 0) + ofVariables.length);
  const roots = count([{ set: operation.selectionSet, conditions: [] }], { fragments, counts, introspection: false }, 1);
  // each mutation is a transaction of its own: a second one would be committed without the first
  atMost(operation.operation === 'mutation' ? 'mutations' : 'rootFields', roots);
}

/** Counts what is selected in one place and under it; answers how many fields there are. Stops as soon as a limit is passed. */
function count(unders: readonly Under[], at: Counting, depth: number): number {
  const { counts } = at;
  const seen = ({ directives }: SelectionNode): void => {
    atMost('selections', ++counts.selections);
    atMost('directives', (counts.directives += directives?.length ?? 0));
  };
  let fields = 0;
  for (const [key, selected] of selectedAt(unders, at.fragments, seen)) {
    const name = selected[0]!.node.name.value;
    if (name !== '__typename') fields++;
    if (key !== name) atMost('aliases', ++counts.aliases);
    atMost('repeats', (counts.repeats += (selected.length * (selected.length - 1)) / 2));
    const introspection = at.introspection || name === '__schema' || name === '__type';
    atMost(introspection ? 'introspectionDepth' : 'depth', depth);
    const below = setsUnder(selected);
    if (below.length) count(below, { ...at, introspection }, depth + 1);
  }
  return fields;
}

/** Refuses variables that are deeper or more than any input needs: what reads them afterwards reads by recursion. */
export function checkVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  let values = 0;
  for (let depth = 1; level.length; depth++) {
    atMost('variableDepth', depth);
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const keys = Object.keys(value);
      atMost('variableValues', values + below.length + keys.length);
      for (const key of keys) below.push((value as Record<string, unknown>)[key]);
    }
    values += below.length;
    level = below;
  }
}
