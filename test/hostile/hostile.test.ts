import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, refusalIn } from './ask.ts';
import { hostile } from './requests.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await ask(stage, { name: 'the session is known', refused: '', body: { query: '{ me { roles } }' } });
  await stage.forget();
}, 300_000);
afterAll(() => stage.close());

test.each(hostile.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
  expect(refusalIn(await ask(stage, each))).toBe(each.refused);
});

test('there are at least 100 of them, and the database has heard of none', async () => {
  expect(hostile.length).toBeGreaterThanOrEqual(100);
  expect(await stage.statements()).toEqual([]);
});
