import { expect, test } from '@jest/globals';
import { byDay, lastOf, moved, weeksOf } from './months.ts';

test('a month is moved over the turn of the year, both ways', () => {
  expect([moved('2026-11', 2), moved('2027-01', -1), moved('2026-06', 0)]).toEqual(['2027-01', '2026-12', '2026-06']);
});

test('the last day of February follows the leap years', () => {
  expect([lastOf('2027-02'), lastOf('2028-02')]).toEqual(['2027-02-28', '2028-02-29']);
});

test('weeks begin on Mondays and cover the month', () => {
  const weeks = weeksOf('2026-11');
  expect([weeks[0]![0], weeks.at(-1)![6], weeks.length]).toEqual(['2026-10-26', '2026-12-06', 6]);
  expect(weeksOf('2027-02')).toHaveLength(4);
});

test('rows are gathered by their day', () => {
  expect([...byDay([{ d: 'a' }, { d: 'b' }, { d: 'a' }], (row) => row.d)].map(([day, rows]) => [day, rows.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});
