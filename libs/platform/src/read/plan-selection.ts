import { getArgumentValues, getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, isAbstractType, isObjectType } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, InlineFragmentNode, SelectionNode, SelectionSetNode } from 'graphql';
import type { PlanDraft } from './plan-draft.ts';
import { badInput } from './values.ts';

/** The fields of one object by response key; several nodes where a key is selected more than once. */
export type Fields = Map<string, FieldNode[]>;
type Sets = readonly (SelectionSetNode | undefined)[];

const LONGEST_NAME = 63; // PostgreSQL cuts names at 63 bytes, which would change the answer's key

/** What is selected on an object of `type`, fragments followed, directives obeyed. */
export function collect(draft: PlanDraft, sets: Sets, type: string, into: Fields = new Map(), seen = new Set<string>()): Fields {
  for (const selection of sets.flatMap((set) => set?.selections ?? [])) {
    if (!included(draft, selection)) continue;
    if (selection.kind === 'Field') {
      addField(into, selection);
      continue;
    }
    if (selection.kind === 'FragmentSpread') {
      if (seen.has(selection.name.value)) continue;
      seen.add(selection.name.value);
    }
    const fragment = selection.kind === 'FragmentSpread' ? draft.input.fragments[selection.name.value]! : selection;
    if (applies(draft, fragment, type)) collect(draft, [fragment.selectionSet], type, into, seen);
  }
  return into;
}

function addField(into: Fields, node: FieldNode): void {
  const key = (node.alias ?? node.name).value;
  if (key.length > LONGEST_NAME) throw badInput(`The alias ${key} is longer than ${LONGEST_NAME} characters`);
  const there = into.get(key);
  if (there) there.push(node);
  else into.set(key, [node]);
}

function included(draft: PlanDraft, selection: SelectionNode): boolean {
  if (!selection.directives?.length) return true;
  const { vars } = draft.input;
  return draft.valid(() => {
    if (getDirectiveValues(GraphQLSkipDirective, selection, vars)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, vars)?.if !== false;
  });
}

function applies(draft: PlanDraft, fragment: FragmentDefinitionNode | InlineFragmentNode, type: string): boolean {
  const on = fragment.typeCondition?.name.value;
  if (on === undefined || on === type) return true;
  const { schema } = draft.input;
  const [condition, object] = [schema.getType(on), schema.getType(type)];
  return isAbstractType(condition) && isObjectType(object) && schema.isSubType(condition, object);
}

/** Refuses a variable that is null where its argument may not be: that alone validation cannot see. */
export function checkArguments(draft: PlanDraft, type: string, node: FieldNode): void {
  if (!node.arguments?.length) return;
  const field = (draft.input.schema.getType(type) as GraphQLObjectType).getFields()[node.name.value]!;
  draft.valid(() => getArgumentValues(field, node, draft.input.vars));
}

/** One SQL column for each field of an object of `type`. */
export function columns(draft: PlanDraft, type: string, fields: Fields, value: (nodes: FieldNode[]) => string): string {
  const made = [...fields].map(([key, nodes]) => {
    draft.path.push(key);
    checkArguments(draft, type, nodes[0]!);
    const sql = `${value(nodes)} "${key}"`;
    draft.path.pop();
    return sql;
  });
  return made.join();
}

/** The value of a named field of an object. */
export type FieldSql = (name: string, nodes: FieldNode[]) => string;

/** `(select x from (select …) x)`: one JSON object with exactly the keys that were selected (and `more`). */
export function object(draft: PlanDraft, type: string, nodes: readonly FieldNode[], value: FieldSql, from = '', more = ''): string {
  const fields = collect(
    draft,
    nodes.map((node) => node.selectionSet),
    type,
  );
  const made = columns(draft, type, fields, (found) => {
    const name = found[0]!.name.value;
    return name === '__typename' ? `'${type}'::text` : value(name, found);
  });
  return wrapped(draft, [made, more].filter(Boolean).join(), from);
}

/** A row of the given columns as one value, which PostgreSQL prints as a JSON object. */
export function wrapped(draft: PlanDraft, columns: string, from = ''): string {
  const x = draft.alias('x');
  return `(select ${x} from (select ${columns}${from}) ${x})`;
}

/** All rows of an object's SQL as a JSON list. */
export const list = (object: string): string => `array_to_json(array${object})`;
