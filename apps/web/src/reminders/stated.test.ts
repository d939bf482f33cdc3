import { describe, expect, test } from '@jest/globals';
import { lastDayOf, periodChoices, periodOf, statedText } from './stated.ts';

describe('what was stated less exactly than a day', () => {
  test('begins on the first day of its month, quarter or year', () => {
    expect(periodOf('2024-02-29', 'month')).toBe('2024-02-01');
    expect(periodOf('2026-12-31', 'quarter')).toBe('2026-10-01');
    expect(periodOf('2026-12-31', 'year')).toBe('2026-01-01');
  });

  test('ends on its last day, also in a leap year', () => {
    expect(lastDayOf('2028-02-10', 'month')).toBe('2028-02-29');
    expect(lastDayOf('2026-11-22', 'quarter')).toBe('2026-12-31');
    expect(lastDayOf('2021-06-06', 'year')).toBe('2021-12-31');
    expect(lastDayOf('2026-11-22', 'day')).toBe('2026-11-22');
  });

  test('is called what people call it', () => {
    expect(statedText('2026-10-01', 'quarter')).toMatch(/2026$/);
    expect(statedText('2026-10-01', 'year')).toBe('2026');
  });

  test('can be chosen among the coming ones, and stays choosable when it has passed', () => {
    expect(periodChoices('year', '2001-01-01')[0]?.value).toBe('2001-01-01');
    expect(periodChoices('month', '').length).toBe(24);
  });
});
