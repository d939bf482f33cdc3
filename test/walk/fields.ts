import { getNamedType, isEnumType, isInterfaceType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { isNode, schema } from './schema.ts';

export type Field = GraphQLField<unknown, unknown>;
export const objectType = (name: string): GraphQLObjectType => schema.getType(name) as GraphQLObjectType;
export const fieldsOf = (type: string): Field[] => Object.values(objectType(type).getFields());

/** The type of rows of a connection; undefined for every other type. */
export const rowsOf = (type: GraphQLNamedType): string | undefined =>
  type.name.endsWith('Connection') ? type.name.replace(/Connection$/, '') : undefined;

/** The type with a global id that a field leads to, by itself or by a connection. */
export function leadsTo(field: Field): string | undefined {
  const named = getNamedType(field.type);
  return rowsOf(named) ?? (isNode(named) ? named.name : undefined);
}

/** A field with what is needed to see where it leads: ids of rows, all of what is no row. */
export function fieldText(field: Field, depth = 3): string {
  const named = getNamedType(field.type);
  const rows = rowsOf(named);
  if (rows) return `${field.name}(first: 30) { totalCount nodes { __typename id } }`;
  const args = field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  const given = args.length ? `(${args.map((arg) => `${arg.name}: ${literal(getNamedType(arg.type))}`).join()})` : '';
  if (isLeafType(named)) return field.name + given;
  if (isNode(named) || isInterfaceType(named)) return `${field.name}${given} { __typename id }`;
  if (!isObjectType(named) || depth === 0) return `${field.name}${given} { __typename }`;
  return `${field.name}${given} { ${Object.values(named.getFields())
    .map((inner) => fieldText(inner, depth - 1))
    .join(' ')} }`;
}

const literal = (type: GraphQLNamedType): string => (isEnumType(type) ? type.getValues()[0]!.name : type.name === 'Int' ? '1' : '"x"');
