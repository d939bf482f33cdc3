import { expect, test } from '@jest/globals';
import { RoundingRule } from '@samnav/funding';
import pg from 'pg';
import { Chance } from './chance.ts';
import { differing, raisedOtherwise } from './in-sql.ts';
import { broken, isRounded } from './properties.ts';

test('ten thousand generated cases hold to the öre', () => {
  const chance = new Chance(7);
  const wrong = Array.from({ length: 10_000 }, () => broken(chance)).flat();

  expect(wrong).toEqual([]);
});

test('the database rounds as the code does', async () => {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();

  const wrong = [...(await differing(client, new Chance(7), 20_000)), ...(await raisedOtherwise(client, new Chance(7), 5_000))];
  await client.end();

  expect(wrong).toEqual([]);
});

test('the judge knows an amount that is one öre or one krona off', () => {
  expect([isRounded(67n, 200n, 3n, RoundingRule.ore), isRounded(66n, 200n, 3n, RoundingRule.ore)]).toEqual([true, false]);
  expect([isRounded(200n, 150n, 1n, RoundingRule.kronaNearestEven), isRounded(200n, 250n, 1n, RoundingRule.kronaNearestEven)]).toEqual([true, true]);
  expect([isRounded(100n, 199n, 1n, RoundingRule.kronaDown), isRounded(200n, 199n, 1n, RoundingRule.kronaDown)]).toEqual([true, false]);
});
