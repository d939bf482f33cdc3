import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import { CostBudget } from './budget.ts';
import { Costs } from './cost.ts';

const schema = buildSchema(readFileSync(new URL('../../../../apps/api/schema.graphql', import.meta.url), 'utf8'));
const costs = new Costs(schema);

function cost(text: string, variables = {}): number {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return costs.of(document, document.definitions[0] as OperationDefinitionNode, variables);
}
function refused(text: string, variables = {}): unknown {
  try {
    return cost(text, variables);
  } catch (error) {
    return (error as GraphQLError).extensions;
  }
}

test.each([
  ['{ me { roles } }', 0],
  ['{ people { nodes { name } } }', 25],
  ['{ people(first: 7) { nodes { name organisation { name parent { name } } } } }', 7],
  ['{ people(last: 7) { edges { node { name } } } }', 7],
  ['{ people(first: 7) { nodes { name } edges { node { name } } } }', 14],
  ['{ people(first: 7) { pageInfo { hasNextPage } } }', 7],
  ['{ people(first: 7) { totalCount } }', 10],
  ['{ people(first: 7) { totalCount nodes { id } pageInfo { hasNextPage } } }', 17],
  ['{ networks(first: 10) { nodes { memberships(first: 4) { nodes { organisation { people(first: 3) { totalCount nodes { id } } } } } } } }', 570],
  ['{ networks(first: 10) { nodes { memberships(first: 4) { nodes { organisation { people(first: 3) { nodes { id } } } } } } } }', 170],
  ['{ networks(first: 10) { nodes { ...A ...A } } } fragment A on Network { memberships(first: 4) { nodes { id } } }', 50],
  ['{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
  ['{ nodes(ids: "a") { id } }', 1],
  ['{ node(id: "a") { id ... on Organisation { people(first: 2) { nodes { id } } } ... on Network { memberships(first: 9) { nodes { id } } } } }', 9],
])('the cost of %s is %i', (text, expected) => {
  expect(cost(text)).toBe(expected);
});

test('variables count with their real values, defaults where nothing is given', () => {
  const text = 'query ($n: Int = 4, $ids: [ID!]!) { people(first: $n) { nodes { id } } nodes(ids: $ids) { id } }';
  expect(cost(text, { n: 50, ids: ['a', 'b'] })).toBe(52);
  expect(cost(text, { ids: ['a'] })).toBe(5);
  expect(cost(text, { n: null, ids: [] })).toBe(25);
});

test('what is skipped costs nothing', () => {
  const text = `query ($a: Boolean!, $b: Boolean!) { people { nodes { id } ...More @include(if: $a) } }
    fragment More on PersonConnection { totalCount @skip(if: $b) }`;
  expect([cost(text, { a: false, b: false }), cost(text, { a: true, b: true }), cost(text, { a: true, b: false })]).toEqual([25, 25, 35]);
});

test('more than a request may cost is refused by name, with both figures', () => {
  const inner = 'memberships(first: 100) { nodes { organisation { people(first: 100) { nodes { id } } } } }';
  expect(refused(`{ networks(first: 100) { nodes { ${inner} } } }`)).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    limit: 'cost',
    allowed: 200_000,
    found: 1_010_100,
  });
  expect(refused(`{ networks(first: 19) { nodes { ${inner} } } }`)).toBe(191_919);
  expect(refused('query ($n: Int) { people(first: $n) { nodes { id } } }', { n: 101 })).toMatchObject({
    limit: 'pageSize',
    allowed: 100,
    found: 101,
  });
  expect(refused('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(101).fill('x') })).toMatchObject({ limit: 'pageSize', found: 101 });
});

test('the usual introspection is affordable, one that multiplies itself is not', () => {
  expect(cost(getIntrospectionQuery())).toBeLessThan(50_000);
  const all = Array.from({ length: 20 }, (_, i) => `a${i}: types { fields { args { name } type { fields { name args { name } } } } }`);
  expect(refused(`{ __schema { ${all.join(' ')} } }`)).toMatchObject({ limit: 'cost' });
});

test('a minute has its budget, for tokens and for sessions; what is spent flows back', () => {
  let now = 0;
  const budget = new CostBudget(1000, 10, () => now);
  const [token, session] = [
    { tenantId: 't', accountId: 'a', tokenId: 'k' },
    { tenantId: 't', accountId: 'a' },
  ];
  expect(budget.take(token, 900)?.remaining).toBe(100);
  expect(() => budget.take(token, 200)).toThrow('Ask again in 6 s');
  expect(budget.take(session, 5000)?.remaining).toBe(5000);
  now = 6_000;
  expect(budget.take(token, 200)?.remaining).toBe(0);
  now = 66_000;
  expect(budget.take(token, 0)?.remaining).toBe(999);
  expect(new CostBudget(0).take(token, 1e9)).toBeUndefined();
});
