import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLNamedType, GraphQLObjectType, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import type { Catalogue } from './catalogue.ts';
import { Node } from './model.ts';
import { planField, planRows } from './plan.ts';
import { PlanDraft } from './plan-draft.ts';
import type { Plan, PlanInput } from './plan-draft.ts';
import { collect } from './plan-selection.ts';

/** A part of an operation that is one statement where the executor goes field by field. */
export interface Part {
  /** Its plan is kept by this node and this name. */
  node: FieldNode;
  name: string;
  /** Where in the answer it stands. */
  path: readonly string[];
  plan: () => Plan;
}

/** The name of a part that reads rows of a type by their ids. */
export const rowsOf = (type: string): string => `rows of ${type}`;

/** Whether a field of Query reads by a plan, without a resolver of its own. */
export const isReading = (catalogue: Catalogue, field: string): boolean =>
  field === 'node' || field === 'nodes' || catalogue.byList(field) !== undefined;

/** All parts: reading root fields, and what payloads and ordinary queries hold of rows. What is behind a Node is known only by its id. */
export function partsOf(input: PlanInput, operation: OperationDefinitionNode): Part[] {
  const draft = new PlanDraft(input);
  return under(draft, input.schema.getRootType(operation.operation)!, [operation.selectionSet]);
}

function under(draft: PlanDraft, type: GraphQLNamedType, sets: readonly (SelectionSetNode | undefined)[]): Part[] {
  if (isAbstractType(type)) return type.name === Node.name ? [] : draft.input.schema.getPossibleTypes(type).flatMap((one) => under(draft, one, sets));
  if (!isObjectType(type)) return [];
  return [...collect(draft, sets, type.name)].flatMap(([key, nodes]) => {
    draft.path.push(key);
    const parts = partsOfField(draft, type, nodes);
    draft.path.pop();
    return parts;
  });
}

function partsOfField(draft: PlanDraft, parent: GraphQLObjectType, nodes: FieldNode[]): Part[] {
  const { input } = draft;
  const name = nodes[0]!.name.value;
  if (name.startsWith('__')) return [];
  const part = { node: nodes[0]!, path: [...draft.path] };
  if (parent === input.schema.getQueryType() && isReading(input.catalogue, name)) return [{ ...part, name: '', plan: () => planField(input, nodes) }];
  const type = getNamedType(parent.getFields()[name]!.type);
  const model = input.catalogue.byName(type.name);
  if (model) return [{ ...part, name: rowsOf(model.name), plan: () => planRows(input, model, nodes) }];
  return under(
    draft,
    type,
    nodes.map((node) => node.selectionSet),
  );
}
