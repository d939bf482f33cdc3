import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, valueFromASTUntyped } from 'graphql';
import type { GraphQLInputType, ValueNode } from 'graphql';
import { prefixOf } from './ids.ts';

/** Coerced variables by name. */
export type Vars = Record<string, any>;

/** An argument at two times: its value while planning, of which only the shape may matter, and how to get it at each request. */
export interface Arg {
  value: any;
  bind: (vars: Vars) => any;
  /** A field of an input object. */
  get(key: string): Arg;
  /** The items of a list; a lone value is a list of one. */
  items(): Arg[];
}

function fromVariables(value: any, bind: (vars: Vars) => any): Arg {
  return {
    value,
    bind,
    get: (key) => fromVariables(value?.[key], (vars) => bind(vars)?.[key]),
    items: () => {
      if (Array.isArray(value)) return value.map((item, i) => fromVariables(item, (vars) => bind(vars)[i]));
      return value == null ? [] : [fromVariables(value, bind)];
    },
  };
}

/** An argument that was not given. */
export const none: Arg = fromVariables(undefined, () => undefined);

/** The argument that stands in the document as `node`; variables may lie anywhere in it. */
export function argOf(node: ValueNode | undefined, vars: Vars): Arg {
  if (!node) return none;
  if (node.kind === 'Variable') {
    const name = node.name.value;
    return fromVariables(vars[name], (at) => at[name]);
  }
  const bind = (at: Vars): unknown => valueFromASTUntyped(node, at);
  const value = bind(vars);
  if (node.kind === 'ObjectValue') {
    const get = (key: string): Arg => argOf(node.fields.find((f) => f.name.value === key)?.value, vars);
    return { value, bind, get, items: () => [argOf(node, vars)] };
  }
  if (node.kind === 'ListValue') return { value, bind, get: () => none, items: () => node.values.map((item) => argOf(item, vars)) };
  return fromVariables(value, () => value);
}

/**
 * What of a variable a plan may depend on: presence, keys, length of lists of inputs, booleans, enums, the types of ids; never a text
 * or a number. Two requests of one shape share a plan.
 */
export function shapeOf(value: any, type: GraphQLInputType, knownPrefix: (prefix: string) => boolean): string {
  if (value == null) return '-';
  if (isNonNullType(type)) return shapeOf(value, type.ofType, knownPrefix);
  const idType = (id: unknown): string => (knownPrefix(prefixOf(id)) ? prefixOf(id) : '?');
  if (isListType(type)) {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return `[${value.map((item: unknown) => shapeOf(item, type.ofType, knownPrefix)).join()}]`;
    return named.name === 'ID' ? `[${[...new Set((value as unknown[]).map(idType))].sort().join()}]` : '?';
  }
  if (isInputObjectType(type)) {
    const fields = Object.keys(value).map((key) => `${key}:${shapeOf(value[key], type.getFields()[key]!.type, knownPrefix)}`);
    return `{${fields.join()}}`;
  }
  if (isEnumType(type) || type.name === 'Boolean') return String(value);
  return type.name === 'ID' ? idType(value) : '?';
}
