import { expect, test } from '@jest/globals';
import { Query, Resolver } from '@nestjs/graphql';
import { buildSchema } from 'graphql';
import { Allow, checkRootFieldsGuarded, guardedRootFields } from './allow.ts';

@Resolver()
class Guarded {
  @Query(() => String)
  @Allow('viewer.read')
  me(): string {
    return '';
  }
  @Query(() => String, { name: 'people' })
  everybody(): string {
    return '';
  }
}

test('a root field with a guard is found by its name in the schema', () => {
  const schema = buildSchema('type Query { me: String }');

  expect(() => checkRootFieldsGuarded(schema, guardedRootFields([Guarded]))).not.toThrow();
});

test('a root field without guard stops the start, by name and with the fix', () => {
  const schema = buildSchema('type Query { me: String people: String } type Mutation { merge: String }');

  expect(() => checkRootFieldsGuarded(schema, guardedRootFields([Guarded]))).toThrow(/Query\.people, Mutation\.merge.*@Allow/);
});
