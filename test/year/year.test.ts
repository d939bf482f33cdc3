import { expect, test } from '@jest/globals';
import { casesOf, year } from './year.ts';
import { dayOf } from './days.ts';
import { FIRST } from './cases.ts';
import { JUMPING } from './live.ts';

test('a year of ladders, calendars and answers sends what the model says', async () => {
  const { lines, differences } = await year(casesOf(4, 6), JUMPING);
  expect(differences).toEqual([]);
  expect(lines).toBeGreaterThan(20);
}, 300_000);

test('every quarter of an hour, also where the clocks go back, sends what jumping from one to the next sends', async () => {
  const given = casesOf(11, 2);
  const from = (dayOf('2027-10-30') - FIRST) * 96;
  expect((await year(given, { from, until: from + 2 * 96 })).differences).toEqual([]);
}, 300_000);
