import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import fc from 'fast-check';
import { gapIn } from './gap-words.ts';
import type { GapFacts } from './gap-words.ts';
import { Measured } from './testing/indicators.ts';

let world: World;
beforeAll(async () => void (world = await newTenant({ municipalities: ['Umeå', 'Vindeln'] })));
afterAll(() => closeTestDatabase());

type Points = { year: number; value: number }[];
type Row = GapFacts & {
  latestValue: string | null;
  targetValue: string | null;
  pace: string | null;
  plannedReachedYear: number | null;
  targetLine: Points | null;
  plannedLine: Points | null;
};
const COLUMNS = `unit, decimals, latest_value::text "latestValue", target_value::text "targetValue", target_year "targetYear", gap::text, pace::text, state,
  reached_year "reachedYear", planned_reached_year "plannedReachedYear", target_line "targetLine", planned_line "plannedLine"`;
const trajectory = async (scope: string): Promise<Row> => {
  const [row] = await world.database.write(world.system, (tx) =>
    tx.sql<Row>(`select ${COLUMNS} from indicator_trajectory where coalesce(scope_id, indicator_id) = $1`, [scope]),
  );
  return row!;
};

interface Given {
  indicator?: Record<string, unknown>;
  /** Approved values by year. */
  values?: [number, string][];
  /** Target values by year. */
  targets?: [number, string][];
  comparator?: string;
  /** Effect, first year, year of full effect. */
  actions?: [string, number, number][];
}
const scopeWith = ({ indicator = {}, values = [], targets = [], comparator, actions = [] }: Given): Promise<string> =>
  Measured.in(world, async (measured) => {
    const id = await measured.indicator({ municipality_id: world.municipalities['Umeå'], ...indicator });
    const scope = await measured.scope(id, 'municipality', world.municipalities['Umeå']!);
    for (const [year, value] of values) await measured.figure(id, { scope, period: await measured.year(year), value });
    for (const [year, value] of targets) await measured.target(id, scope, year, value, comparator);
    for (const [effect, from, full] of actions) await measured.action(id, scope, effect, from, full);
    return scope;
  });

describe('a trajectory', () => {
  test('draws two targets, and says the gap and the year in words', async () => {
    const row = await trajectory(await scopeWith({ values: [[2020, '8'], [2022, '7.6'], [2024, '7.2']], targets: [[2040, '2'], [2050, '1']] })); // prettier-ignore
    expect(row.targetLine).toEqual([{ year: 2020, value: 8 }, { year: 2040, value: 2 }, { year: 2050, value: 1 }]); // prettier-ignore
    expect(row).toMatchObject({ state: 'behind', gap: '0.4', pace: '-0.2', reachedYear: 2050, targetYear: 2040 });
    expect(gapIn('sv')(row)).toBe('0,4 t över linjen; i denna takt nås målet 2050');
    expect(gapIn('en')(row)).toBe('0.4 t above the line; at this pace the target is reached in 2050');
  });

  test('that reaches its target value exactly in the target year is on track, whatever the pace is divided by', async () => {
    for (let years = 1; years <= 12; years++) {
      const row = await trajectory(await scopeWith({ values: [[2024, '7'], [2025, '6']], targets: [[2025 + years + 1, String(6 - years)]] })); // prettier-ignore
      expect(row).toMatchObject({ reachedYear: 2025 + years });
      const exactly = await trajectory(await scopeWith({ values: [[2024, '7'], [2025, '6']], targets: [[2025 + years + 1, String(5 - years)]] })); // prettier-ignore
      expect(exactly).toMatchObject({ state: 'onTrack', gap: '0', reachedYear: 2025 + years + 1 });
    }
  });

  test('at 64.9 does not meet "at least 65", and at 65 does', async () => {
    const given: Given = { indicator: { direction: 'ascending', unit: '%' }, targets: [[2045, '65']], comparator: 'atLeast' };
    const [below, on] = [await scopeWith({ ...given, values: [[2023, '66'], [2024, '64.9']] }), await scopeWith({ ...given, values: [[2024, '65']] })]; // prettier-ignore
    expect([(await trajectory(below)).state, (await trajectory(on)).state]).toEqual(['behind', 'reached']);
    expect(gapIn('sv')(await trajectory(below))).toBe('1,1 % under linjen; i denna takt nås målet inte');
  });

  test('past its target year is passed, or reached where the year’s own figure met it, and never on track', async () => {
    const missed = await trajectory(await scopeWith({ values: [[2009, '3'], [2010, '2.5'], [2024, '1']], targets: [[2010, '2']] })); // prettier-ignore
    const met = await trajectory(await scopeWith({ values: [[2009, '3'], [2010, '2'], [2024, '4']], targets: [[2010, '2']] })); // prettier-ignore
    expect([missed.state, met.state]).toEqual(['passed', 'reached']);
    expect(gapIn('en')(missed)).toBe('1.0 t below the target value; the target year 2010 has passed without the target being reached');
  });

  test('adds what is planned, growing evenly to its full effect', async () => {
    const row = await trajectory(await scopeWith({ values: [[2024, '10']], targets: [[2035, '6']], actions: [['-4', 2025, 2028], ['-1', 2020, 2020]] })); // prettier-ignore
    expect(row.plannedLine!.slice(0, 6).map(({ value }) => value)).toEqual([10, 9, 8, 7, 6, 6]); // what was at full effect before is in the figure
    expect(row).toMatchObject({ state: 'noPace', plannedReachedYear: 2028 });
    expect(gapIn('sv')(row)).toBe('på linjen; takten är okänd: bara ett värde är godkänt');
  });

  test('says where nothing is approved, and where there is no target', async () => {
    const rows = [await scopeWith({ targets: [[2040, '2']] }), await scopeWith({ values: [[2024, '1']] })].map(trajectory);
    expect((await Promise.all(rows)).map(({ state }) => state)).toEqual(['noData', 'noTarget']);
  });

  test('of the region is of its rolled-up figures, with the actions of all where they are sums', async () => {
    const indicator = await Measured.in(world, async (measured) => {
      const id = await measured.indicator();
      const scopes = [
        await measured.scope(id, 'municipality', world.municipalities['Umeå']!),
        await measured.scope(id, 'municipality', world.municipalities['Vindeln']!),
      ];
      for (const scope of scopes) await measured.figure(id, { scope, period: await measured.year(2024), value: '5.05' });
      for (const scope of scopes) await measured.action(id, scope, '-1', 2025, 2025);
      return id;
    });
    expect(await trajectory(indicator)).toMatchObject({ latestValue: '10.1', state: 'noTarget', plannedLine: [{ value: 10.1 }, { value: 8.1 }, {}, {}, {}, {}, {}, {}, {}, {}, {}] }); // prettier-ignore
  });

  test('goes by least squares over what is approved, whatever was measured', async () => {
    const values = fc.uniqueArray(fc.tuple(fc.integer({ min: 1990, max: 2025 }), fc.integer({ min: -5000, max: 5000 })), { selector: ([year]) => year, minLength: 2, maxLength: 8 }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const row = await trajectory(await scopeWith({ values: given.map(([year, value]) => [year, (value / 100).toFixed(2)]) }));
        const mean = (of: (at: [number, number]) => number): number => given.reduce((sum, at) => sum + of(at), 0) / given.length;
        const [x, y] = [mean(([year]) => year), mean(([, value]) => value / 100)];
        const pace = mean(([year, value]) => (year - x) * (value / 100 - y)) / mean(([year]) => (year - x) ** 2);
        expect(Number(row.pace)).toBeCloseTo(pace, 7);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
