import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, plusDays } from '../calendar/testing/statutes.ts';
import { anchorsOf } from './anchors.ts';
import type { Rule } from './anchors.ts';
import { CalendarPeriod, OffsetUnit, RecurrencePattern, Weekday } from './rule.entity.ts';

const { yearly, quarterly, monthly, everyMonths, weekday, periodEnd, bodyDate } = RecurrencePattern;
const on = (rule: Rule, from: string, until: string): string[] => anchorsOf(rule, from, until).map((anchor) => anchor.on);

describe('what comes back', () => {
  test.each<[string, Rule, from: string, until: string, string[]]>([
    [
      'the leap day comes back on the last day of February',
      { pattern: yearly },
      '2028-02-29',
      '2032-12-31',
      ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
    ],
    [
      'the 31st is the last day of shorter months',
      { pattern: monthly, dayOfMonth: 31 },
      '2026-01-01',
      '2026-05-31',
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [
      'every third month from the first',
      { pattern: quarterly, dayOfMonth: 15 },
      '2026-02-20',
      '2026-12-31',
      ['2026-05-15', '2026-08-15', '2026-11-15'],
    ],
    ['every four months', { pattern: everyMonths, interval: 4 }, '2026-01-10', '2026-12-31', ['2026-01-10', '2026-05-10', '2026-09-10']],
    [
      'the second Tuesday',
      { pattern: weekday, nth: 2, weekday: Weekday.tuesday },
      '2026-11-01',
      '2027-01-31',
      ['2026-11-10', '2026-12-08', '2027-01-12'],
    ],
    [
      'the last Friday',
      { pattern: weekday, nth: -1, weekday: Weekday.friday },
      '2026-11-01',
      '2027-01-31',
      ['2026-11-27', '2026-12-25', '2027-01-29'],
    ],
    [
      'a fifth Monday only where there is one',
      { pattern: weekday, nth: 5, weekday: Weekday.monday },
      '2026-11-01',
      '2027-04-30',
      ['2026-11-30', '2027-03-29'],
    ],
    [
      'the first Thursday of October each year',
      { pattern: weekday, nth: 1, weekday: Weekday.thursday, month: 10 },
      '2026-11-01',
      '2028-12-31',
      ['2027-10-07', '2028-10-05'],
    ],
    [
      'the ends of half years',
      { pattern: periodEnd, period: CalendarPeriod.halfYear },
      '2026-06-30',
      '2027-06-30',
      ['2026-06-30', '2026-12-31', '2027-06-30'],
    ],
  ])('%s', (_what, rule, from, until, days) => expect(on(rule, from, until)).toEqual(days));

  test('a period begins with its first day, otherwise with the occurrence before', () => {
    expect(anchorsOf({ pattern: periodEnd, period: CalendarPeriod.quarter }, '2026-11-22', '2026-12-31')).toEqual([
      { on: '2026-12-31', startsOn: '2026-10-01' },
    ]);
    expect(anchorsOf({ pattern: yearly, month: 3, dayOfMonth: 1 }, '2026-11-22', '2027-12-31')).toEqual([
      { on: '2027-03-01', startsOn: '2026-03-01' },
    ]);
    expect(anchorsOf({ pattern: bodyDate }, '2026-02-01', '2026-12-31', ['2026-03-01', '2026-01-15'])).toEqual([
      { on: '2026-03-01', startsOn: '2026-01-15' },
    ]);
  });
});

const enumOf = <T extends Record<string, string>>(values: T): fc.Arbitrary<T[keyof T]> => fc.constantFrom(...(Object.values(values) as T[keyof T][]));
const day = fc.integer({ min: 0, max: 3650 }).map((days) => plusDays('2026-01-01', days));
const dayOfMonth = fc.integer({ min: 1, max: 31 });
const month = fc.integer({ min: 1, max: 12 });
const interval = fc.integer({ min: 1, max: 15 });
const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ pattern: fc.constant(yearly), month, dayOfMonth }),
  fc.record({ pattern: fc.constantFrom(quarterly, monthly), dayOfMonth }),
  fc.record({ pattern: fc.constant(everyMonths), interval, dayOfMonth }),
  fc.record({ pattern: fc.constant(weekday), nth: fc.constantFrom(-1, 1, 2, 3, 4, 5), weekday: enumOf(Weekday), interval }),
  fc.record({ pattern: fc.constant(weekday), nth: fc.constantFrom(-1, 1, 2, 3, 4, 5), weekday: enumOf(Weekday), month }),
  fc.record({ pattern: fc.constant(periodEnd), period: enumOf(CalendarPeriod), offsetUnit: enumOf(OffsetUnit) }),
);

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Whether a day is an occurrence, asked of the day alone. */
function happens(rule: Rule, from: string, at: string): boolean {
  const [date, first] = [new Date(at), new Date(from)];
  const tomorrow = new Date(plusDays(at, 1));
  const since = (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - first.getUTCMonth();
  const inMonth = date.getUTCDate() === rule.dayOfMonth || (tomorrow.getUTCDate() === 1 && date.getUTCDate() < (rule.dayOfMonth ?? 0));
  switch (rule.pattern) {
    case yearly:
      return inMonth && date.getUTCMonth() + 1 === rule.month;
    case quarterly:
      return inMonth && since % 3 === 0;
    case monthly:
      return inMonth;
    case everyMonths:
      return inMonth && since % rule.interval! === 0;
    case weekday: {
      const named = NAMES[date.getUTCDay()] === rule.weekday;
      const nth = rule.nth === -1 ? new Date(plusDays(at, 7)).getUTCMonth() !== date.getUTCMonth() : Math.ceil(date.getUTCDate() / 7) === rule.nth;
      return named && nth && (rule.month === undefined ? since % rule.interval! === 0 : date.getUTCMonth() + 1 === rule.month);
    }
    default:
      return tomorrow.getUTCDate() === 1 && tomorrow.getUTCMonth() % { month: 1, quarter: 3, halfYear: 6, year: 12 }[rule.period!] === 0;
  }
}

test('every rule comes back on exactly the days that a walk from day to day finds', () => {
  fc.assert(
    fc.property(rules, day, fc.integer({ min: 0, max: 800 }), (rule, from, length) => {
      const until = plusDays(from, length);
      expect(on(rule, from, until)).toEqual(daysBetween(from, until).filter((at) => happens(rule, from, at)));
    }),
    { numRuns: 300, seed: 1930 },
  );
});
