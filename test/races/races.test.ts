import { closeTestDatabase } from '@samnav/platform/testing';
import { afterAll, expect, test } from '@jest/globals';
import { race } from './races.ts';

afterAll(closeTestDatabase);

test('of sixty races of claims against each other and against postings none breaks a rule', async () => {
  const { outcomes, violations } = await race(60);
  expect(violations).toEqual([]);
  expect(outcomes['sign against sign: done']).toBe(20);
  expect(outcomes['write against write: done']).toBe(20);
}, 60_000);
