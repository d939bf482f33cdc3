import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStage } from '../hostile/stage.ts';
import type { Stage } from '../hostile/stage.ts';
import { Leaks } from './leaks.ts';
import { fuzz } from './run.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 300_000);
afterAll(() => stage.close());

test('of 300 random requests none is answered with what only the inside knows, or without a code', async () => {
  const { operations, leaks, hung, wrong, exits } = await fuzz(stage, 4711, 300);
  expect({ leaks, hung, wrong, exits }).toEqual({ leaks: [], hung: [], wrong: [], exits: 0 });
  expect(operations).toBe(300);
}, 300_000);

describe('what is a leak', () => {
  test.each([
    'relation "person" does not exist',
    'duplicate key value violates unique constraint "x"',
    '    at Reader.run (file:///srv/app/reader.js:12:3)',
    'Cannot find /home/samnav/app',
    'reader.ts:12',
    'select row_to_json(r$)::text from (select 1)',
    'TypeError: x is not a function',
    'column role_assignment.x',
    'connect ECONNREFUSED',
    'samnav_runtime',
  ])('%s', async (text) => {
    const leaks = await Leaks.of(stage.own.admin);
    expect(leaks.in(`{"errors":[{"message":${JSON.stringify(text)}}]}`, '')).toBeDefined();
    expect(leaks.in(`{"errors":[{"message":${JSON.stringify(text)}}]}`, text)).toBeUndefined();
  });
  test.each([
    'Sign in to continue.',
    'It does not exist, or you may not see it.',
    '{"data":{"people":{"nodes":[{"name":"Anna Åberg"}]}}}',
    'budgetLine',
  ])('not %s', async (text) => {
    expect((await Leaks.of(stage.own.admin)).in(text, '')).toBeUndefined();
  });
});
