import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import type { GraphQLField, GraphQLNamedType } from 'graphql';

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !builtIn.has(type.name));

/** Everything of a type that a reader of the schema sees: `Project.name`, `Query.projects(first)`. */
function parts(type: GraphQLNamedType): [name: string, description: string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) own.push(...type.getValues().map((v): [string, string | null | undefined] => [`${type.name}.${v.name}`, v.description]));
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    for (const field of Object.values(type.getFields())) {
      own.push([`${type.name}.${field.name}`, field.description]);
      if ('args' in field)
        own.push(
          ...(field as GraphQLField<unknown, unknown>).args.map((a): [string, string | null | undefined] => [
            `${type.name}.${field.name}(${a.name})`,
            a.description,
          ]),
        );
    }
  return own;
}

describe('the schema is documentation', () => {
  test('every type, field, argument and enum value says what it is', () => {
    expect(
      types
        .flatMap(parts)
        .filter(([, description]) => !description)
        .map(([name]) => name),
    ).toEqual([]);
  });

  test('there is no Float: money and shares are exact', () => {
    expect(
      types
        .filter((type) => isScalarType(type))
        .map((type) => type.name)
        .sort(),
    ).toEqual(['Date', 'DateTime', 'Decimal', 'JSON', 'Period', 'Time']);
  });

  test('every mutation answers a payload with errors, and takes one input', () => {
    const odd = Object.values(schema.getMutationType()!.getFields()).filter(
      (field) => !/Payload!?$/.test(String(field.type)) || field.args.some((a) => a.name !== 'input'),
    );
    expect(odd.map((field) => field.name)).toEqual([]);
  });
});
