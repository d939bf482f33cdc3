import { afterAll, describe, expect, test } from '@jest/globals';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import fc from 'fast-check';
import { DeadlineKind } from '../deadlines/deadline.entity.ts';
import { dueDate } from './due-date.ts';
import { nextWorkingDay, plusDays } from './testing/statutes.ts';

afterAll(closeTestDatabase);

type Asked = [kind: DeadlineKind, base: string, after?: string, code?: string];
const { STATUTORY, FUNDER, MUNICIPAL, AGREED } = DeadlineKind;

async function due(world: World, [kind, base, after, municipalityCode = '2480']: Asked) {
  const scope = await world.as('reader');
  return world.database.write(scope, async (tx) => {
    await tx.sql('set transaction read only'); // it writes nothing
    return dueDate(tx, { kind, base, municipalityCode, after: after ?? null });
  });
}

describe('when something is due', () => {
  test.each<[Asked, on: string, movedFrom: string | null, reason: string | null]>([
    [[STATUTORY, '2026-11-22', '3 weeks'], '2026-12-14', '2026-12-13', 'söndag'],
    [[STATUTORY, '2026-09-19', '3 months'], '2026-12-21', '2026-12-19', 'lördag'],
    [[STATUTORY, '2026-09-24', '3 months'], '2026-12-28', '2026-12-24', 'julafton (lag 1930:173)'],
    [[STATUTORY, '2027-06-25'], '2027-06-28', '2027-06-25', 'midsommarafton (lag 1930:173)'],
    [[STATUTORY, '2026-05-14'], '2026-05-15', '2026-05-14', 'Kristi himmelsfärdsdag (lag 1989:253)'],
    [[STATUTORY, '2026-11-30', '3 months'], '2027-03-01', '2027-02-28', 'söndag'],
    [[STATUTORY, '2027-11-30', '3 months'], '2028-02-29', null, null],
    [[STATUTORY, '2028-02-29', '1 year'], '2029-02-28', null, null],
    [[STATUTORY, '2026-12-23', '5 working days'], '2027-01-05', null, null],
    [[STATUTORY, '2026-12-01', '10 days'], '2026-12-11', null, null],
    [[FUNDER, '2026-09-24', '3 months'], '2026-12-24', null, null],
    [[AGREED, '2026-12-26'], '2026-12-26', null, null],
  ])('%j is %s', async (asked, on, movedFrom, reason) => {
    expect(await due(await newTenant(), asked)).toEqual({ on, at: `${on}T${summer(on) ? 21 : 22}:59:59.000Z`, movedFrom, reason });
  });

  test('the municipality’s own extra day moves its own deadlines, and not its sibling’s or a statutory one', async () => {
    const world = await newTenant();
    await world.database.write(world.system, (tx) =>
      tx.sql(`insert into calendar_day (municipality_id, day, name, kind) values ($1, '2026-11-20', 'kommunens dag', 'extraDay')`, [
        world.municipalities.Umeå,
      ]),
    );
    const moved = { on: '2026-11-23', movedFrom: '2026-11-20', reason: 'kommunens dag' };
    expect(await due(world, [MUNICIPAL, '2026-11-20'])).toMatchObject(moved);
    expect(await due(world, [MUNICIPAL, '2026-11-20', undefined, '2404'])).toMatchObject({ on: '2026-11-20', movedFrom: null });
    expect(await due(world, [STATUTORY, '2026-11-20'])).toMatchObject({ on: '2026-11-20', movedFrom: null });
  });

  test('the day ends by the municipality’s own clock', async () => {
    const world = await newTenant();
    await world.database.write(world.system, (tx) => tx.sql(`update municipality set time_zone = 'Europe/Helsinki' where code = '2480'`));
    expect((await due(world, [FUNDER, '2026-12-31'])).at).toBe('2026-12-31T21:59:59.000Z');
  });

  test('weeks after any day end on the same weekday, put off as the laws say', async () => {
    const world = await newTenant();
    const asked = fc.sample(fc.tuple(fc.integer({ min: 0, max: 3500 }), fc.integer({ min: 1, max: 20 })), { numRuns: 40, seed: 7 });
    for (const [from, weeks] of asked) {
      const base = plusDays('2026-01-01', from);
      expect((await due(world, [STATUTORY, base, `${weeks} weeks`])).on).toBe(nextWorkingDay(plusDays(base, 7 * weeks)));
    }
  });

  test('the reason is said in the reader’s language', async () => {
    const world = await newTenant();
    const scope = { ...(await world.as('reader')), language: 'en' as const };
    const asked = { kind: STATUTORY, base: '2026-12-24', municipalityCode: '2480', after: null };
    expect((await world.database.write(scope, (tx) => dueDate(tx, asked))).reason).toBe('Christmas Eve (Act 1930:173)');
  });
});

describe('what cannot be answered', () => {
  test.each(['3 mnth', 'months', '-3 months', '3.5 weeks', '', '99999 days'])('%j is no period, and the answer names the field', async (after) => {
    const world = await newTenant();
    const faults = await refusals(due(world, [FUNDER, '2026-01-01', after]));
    expect(faults.map(({ code, path }) => [code, path])).toEqual([['PERIOD_INVALID', ['after']]]);
  });

  test('a municipality of another tenant looks exactly like none', async () => {
    const world = await newTenant();
    await newTenant({ municipalities: ['Kiruna'] });
    const [foreign, absent] = [
      await refusals(due(world, [FUNDER, '2026-01-01', undefined, '2584'])),
      await refusals(due(world, [FUNDER, '2026-01-01', undefined, '0000'])),
    ];
    expect(foreign.map((fault) => fault.message)).toEqual(absent.map((fault) => fault.message));
    expect(foreign.map(({ code, path }) => [code, path])).toEqual([['NOT_FOUND', ['municipalityCode']]]);
  });

  test('a day beyond the calendar is refused', async () => {
    expect(await refusedWith(due(await newTenant(), [STATUTORY, '2099-12-31', '9 years']))).toEqual(['CALENDAR_ENDS']);
  });
});

/** Whether the day ends in summer time: from the last Sunday of March to the one of October. */
function summer(day: string): boolean {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm', timeZoneName: 'shortOffset' })
    .format(new Date(`${day}T12:00Z`))
    .includes('+2');
}
