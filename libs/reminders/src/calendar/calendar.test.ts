import { afterAll, describe, expect, test } from '@jest/globals';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { daysBetween, fromTheLaws, isOff, nextWorkingDay, plusDays, statutes, workingDaysFrom } from './testing/statutes.ts';

afterAll(closeTestDatabase);

const [FIRST, LAST] = ['2026-01-01', '2035-12-31'];
const years = Array.from({ length: 10 }, (_, i) => 2026 + i);

const sql = <R>(world: World, text: string, params: unknown[] = []): Promise<R[]> =>
  world.database.write(world.system, (tx) => tx.sql<R>(text, params));

describe('the days off of 2026–2035', () => {
  test('stand in the table as the laws say them', () => {
    expect(statutes).toEqual(years.flatMap(fromTheLaws));
  });

  test('are those of date-holidays', () => {
    const sweden = new Holidays('SE', { types: ['public', 'bank'] });
    const known = years.flatMap((year) => sweden.getHolidays(year, 'sv').map(({ date, name }) => `${date.slice(0, 10)} ${name}`));
    expect(known.sort()).toEqual(statutes.map(({ day, name }) => `${day} ${name}`).sort());
  });

  test('are those of the database, every day of them', async () => {
    const world = await newTenant({ municipalities: [] });
    const rows = await sql<{ day: string; off: boolean }>(
      world,
      `select d::date::text as day, is_day_off(d::date, null, null, 'statutory') as off from generate_series($1::date, $2::date, '1 day') d`,
      [FIRST, LAST],
    );
    expect(rows).toEqual(daysBetween(FIRST, LAST).map((day) => ({ day, off: isOff(day) })));
  });

  test('have their names and laws in the database', async () => {
    const world = await newTenant({ municipalities: [] });
    const rows = await sql<{ day: string; name: string; statute: string }>(
      world,
      `select day::text, name_sv as name, case kind when 'eve' then '1930:173' else '1989:253' end as statute from public_holiday
       where day between $1 and $2 order by day`,
      [FIRST, LAST],
    );
    expect(rows).toEqual(statutes);
  });
});

const anyDay = fc.integer({ min: 60, max: 3500 }).map((days) => plusDays(FIRST, days));

describe('working days', () => {
  test('are counted as by stepping from day to day, forwards and backwards', async () => {
    const world = await newTenant({ municipalities: [] });
    const asked = fc.sample(fc.record({ day: anyDay, n: fc.integer({ min: -40, max: 40 }) }), { numRuns: 2000, seed: 4 });
    const found = await sql<{ day: string }>(
      world,
      `select add_working_days(a.day, a.n, null, null, 'statutory')::text as day from unnest($1::date[], $2::int[]) with ordinality a (day, n, i) order by i`,
      [asked.map(({ day }) => day), asked.map(({ n }) => n)],
    );
    expect(found.map(({ day }) => day)).toEqual(asked.map(({ day, n }) => workingDaysFrom(day, n)));
  });

  test('a statutory deadline moves to the next one, a funder’s and an agreed one stay', async () => {
    const world = await newTenant({ municipalities: [] });
    const days = daysBetween('2026-01-01', '2035-11-30');
    const rows = await sql<{ statutory: string; funder: string; agreed: string }>(
      world,
      `select resolve_due('STATUTORY', d, 'day', null, null)::text as statutory, resolve_due('FUNDER', d, 'day', null, null)::text as funder,
         resolve_due('AGREED', d, 'day', null, null)::text as agreed from unnest($1::date[]) d`,
      [days],
    );
    expect(rows).toEqual(days.map((day) => ({ statutory: nextWorkingDay(day), funder: day, agreed: day })));
  });

  test.each([
    ['2021-05-17', 'day', '2021-05-17'],
    ['2021-05-17', 'month', '2021-05-31'],
    ['2021-05-17', 'quarter', '2021-06-30'],
    ['2021-05-17', 'year', '2021-12-31'],
    ['2024-02-01', 'month', '2024-02-29'],
  ])('what is said as %s with the precision %s means %s', async (base, precision, due) => {
    const world = await newTenant({ municipalities: [] });
    expect(await sql(world, `select resolve_due('FUNDER', $1, $2, null, null)::text as due`, [base, precision])).toEqual([{ due }]);
  });
});
