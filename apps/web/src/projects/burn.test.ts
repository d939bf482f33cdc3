import { describe, expect, test } from '@jest/globals';
import { burnOf, evenLeft } from './burn.ts';
import type { OneProject } from './project-page.tsx';
import { stepsOf } from './sums.ts';

const project = { startsOn: '2008-01-01', endsOn: '2008-12-31', budgetTotal: { amount: '1000.00' } } as unknown as OneProject;
const spent = (spentOn: string, amount: string) => ({ spentOn, amount: { amount } }) as never;

describe('a budget used up over time', () => {
  test('has one step for each day, in order, reversals taken off', () => {
    const steps = stepsOf([spent('2008-03-01', '100.00'), spent('2008-02-01', '50.50'), spent('2008-03-01', '-100.00')]);
    expect(steps).toEqual([
      { day: '2008-02-01', spent: 5050n, total: 5050n },
      { day: '2008-03-01', spent: 0n, total: 5050n },
    ]);
  });

  test('leaves what is not spent, known until the end of the project', () => {
    const burn = burnOf(project, [spent('2008-02-01', '250.00')])!;
    expect(burn).toMatchObject({ start: '2008-01-01', end: '2008-12-31', known: '2008-12-31', total: 100_000n, left: 75_000n });
  });

  test('is drawn until the last expenditure, also after the end', () => {
    expect(burnOf(project, [spent('2009-02-01', '250.00')])).toMatchObject({ end: '2009-02-01', known: '2009-02-01' });
  });

  test('at an even pace is whole on the first day, half on the middle day and gone on the last', () => {
    const burn = burnOf(project, [spent('2008-02-01', '250.00')])!;
    const period = { startsOn: '2008-01-01', endsOn: '2008-12-31' };
    expect(['2007-12-01', '2008-01-01', '2008-12-31', '2009-05-01'].map((day) => evenLeft(burn, period, day))).toEqual([100_000n, 100_000n, 0n, 0n]);
    expect(Number(evenLeft(burn, period, '2008-07-01'))).toBeCloseTo(50_000, -3);
  });

  test('is not drawn where nothing is spent or planned', () => {
    expect(burnOf(project, [])).toBeNull();
    expect(burnOf({ ...project, budgetTotal: { amount: '0.00' } } as never, [spent('2008-02-01', '1.00')])).toBeNull();
  });
});
