import { defaultFieldResolver, extendSchema, getNamedType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, parse } from 'graphql';
import type {
  GraphQLEnumType,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
} from 'graphql';
import type { ReadContext } from './caller.ts';
import { Catalogue } from './catalogue.ts';
import { prefixOf } from './ids.ts';
import { Money } from './kinds.ts';
import type { Model } from './members.ts';
import { TYPE } from './plan-fields.ts';
import type { Reader } from './reader.ts';
import { readSchemaText } from './schema-text.ts';

type Resolve = GraphQLFieldResolver<any, ReadContext>;

/**
 * Adds the reading part to Nest's schema: the types and fields that follow from the entities, and resolvers for when the executor goes
 * field by field (mutations, introspection, operations that also ask an ordinary resolver). Whole planned queries never get there.
 */
export function withReads(schema: GraphQLSchema, reader: () => Reader, catalogue = new Catalogue()): GraphQLSchema {
  checkEntities(schema, catalogue);
  const full = extendSchema(schema, parse(readSchemaText(schema, catalogue.models)));
  const own = ({ name, members }: Model): string[] => [
    ...[name, `${name}Connection`, `${name}Edge`, `${name}ViewerCan`],
    ...[...members.values()].flatMap((m) => (m.is === 'groups' ? [m.type.name] : [])),
  ];
  const readTypes = new Set(['PageInfo', ...catalogue.models.flatMap(own)]);
  for (const type of Object.values(full.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (readTypes.has(type.name)) field.resolve = byResponseKey;
      else if (type.name === Money.name) field.resolve = rowOrDefault(readTypes);
      else if (type === full.getQueryType() && !field.resolve) field.resolve = rootField(reader);
      else field.resolve = ordinaryField(field, catalogue, reader);
    }
  }
  for (const root of [full.getQueryType(), full.getMutationType()]) if (root) root.description ??= rootTexts[root.name];
  (full.getType('Node') as GraphQLInterfaceType).resolveType = (row: Record<string, string>) => row[TYPE];
  return full;
}

const rootTexts: Record<string, string> = {
  Query: 'All that can be read. Lists hold what you may see.',
  Mutation: 'All that can be done; each is a verb with one input, and answers what came of it.',
};

const rootField =
  (reader: () => Reader): Resolve =>
  (_source, _args, context, info) =>
    reader().field(info, context);

/** Rows are keyed by response key, aliases and all, so they need no further work. */
const byResponseKey: Resolve = (row, _args, _context, info) => row[info.path.key];

/**
 * A field with a resolver of its own, or of a payload. Where it answers an entity, the resolver gave ids (uuids, or global ids where the type is Node), and what
 * the client asked of them is read here, after the resolver has committed.
 */
function ordinaryField(field: GraphQLField<unknown, ReadContext>, catalogue: Catalogue, reader: () => Reader): Resolve {
  const type = getNamedType(field.type).name;
  const model = catalogue.byName(type);
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  if (!model && type !== 'Node') return resolve;
  return async (source, args, context, info) => {
    const given: unknown = await resolve(source, args, context, info);
    if (given == null) return null;
    const ids = (Array.isArray(given) ? given : [given]).map(idOf);
    const rows = await readRows(model, ids, { catalogue, reader, context, info });
    return isList(field.type) ? rows : rows[0];
  };
}

/** A value object stands in a row, under its response keys, or comes from an ordinary resolver. */
const rowOrDefault =
  (readTypes: ReadonlySet<string>): Resolve =>
  (source, args, context, info) => {
    let at = info.path.prev;
    while (at && at.typename === undefined) at = at.prev; // indices of lists
    return readTypes.has(at?.typename ?? '') ? source[info.path.key] : defaultFieldResolver(source, args, context, info);
  };

const idOf = (given: unknown): string => (typeof given === 'string' ? given : (given as { id: string }).id);
const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

interface Reading {
  catalogue: Catalogue;
  reader: () => Reader;
  context: ReadContext;
  info: GraphQLResolveInfo;
}

/** Rows in the order of their ids; of Nodes, one type after the other. */
async function readRows(model: Model | undefined, ids: string[], { catalogue, reader, context, info }: Reading): Promise<unknown[]> {
  if (model) return reader().rows(model, ids, info, context);
  const found = new Map<string, unknown>();
  for (const prefix of new Set(ids.map(prefixOf))) {
    const type = catalogue.byPrefix(prefix);
    const own = ids.filter((id) => prefixOf(id) === prefix);
    const rows = type ? await reader().rows(type, own, info, context) : [];
    own.forEach((id, i) => found.set(id, rows[i] ?? null));
  }
  return ids.map((id) => found.get(id) ?? null);
}

/** Stops the start where the schema and the entities do not fit, with the fix in the message. */
function checkEntities(schema: GraphQLSchema, catalogue: Catalogue): void {
  for (const type of Object.values(schema.getTypeMap())) if (isEnumType(type) && !type.name.startsWith('__')) checkEnum(type);
  for (const model of catalogue.models) {
    const type = schema.getType(model.name) as GraphQLObjectType | undefined;
    if (!type) throw new Error(`${model.name} is not in the schema: list it in buildSchemaOptions.orphanedTypes`);
    for (const [name, field] of Object.entries(type.getFields())) {
      const member = model.members.get(name);
      if (!member)
        throw new Error(`${model.name}.${name} has @Field, but no @Col, @One, @OneOf, @Computed, @Count, @Sum or @InJs: no plan can read it`);
      if (member.is === 'js' && !isLeafType(getNamedType(field.type)))
        throw new Error(`${model.name}.${name}: @InJs answers a scalar, an enum or a list of them`);
    }
  }
}

function checkEnum(type: GraphQLEnumType): void {
  for (const { name, value } of type.getValues()) {
    if (name !== value) throw new Error(`enum ${type.name}.${name} is stored as "${String(value)}": rows are not translated, so name both the same`);
  }
}
