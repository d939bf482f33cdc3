import { describe, expect, test } from '@jest/globals';
import { burnOf, evenLeft } from './burn.ts';
import type { OneProject } from './project-page.tsx';

const project = {
  ...{ startsOn: '2008-01-01', endsOn: '2008-12-31' },
  ...{ budgetTotal: { amount: '1000.00' }, spentTotal: { amount: '250.00' } },
} as unknown as OneProject;
const month = (startsOn: string, cash: string, inKind: string, toDate: string, ahead = false) =>
  ({
    ...{ startsOn, ahead, spentCash: { amount: cash }, spentInKind: { amount: inKind } },
    ...{ cashToDate: { amount: toDate }, inKindToDate: { amount: inKind } },
  }) as never;

describe('a budget used up over time', () => {
  test('has one step for each month that has begun, in order, money and own work together', () => {
    const burn = burnOf(project, [month('2008-03-01', '0.00', '0.00', '200.00'), month('2008-02-01', '200.00', '50.00', '200.00')])!;
    expect(burn.steps).toEqual([
      { day: '2008-02-29', spent: 25_000n, total: 25_000n },
      { day: '2008-03-31', spent: 0n, total: 20_000n },
    ]);
  });

  test('leaves what is not spent, known until the end of the project', () => {
    const burn = burnOf(project, [month('2008-02-01', '250.00', '0.00', '250.00'), month('2999-01-01', '0.00', '0.00', '0.00', true)])!;
    expect(burn).toMatchObject({ start: '2008-01-01', end: '2008-12-31', known: '2008-12-31', total: 100_000n, left: 75_000n });
    expect(burn.steps).toHaveLength(1);
  });

  test('at an even pace is whole on the first day, half on the middle day and gone on the last', () => {
    const burn = burnOf(project, [month('2008-02-01', '250.00', '0.00', '250.00')])!;
    const period = { startsOn: '2008-01-01', endsOn: '2008-12-31' };
    expect(['2007-12-01', '2008-01-01', '2008-12-31', '2009-05-01'].map((day) => evenLeft(burn, period, day))).toEqual([100_000n, 100_000n, 0n, 0n]);
    expect(Number(evenLeft(burn, period, '2008-07-01'))).toBeCloseTo(50_000, -3);
  });

  test('is not drawn where nothing is spent or planned', () => {
    expect(burnOf(project, [])).toBeNull();
    expect(burnOf(project, [month('2008-02-01', '0.00', '0.00', '0.00')])).toBeNull();
    expect(burnOf({ ...project, budgetTotal: { amount: '0.00' } } as never, [month('2008-02-01', '1.00', '0.00', '1.00')])).toBeNull();
  });
});
