import { GraphQLError, Kind } from 'graphql';
import type {
  ASTVisitor,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValidationContext,
} from 'graphql';

/** What one request may ask for; published in the documentation and named in the refusal. */
export const limits = {
  depth: 12,
  introspectionDepth: 20,
  aliases: 30,
  rootFields: 10,
  variableDepth: 40,
  mutations: 1,
  directives: 50,
  selections: 4000,
  tokens: 2000,
  pageSize: 100,
  bodyBytes: 1_048_576,
} as const;
type Counted = 'depth' | 'introspectionDepth' | 'aliases' | 'rootFields' | 'variableDepth' | 'mutations' | 'directives' | 'selections';

const exceeded = (what: Counted, found: number): GraphQLError =>
  new GraphQLError(`The operation has ${found} ${what}; at most ${limits[what]} are allowed.`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit: what, allowed: limits[what], found },
  });

interface Counts {
  aliases: number;
  directives: number;
  selections: number;
}

/** A validation rule: one walk with fragments followed, before anything is planned. Counting stops as soon as a limit is passed. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const fault = faultOf(operation, context.getDocument());
      if (fault) context.reportError(fault);
      return false;
    },
  };
}

function faultOf(operation: OperationDefinitionNode, document: DocumentNode): GraphQLError | null {
  if (operation.operation === 'subscription') return new GraphQLError('There are no subscriptions here; ask again instead.');
  const fragments = new Map(
    document.definitions.filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]),
  );
  const counts: Counts = { aliases: 0, directives: operation.directives?.length ?? 0, selections: 0 };
  try {
    const roots = walk(operation.selectionSet, { fragments, counts, path: [], introspection: false });
    // each mutation is a transaction of its own: a second one would be committed without the first
    const what = operation.operation === 'mutation' ? 'mutations' : 'rootFields';
    return roots > limits[what] ? exceeded(what, roots) : null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

interface Walk {
  fragments: Map<string, FragmentDefinitionNode>;
  counts: Counts;
  /** Fragments entered on the way here: a cycle is another rule's error. */
  path: readonly string[];
  introspection: boolean;
}

/** Counts the fields of a selection set, fragments followed, and what lies under them. */
function walk(set: SelectionSetNode, at: Walk, depth = 1): number {
  let fields = 0;
  for (const selection of set.selections) {
    add(at.counts, 'selections', 1); // fragments that spread each other double at every level
    add(at.counts, 'directives', selection.directives?.length ?? 0);
    if (selection.kind === Kind.FIELD) {
      fields++;
      field(selection, at, depth);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) fields += walk(selection.selectionSet, at, depth);
    else {
      const fragment = at.fragments.get(selection.name.value);
      if (fragment && !at.path.includes(fragment.name.value))
        fields += walk(fragment.selectionSet, { ...at, path: [...at.path, fragment.name.value] }, depth);
    }
  }
  return fields;
}

function field(node: FieldNode, at: Walk, depth: number): void {
  if (node.alias) add(at.counts, 'aliases', 1);
  const introspection = at.introspection || node.name.value === '__schema' || node.name.value === '__type';
  const what = introspection ? 'introspectionDepth' : 'depth';
  if (depth > limits[what]) throw exceeded(what, depth);
  if (node.selectionSet) walk(node.selectionSet, { ...at, introspection }, depth + 1);
}

function add(counts: Counts, what: keyof Counts, n: number): void {
  counts[what] += n;
  if (counts[what] > limits[what]) throw exceeded(what, counts[what]);
}

/** Refuses variables nested deeper than any input goes: what walks them afterwards walks by recursion. */
export function checkVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  for (let depth = 1; level.length; depth++) {
    if (depth > limits.variableDepth) throw exceeded('variableDepth', depth);
    level = level
      .filter((value): value is object => typeof value === 'object' && value !== null)
      .flatMap((value) => Object.values(value) as unknown[]);
  }
}
