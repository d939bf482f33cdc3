import { Kind } from 'graphql';
import type { DirectiveNode, DocumentNode, FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(document.definitions.filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));

/** A selection set, and what must hold for it to count. */
export interface Under {
  set: SelectionSetNode;
  /** All @skip and @include on the way. */
  conditions: readonly DirectiveNode[];
}
/** A field as it is selected somewhere. */
export interface Selected {
  node: FieldNode;
  /** The types that the fragments around it speak of. */
  on: readonly string[];
  conditions: readonly DirectiveNode[];
}

/**
 * What is selected at one place of the answer, by response key: fragments are followed, and each that has no condition once, so that
 * fragments that spread each other cannot grow without bound. `seen` is told of every selection that is looked at, and may throw.
 */
export function selectedAt(unders: readonly Under[], fragments: Fragments, seen?: (selection: SelectionNode) => void): Map<string, Selected[]> {
  const found = new Map<string, Selected[]>();
  const followed = new Set<string>();
  const follow = ({ set, conditions }: Under, on: readonly string[], path: readonly string[]): void => {
    for (const selection of set.selections) {
      seen?.(selection);
      const all = selection.directives?.length ? [...conditions, ...selection.directives] : conditions;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const there = found.get(key);
        if (there) there.push({ node: selection, on, conditions: all });
        else found.set(key, [{ node: selection, on, conditions: all }]);
        continue;
      }
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      if (name !== undefined && (followed.has(name) || path.includes(name))) continue;
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue; // an unknown fragment is validation's to name
      if (name !== undefined && !all.length) followed.add(name);
      const type = fragment.typeCondition?.name.value;
      const below = type === undefined ? on : [...on, type];
      follow({ set: fragment.selectionSet, conditions: all }, below, name === undefined ? path : [...path, name]);
    }
  };
  for (const under of unders) follow(under, [], []);
  return found;
}

/** What lies under a field that is selected in these places. */
export const setsUnder = (selected: readonly Selected[]): Under[] =>
  selected.flatMap(({ node, conditions }) => (node.selectionSet ? [{ set: node.selectionSet, conditions }] : []));
