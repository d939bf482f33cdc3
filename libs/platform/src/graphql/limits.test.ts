import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { checkVariables, limitsRule } from './limits.ts';

const schema = buildSchema('type Query { me: Query name: String } type Mutation { end: String }');
const refused = (document: string): unknown[] => validate(schema, parse(document), [limitsRule]).map((e) => e.extensions.limit ?? e.message);

test('a request does one thing: of two mutations the second could fail after the first is committed', () => {
  expect(refused('mutation { end }')).toEqual([]);
  expect(refused('mutation { a: end b: end }')).toEqual(['mutations']);
  expect(refused('mutation { ...Both } fragment Both on Mutation { a: end b: end }')).toEqual(['mutations']);
});

test('nobody subscribes', () => {
  expect(refused('subscription { me }')).toEqual(['There are no subscriptions here; ask again instead.']);
});

test('depth is counted through fragments', () => {
  const deep = (levels: number): string => '{ me '.repeat(levels) + '{ name }' + ' }'.repeat(levels);
  expect(refused(deep(11))).toEqual([]);
  expect(refused(`query { ...Deep } fragment Deep on Query ${deep(12)}`)).toEqual(['depth']);
});

test('variables go as deep as inputs do, and no deeper', () => {
  const nested = (levels: number): object => (levels === 0 ? {} : { not: nested(levels - 1) });
  expect(() => checkVariables({ filter: nested(20) })).not.toThrow();
  expect(() => checkVariables({ filter: nested(200) })).toThrow('at most 40');
});
