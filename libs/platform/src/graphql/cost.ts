import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import type { DirectiveNode, DocumentNode, FieldNode, GraphQLField, GraphQLNamedType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { pageSizes } from '../read/plan-connection.ts';
import { exceeded, limits } from './limits.ts';
import { fragmentsOf, selectedAt, setsUnder } from './selections.ts';
import type { Fragments, Selected, Under } from './selections.ts';

/** What is counted in rows although it is none: counting all pages of a list; a list that has no pages, such as rows of groups. */
export const costs = { totalCount: 10, list: 25 } as const;

type Vars = Readonly<Record<string, unknown>>;
/** How many rows could come back, with the request's variables. */
type Cost = (vars: Vars) => number;

const free: Cost = () => 0;
const sum = (costs: readonly Cost[]): Cost => {
  const some = costs.filter((cost) => cost !== free);
  return some.length < 2 ? (some[0] ?? free) : (vars) => some.reduce((all, cost) => all + cost(vars), 0);
};
const most = (costs: readonly Cost[]): Cost => (costs.length < 2 ? (costs[0] ?? free) : (vars) => Math.max(...costs.map((cost) => cost(vars))));

/** What operations cost: worked out once for each document, filled in with each request's variables, before anything is planned. */
export class Costs {
  private readonly known = new WeakMap<OperationDefinitionNode, Cost>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Throws where a page is larger than pages may be, or the whole more than a request may cost. */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Vars = {}): number {
    let cost = this.known.get(operation);
    if (!cost) this.known.set(operation, (cost = this.made(document, operation)));
    const found = cost(variables);
    if (found > limits.cost) throw exceeded('cost', found);
    return found;
  }

  private made(document: DocumentNode, operation: OperationDefinitionNode): Cost {
    const unders = [{ set: operation.selectionSet, conditions: [] }];
    const cost = new Counting(this.schema, fragmentsOf(document)).object(this.schema.getRootType(operation.operation)!, unders);
    const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    );
    if (!defaults.length) return cost;
    const usual = Object.fromEntries(defaults);
    return (vars) => cost({ ...usual, ...vars });
  }
}

class Counting {
  private readonly introspection: ReadonlyMap<string, number>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
  ) {
    this.introspection = introspectionSizes(schema);
  }

  /** Of what an interface or a union may be, the dearest counts. */
  object(type: GraphQLNamedType, unders: readonly Under[]): Cost {
    const selected = selectedAt(unders, this.fragments);
    if (!isAbstractType(type)) return this.fields(type, selected);
    const named = [...selected.values()].flatMap((found) => found.flatMap(({ on }) => on));
    const types = [...new Set(named)].map((name) => this.schema.getType(name)).filter((found) => isObjectType(found));
    return most((types.length ? types : [type]).map((found) => this.fields(found, selected)));
  }

  private fields(type: GraphQLNamedType, selected: ReadonlyMap<string, readonly Selected[]>): Cost {
    const costs = [...selected.values()].map((found) => {
      const here = found.filter(({ on }) => on.every((name) => this.applies(name, type)));
      const field = here[0] && this.fieldOf(type, here[0].node);
      return field ? given(here, this.field(type, field, here)) : free;
    });
    return sum(costs);
  }

  private applies(name: string, type: GraphQLNamedType): boolean {
    const condition = this.schema.getType(name);
    return condition === type || (isAbstractType(condition) && isObjectType(type) && this.schema.isSubType(condition, type));
  }

  private fieldOf(type: GraphQLNamedType, { name: { value: name } }: FieldNode): GraphQLField<unknown, unknown> | undefined {
    if (name === '__schema') return SchemaMetaFieldDef;
    if (name === '__type') return TypeMetaFieldDef;
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  private field(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, selected: readonly Selected[]): Cost {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return free;
    const { node } = selected[0]!;
    if (type.name.endsWith('Connection')) return this.connection(type, pageOf(node), setsUnder(selected));
    const below = this.object(type, setsUnder(selected));
    if (!isListType(getNullableType(field.type))) return below;
    const rows = parent.name.startsWith('__') ? constant(this.introspection.get(field.name) ?? 1) : idsOf(node);
    return (vars) => rows(vars) * (1 + below(vars));
  }

  /** A page's rows with what lies under each, once for nodes and once for edges. */
  private connection(type: GraphQLNamedType, page: Cost, unders: readonly Under[]): Cost {
    const rows: Cost[] = [];
    const rest: Cost[] = [];
    const fields = [...selectedAt(unders, this.fragments).values()];
    const named = new Set(fields.map((found) => found[0]!.node.name.value));
    for (const found of fields) {
      const { name } = found[0]!.node;
      const below = (): Cost => this.object(getNamedType(this.fieldOf(type, found[0]!.node)!.type), setsUnder(found));
      if (name.value === 'nodes' || name.value === 'edges') {
        const under = below();
        rows.push(given(found, (vars) => 1 + under(vars)));
      } else if (name.value === 'totalCount') rest.push(given(found, constant(costs.totalCount)));
      else if (name.value === 'pageInfo') {
        if (!named.has('nodes') && !named.has('edges')) rest.push(given(found, page)); // the page is read all the same
      } else if (name.value !== '__typename') rest.push(given(found, constant(costs.list)));
    }
    const [inRows, beside] = [sum(rows), sum(rest)];
    return (vars) => page(vars) * inRows(vars) + beside(vars);
  }
}

