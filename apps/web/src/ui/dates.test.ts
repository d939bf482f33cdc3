import { describe, expect, test } from '@jest/globals';
import { addDays, dayOf, daysBetween, distance, followClock, fullDate, mondayOf, rowDate, time, today, weekOf } from './dates.ts';

const at = (instant: string): void => followClock(instant);

describe('dates', () => {
  test('today follows the server’s clock, in Swedish time', () => {
    at('2026-12-23T23:30:00Z');
    expect(today()).toBe('2026-12-24');
    followClock(null);
  });

  test('a day is as far away in words as in days', () => {
    at('2026-11-12T10:00:00Z');
    expect(['2026-11-06', '2026-11-12', '2026-11-13', '2026-11-17'].map(distance)).toEqual(['6 dagar sen', 'I dag', 'I morgon', 'Om 5 dagar']);
    followClock(null);
  });

  test('dates read as Swedes write them', () => {
    at('2026-11-12T10:00:00Z');
    expect(fullDate('2026-11-12')).toBe('torsdag 12 november 2026');
    expect(rowDate('2026-11-13')).toBe('fre 13 nov');
    expect(rowDate('2027-01-06')).toBe('ons 6 jan 2027');
    expect(time('2026-11-12T12:00:00Z')).toBe('13.00');
    followClock(null);
  });

  test('weeks are counted as in the ISO standard', () => {
    expect(['2026-01-01', '2026-11-12', '2027-01-03', '2027-01-04'].map(weekOf)).toEqual([1, 46, 53, 1]);
    expect(mondayOf('2026-11-15')).toBe('2026-11-09');
  });

  test('days are counted over the change to summer time', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(dayOf('2026-03-28T23:30:00Z')).toBe('2026-03-29');
  });
});
