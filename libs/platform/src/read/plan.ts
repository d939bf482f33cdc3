import type { FieldNode, OperationDefinitionNode } from 'graphql';
import { localId, prefixOf } from './ids.ts';
import type { Model } from './members.ts';
import { PlanDraft } from './plan-draft.ts';
import type { Plan, PlanInput } from './plan-draft.ts';
import { pageSizes } from './plan-connection.ts';
import { connection, rowOfId } from './plan-fields.ts';
import { checkArguments, collect, columns } from './plan-selection.ts';
import { badInput, text } from './values.ts';

/** The variable that holds the uuids of `planRows`. */
export const IDS = '$ids';
/** A whole query operation as one statement. */
export function planOperation(input: PlanInput, operation: OperationDefinitionNode): Plan {
  const draft = new PlanDraft(input);
  return draft.finished(columns(draft, 'Query', collect(draft, [operation.selectionSet], 'Query'), (nodes) => root(draft, nodes)));
}

/** One root field, under the name `it`. */
export function planField(input: PlanInput, nodes: readonly FieldNode[]): Plan {
  const draft = new PlanDraft(input);
  checkArguments(draft, 'Query', nodes[0]!);
  return draft.finished(`${root(draft, [...nodes])} "it"`);
}

/** Rows of one type by the uuids in the variable `$ids`, each as selected or null, as the list `it`. */
export function planRows(input: PlanInput, model: Model, nodes: readonly FieldNode[]): Plan {
  const draft = new PlanDraft(input);
  draft.enter(model);
  const ids = draft.parameter((vars) => text(vars[IDS]), 'uuid[]');
  const found = rowOfId(draft, model, nodes, 'i.id');
  return draft.finished(`array_to_json(array(select ${found} from unnest(${ids}) with ordinality i(id,n) order by i.n)) "it"`);
}

function root(draft: PlanDraft, nodes: FieldNode[]): string {
  const name = nodes[0]!.name.value;
  const model = draft.input.catalogue.byList(name);
  if (model) return connection(draft, model, nodes, model.listed && ((source) => model.listed!(source.row, draft.scopeSql)));
  switch (name) {
    case 'node':
      return node(draft, nodes);
    case 'nodes':
      return manyNodes(draft, nodes);
    case '__typename':
      return `'Query'::text`;
    default:
      throw new Error(`no plan for Query.${name}`);
  }
}

/** The type that an id speaks of; what the viewer may not read at all is not there. */
function modelOfId(draft: PlanDraft, id: unknown): Model | undefined {
  const model = draft.input.catalogue.byPrefix(prefixOf(id));
  return model && draft.allows(model.allow) ? model : undefined;
}

function node(draft: PlanDraft, nodes: FieldNode[]): string {
  const id = draft.argument(nodes, 'id');
  const model = modelOfId(draft, id.value);
  if (!model) return 'null';
  const local = (value: unknown): unknown => localId(model, value);
  return rowOfId(draft, model, nodes, draft.given(id, 'uuid', local));
}

/** Rows of several types by their ids, in the order of the ids; each type that occurs is one branch. */
function manyNodes(draft: PlanDraft, nodes: FieldNode[]): string {
  const ids = draft.argument(nodes, 'ids');
  const models = new Set(listOf(ids.value).map((id) => modelOfId(draft, id)));
  const branches = [...models].map((model) => {
    if (!model) return '';
    return `when '${model.prefix}' then row_to_json(${rowOfId(draft, model, nodes, 'i.id')})`;
  });
  const local = (id: unknown): string | null => {
    const model = draft.input.catalogue.byPrefix(prefixOf(id));
    return model ? localId(model, id) : null;
  };
  const types = draft.given(ids, 'text[]', (given) => limited(given).map(prefixOf));
  const locals = draft.given(ids, 'uuid[]', (given) => limited(given).map(local));
  const value = branches.some(Boolean) ? `case i.type ${branches.join(' ')} end` : 'null::json';
  return `array_to_json(array(select ${value} from unnest(${types},${locals}) with ordinality i(type,id,n) order by i.n))`;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function limited(value: unknown): unknown[] {
  const ids = listOf(value);
  if (ids.length > pageSizes.most) throw badInput(`ids has ${ids.length} ids; at most ${pageSizes.most} are allowed`);
  return ids;
}
