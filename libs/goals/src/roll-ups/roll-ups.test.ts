import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '@samnav/platform';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import fc from 'fast-check';
import { auditRollUps, differencesOf, readRollUps } from './audit-roll-ups.ts';
import { recompute } from './recompute.ts';
import type { RolledUp } from './recompute.ts';
import { Measured } from './testing/indicators.ts';
import type { Figure } from './testing/indicators.ts';

const NAMES = ['Umeå', 'Vindeln', 'Bjurholm', 'Vännäs'];
const RUNS = Number(process.env.ROLLUP_RUNS ?? 25);
let world: World;
beforeAll(async () => void (world = await newTenant({ municipalities: NAMES })));
afterAll(() => closeTestDatabase());

/** The region's figures of one indicator, as the database says them. */
const saidOf = async (indicator: string): Promise<RolledUp[]> => {
  const { said } = await world.database.write(world.system, (tx) => readRollUps(tx));
  return said.filter(({ key }) => key.startsWith(indicator)).sort((a, b) => (a.key < b.key ? -1 : 1));
};

const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(4)).map(([n, places]) => (n / 10 ** places).toFixed(places));
const positive = fc.tuple(fc.integer({ min: 1, max: 1e7 }), fc.nat(3)).map(([n, places]) => (n / 10 ** places).toFixed(places));
const figures = {
  value: fc.option(decimal, { freq: 6 }),
  numerator: fc.option(decimal, { freq: 6 }),
  denominator: fc.option(positive, { freq: 6 }),
};
const share = fc.record({
  ...figures,
  municipality: fc.nat(NAMES.length - 1),
  year: fc.integer({ min: 2020, max: 2022 }),
  state: fc.constantFrom('draft' as const, 'submitted' as const, 'approved' as const, 'approved' as const),
  text: fc.option(fc.constantFrom('Bra', 'Åt rätt håll')),
  parts: fc.array(fc.record({ ...figures, category: fc.nat(1) }), { maxLength: 2 }),
  kind: fc.constantFrom('municipality', 'municipality', 'municipality', 'city'),
});
const tree = fc.record({
  aggregation: fc.constantFrom('sum', 'ratio', 'weighted', 'latest', 'text'),
  factor: fc.constantFrom('1', '100', '1000'),
  shares: fc.uniqueArray(share, { selector: ({ municipality, year, kind }) => `${municipality} ${year} ${kind}`, maxLength: 14 }),
});
type Tree = typeof tree extends fc.Arbitrary<infer T> ? T : never;

const planted = ({ aggregation, factor, shares }: Tree): Promise<string> =>
  Measured.in(world, async (measured) => {
    const indicator = await measured.indicator({ aggregation, factor });
    const categories = [await measured.category(indicator), await measured.category(indicator)];
    const scopes = new Map<string, string>();
    for (const { municipality, year, kind, parts, ...said } of shares) {
      const at = `${municipality} ${kind}`;
      if (!scopes.has(at)) scopes.set(at, await measured.scope(indicator, kind, world.municipalities[NAMES[municipality]!]!));
      const own = [...new Map(parts.map((part) => [part.category, { ...part, category: categories[part.category]! }])).values()];
      await measured.figure(indicator, { ...(said as Partial<Figure>), scope: scopes.get(at)!, period: await measured.year(year), parts: own });
    }
    return indicator;
  });

describe('the roll-up of municipalities to the region', () => {
  test('equals a naive recomputation for random trees, breakdowns and missing values', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (given) => {
        const indicator = await planted(given);
        const { said, ...rows } = await world.database.write(world.system, (tx) => readRollUps(tx));
        const own = { ...rows, indicators: rows.indicators.filter(({ id }) => id === indicator) };
        expect(differencesOf(said.filter(({ key }) => key.startsWith(indicator)), recompute(own))).toEqual([]); // prettier-ignore
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  test('is the sum of numerators by the sum of denominators, never a mean of means', async () => {
    const [big, small] = [world.municipalities['Umeå']!, world.municipalities['Vindeln']!];
    const indicator = await Measured.in(world, async (measured) => {
      const id = await measured.indicator({ aggregation: 'ratio', factor: '100', unit: '%' });
      const period = await measured.year(2024);
      await measured.figure(id, { scope: await measured.scope(id, 'municipality', big), period, value: '10', numerator: '100', denominator: '1000' });
      await measured.figure(id, { scope: await measured.scope(id, 'municipality', small), period, value: '90', numerator: '90', denominator: '100' });
      return id;
    });
    const [point] = await saidOf(indicator);
    expect(point).toMatchObject({ value: '17.2727272727', numerator: '190', denominator: '1100', missing: ['Bjurholm', 'Vännäs'] }); // and not 50
  });

  test('names who is missing, counts who waits, and takes in only what is approved', async () => {
    const indicator = await Measured.in(world, async (measured) => {
      const id = await measured.indicator();
      const period = await measured.year(2023);
      const at = (name: string) => measured.scope(id, 'municipality', world.municipalities[name]!);
      await measured.figure(id, { scope: await at('Umeå'), period, value: '0.1' });
      await measured.figure(id, { scope: await at('Vännäs'), period, value: '0.2' });
      await measured.figure(id, { scope: await at('Vindeln'), period, value: '4', state: 'submitted' });
      await measured.figure(id, { scope: await at('Bjurholm'), period, value: '8', state: 'draft' });
      return id;
    });
    expect(await saidOf(indicator)).toMatchObject([{ value: '0.3', counted: 2, missing: ['Bjurholm', 'Vindeln'], waiting: 1 }]);
  });

  test('leaves out an indicator of one municipality', async () => {
    const indicator = await Measured.in(world, async (measured) => {
      const id = await measured.indicator({ municipality_id: world.municipalities['Umeå'] });
      const scope = await measured.scope(id, 'municipality', world.municipalities['Umeå']!);
      await measured.figure(id, { scope, period: await measured.year(2023), value: '1' });
      return id;
    });
    expect(await saidOf(indicator)).toEqual([]);
  });

  test('is another tenant’s to nobody', async () => {
    const other = await newTenant();
    const { said } = await other.database.write(other.system, (tx) => readRollUps(tx));
    expect(said).toEqual([]);
  });
});

describe('the audit of the roll-ups', () => {
  test('finds a figure that is not what its municipalities add up to', () => {
    const right: RolledUp = { key: 'a b ', value: '1', numerator: null, denominator: null, text: null, counted: 1, missing: [], waiting: 0 };
    expect(differencesOf([right], [right])).toEqual([]);
    expect(differencesOf([{ ...right, value: '2' }], [right])).toEqual([expect.stringContaining('the database says ["2"')]);
    expect(differencesOf([], [right])).toEqual([expect.stringContaining('the database says nothing')]);
  });

  test('recomputes every tenant and finds nothing wrong', async () => {
    const worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 });
    const { tenants, figures, differences } = await auditRollUps(worker).finally(() => worker.onApplicationShutdown());
    expect({ differences, some: tenants > 1 && figures > 3 }).toEqual({ differences: [], some: true });
  });
});
