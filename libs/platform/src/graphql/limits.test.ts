import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { costs } from './cost.ts';
import { checkVariables, limits, limitTexts, parseWithin } from './limits.ts';
import type { Limit } from './limits.ts';

const refused = (document: string): unknown => {
  try {
    parseWithin(document);
    return undefined;
  } catch (error) {
    return (error as GraphQLError).extensions.limit ?? (error as GraphQLError).message;
  }
};

test('a request does one thing: of two mutations the second could fail after the first is committed', () => {
  expect(refused('mutation { __typename end }')).toBeUndefined();
  expect(refused('mutation { a: end b: end }')).toBe('mutations');
  expect(refused('mutation { ...Both } fragment Both on Mutation { a: end b: end }')).toBe('mutations');
});

test('nobody subscribes', () => {
  expect(refused('subscription { me }')).toBe('There are no subscriptions here; ask again instead.');
});

test('depth is counted through fragments', () => {
  const deep = (levels: number): string => '{ me '.repeat(levels) + '{ name }' + ' }'.repeat(levels);
  expect(refused(deep(11))).toBeUndefined();
  expect(refused(`query { ...Deep } fragment Deep on Query ${deep(12)}`)).toBe('depth');
  expect(refused('{ ...A } fragment A on Query { me { ...A } }')).toBe('depth');
});

test.each([
  ['aliases', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: name`).join(' ')} }`],
  ['rootFields', `{ ${Array.from({ length: 11 }, (_, i) => `a${i}`).join(' ')} }`],
  ['directives', `{ me ${'@skip(if: false) '.repeat(51)} }`],
  ['directives', `query (${'$a: Int '}${'@a '.repeat(51)}) { me }`],
  ['directives', `{ me } fragment A on Query ${'@a '.repeat(51)} { me }`],
  ['tokens', `{ ${'me '.repeat(2000)} }`],
  ['documentLength', `{ me } #${' '.repeat(100_000)}`],
  ['operations', Array.from({ length: 11 }, (_, i) => `query Q${i} { me }`).join(' ')],
  ['fragments', `{ me } ${Array.from({ length: 51 }, (_, i) => `fragment F${i} on Query { me }`).join(' ')}`],
  ['repeats', `{ ${'me '.repeat(65)} }`],
  ['repeats', `{ me } fragment Unused on Query { ${'me '.repeat(65)} }`],
])('more %s than may be are refused', (limit, document) => {
  expect(refused(document)).toBe(limit);
});

test('fragments that double at every level are counted, not followed without end', () => {
  const doubling = (kind: (n: number) => string): string =>
    `{ ...F0 } ${Array.from({ length: 30 }, (_, i) => `fragment F${i} on Query { ${kind(i + 1)} }`).join(' ')} fragment F30 on Query { name }`;
  expect(refused(doubling((n) => `...F${n} ...F${n}`))).toBeUndefined();
  expect(refused(doubling((n) => `...F${n} @include(if: true) ...F${n} @include(if: true)`))).toBe('directives');
  expect(refused(doubling((n) => `a { ...F${n} } b { ...F${n} }`))).toBe('depth');
  expect(refused('{ ...A } fragment A on Query { ...A @include(if: true) me }')).toBeUndefined(); // validation names the cycle
});

test('a refusal names the limit, what was found and what to do', () => {
  expect(() => parseWithin('{ a b c d e f g h i j k }')).toThrow(
    'The limit rootFields is 10 fields of Query in one operation; this request has 11. Ask in several requests.',
  );
});

test('variables go as deep as inputs do, and no deeper', () => {
  const nested = (levels: number): object => (levels === 0 ? {} : { not: nested(levels - 1) });
  expect(() => checkVariables({ filter: nested(20) })).not.toThrow();
  expect(() => checkVariables({ filter: nested(200) })).toThrow('The limit variableDepth is 40');
  expect(() => checkVariables({ ids: Array(30_000).fill('x') })).toThrow('The limit variableValues is 20000');
});

test('every limit is published as it is', () => {
  const published = readFileSync(new URL('../../../../docs/api-limits.md', import.meta.url), 'utf8');
  const rows = published.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    (Object.keys(limits) as Limit[]).map((name) => `| \`${name}\` | ${limits[name]} | ${limitTexts[name].counts} | ${limitTexts[name].remedy} |`),
  );
  expect(published).toContain(`a \`totalCount\` costs ${costs.totalCount} `);
  expect(published).toContain(`(rows of groups, \`errors\`) ${costs.list}.`);
});
