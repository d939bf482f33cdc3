import { describe, expect, test } from '@jest/globals';
import type { OpenPeriodFragment, ReportScopeFragment } from '../generated/graphql.ts';
import { waitingValues } from './waiting-values.ts';

const period = (name: string, over: Partial<OpenPeriodFragment> = {}) =>
  ({
    id: name,
    name,
    periodicity: 'year',
    startsOn: `${name}-01-01`,
    endsOn: `${name}-12-31`,
    dueOn: null,
    lockedAt: null,
    unlocks: { nodes: [] },
    ...over,
  }) as never as OpenPeriodFragment;
const scope = (states: Record<string, string> = {}) =>
  ({
    id: 's',
    periodicity: null,
    indicator: { id: 'i', periodicity: 'year' },
    measurements: {
      nodes: Object.entries(states).map(([year, state]) => ({
        id: year,
        value: '1',
        state,
        period: { id: year, name: year, endsOn: `${year}-12-31` },
      })),
    },
    viewerCan: { save: true },
  }) as never as ReportScopeFragment;
const names = (scopes: ReportScopeFragment[], periods: OpenPeriodFragment[]) =>
  waitingValues(scopes, periods, 'me', '2026-02-01').map(
    (each) => `${each.period.name} ${each.measurement?.state ?? '-'} ${each.before?.period?.name ?? '-'}`,
  );

describe('the values that wait for a person', () => {
  const years = [period('2023'), period('2024'), period('2025'), period('2026')];
  test('the latest period that is over waits until it is handed in', () => {
    expect(names([scope({ 2024: 'approved' })], years)).toEqual(['2025 - 2024']);
    expect(names([scope({ 2025: 'submitted' })], years)).toEqual([]);
  });
  test('what came back waits again, and an earlier period waits when it has a last day', () => {
    expect(names([scope({ 2023: 'returned', 2025: 'approved' })], years)).toEqual(['2023 returned -']);
    expect(names([scope({ 2025: 'draft' })], [period('2024', { dueOn: '2026-03-01' }), period('2025')])).toEqual(['2025 draft -', '2024 - -']);
  });
  test('a locked period waits for nobody but whom it is unlocked for', () => {
    const locked = { lockedAt: '2026-01-31T10:00:00Z' };
    const unlock = { id: 'u', live: true, until: '2026-02-03T00:00:00Z', person: { id: 'me' } };
    expect(names([scope()], [period('2025', locked)])).toEqual([]);
    expect(names([scope()], [period('2025', { ...locked, unlocks: { nodes: [unlock] } } as never)])).toEqual(['2025 - -']);
    expect(names([scope()], [period('2025', { ...locked, unlocks: { nodes: [{ ...unlock, live: false }] } } as never)])).toEqual([]);
  });
});