const constant =
  (value: number): Cost =>
  () =>
    value;

/** A cost that counts only where what is asked of @skip and @include holds for one of the places. */
function given(selected: readonly Selected[], cost: Cost): Cost {
  if (cost === free || selected.some(({ conditions }) => !conditions.length)) return cost;
  return (vars) => (selected.some(({ conditions }) => conditions.every((condition) => holds(condition, vars))) ? cost(vars) : 0);
}

function holds({ name, arguments: args = [] }: DirectiveNode, vars: Vars): boolean {
  const value = args[0] && valueFromASTUntyped(args[0].value, vars as Record<string, unknown>);
  return name.value === 'skip' ? value !== true : name.value !== 'include' || value !== false;
}

function argument(node: FieldNode, name: string): ((vars: Vars) => unknown) | undefined {
  const value = node.arguments?.find((arg) => arg.name.value === name)?.value;
  if (!value) return undefined;
  if (value.kind === 'Variable') return (vars) => vars[value.name.value];
  const literal = valueFromASTUntyped(value);
  return value.kind === 'ListValue' || value.kind === 'ObjectValue'
    ? (vars) => valueFromASTUntyped(value, vars as Record<string, unknown>)
    : () => literal;
}

/** How large a page is asked for; what is no number at all is another's to refuse. */
function pageOf(node: FieldNode): Cost {
  const [first, last] = [argument(node, 'first'), argument(node, 'last')];
  if (!first && !last) return constant(pageSizes.usual);
  return (vars) => {
    const asked = first?.(vars) ?? last?.(vars) ?? pageSizes.usual;
    const size = typeof asked === 'number' ? asked : pageSizes.usual;
    if (size > limits.pageSize) throw exceeded('pageSize', size);
    if (size < 0) throw negative(size);
    return size;
  };
}

const negative = (size: number): GraphQLError =>
  new GraphQLError(`A page has from 0 to ${limits.pageSize} rows, not ${size}.`, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** How many rows a list without pages has: as many as it is asked for by id. */
function idsOf(node: FieldNode): Cost {
  const ids = argument(node, 'ids');
  if (!ids) return constant(costs.list);
  return (vars) => {
    const asked = ids(vars);
    const found = Array.isArray(asked) ? asked.length : 1;
    if (found > limits.pageSize) throw exceeded('pageSize', found);
    return found;
  };
}

/** How long the lists of introspection are in this schema, on the average. */
function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const inputs = types.flatMap((type) => ('getFields' in type && !withFields.includes(type as never) ? Object.keys(type.getFields()) : []));
  const enums = types.flatMap((type) => ('getValues' in type ? type.getValues() : []));
  const per = (all: number, of: number): number => Math.ceil(all / Math.max(1, of));
  return new Map([
    ['types', types.length],
    ['fields', per(fields.length, types.length)],
    ['inputFields', per(inputs.length, types.length)],
    ['enumValues', per(enums.length, types.length)],
    ['args', per(fields.flatMap(({ args }) => args).length, fields.length)],
    ['possibleTypes', 1],
    ['interfaces', 1],
    ['directives', schema.getDirectives().length],
  ]);
}
