import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType, printType } from 'graphql';
import type { GraphQLNamedType } from 'graphql';
import { testApp } from './testing/app.ts';
import type { TestApp } from './testing/app.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp('read_schema')));
afterAll(() => app.close());

/** Everything of a type that a reader of the schema meets, with what is said about it. */
function told(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) own.push(...type.getValues().map((v) => [`${type.name}.${v.name}`, v.description] as [string, string]));
  if (isInputObjectType(type)) own.push(...Object.values(type.getFields()).map((f) => [`${type.name}.${f.name}`, f.description] as [string, string]));
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields());
  return [...own, ...fields.flatMap((f) => [f, ...f.args].map((x) => [`${type.name}.${f.name} ${x.name}`, x.description] as [string, string]))];
}

test('every type, field, argument, input and enum value is described', () => {
  const types = Object.values(app.schema.getTypeMap()).filter((t) => !t.name.startsWith('__') && !isSpecifiedScalarType(t));
  const silent = types.flatMap(told).filter(([, description]) => !description?.trim());
  expect(silent).toEqual([]);
});

test('an entity gives its type, its connection, its filter and its order', () => {
  const bare = (name: string): string =>
    printType(app.schema.getType(name)!)
      .replace(/\s*"""[\s\S]*?"""/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  expect(bare('PlanConnection')).toBe('type PlanConnection { edges: [PlanEdge!]! nodes: [Plan!]! pageInfo: PageInfo! totalCount: Int }');
  expect(bare('PlanViewerCan')).toBe('type PlanViewerCan { update: Boolean! approve: Boolean! }');
  expect(bare('MoneyFilter')).toBe('input MoneyFilter { eq: Decimal in: [Decimal!] gte: Decimal lte: Decimal isNull: Boolean }');
  expect(bare('LineFilter')).toContain('category: StringFilter year: IntFilter planned: MoneyFilter plan: PlanFilter');
  expect(bare('TownOrderField')).toBe('enum TownOrderField { id version createdAt updatedAt name code openPlans }');
});
