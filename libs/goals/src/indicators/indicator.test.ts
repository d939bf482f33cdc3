import { closeTestDatabase, newTenant, refusedWith } from '@samnav/platform/testing';
import { afterAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { Municipality, Person } from '@samnav/networks';
import { IndicatorAggregation, IndicatorDirection, IndicatorScopeKind, Periodicity, TargetComparator } from './indicator-choices.ts';
import { Indicator } from './indicator.entity.ts';
import { indicators, newMeasured, targetValues } from '../testing/measured.ts';
import type { Measured } from '../testing/measured.ts';

afterAll(closeTestDatabase);

const umeå = ({ world }: Measured) => globalId(Municipality, world.municipalities.Umeå!);
const scope = (it: Measured, kind: IndicatorScopeKind, name: string, municipalityId: string | null = umeå(it), by = it.coordinator) =>
  it.write(by, (tx) =>
    indicators.addScope(tx, { indicatorId: it.indicatorId, kind, name, municipalityId, ownerId: globalId(Person, it.coordinator.personId!) }),
  );

describe('scopes', () => {
  test('city, municipality and municipal group stand on one indicator, each with a target value of its own', async () => {
    const it = await newMeasured();
    const city = `isc_${await scope(it, IndicatorScopeKind.city, 'Umeå tätort')}`;
    const group = `isc_${await scope(it, IndicatorScopeKind.municipalGroup, 'Umeå kommunkoncern')}`;
    for (const [scopeId, year] of [
      [city, 2030],
      [it.scopeId, 2040],
      [group, 2025],
    ] as const)
      // prettier-ignore
      await it.write(it.strategist, (tx) => targetValues.set(tx, { scopeId, year, value: '0', comparator: TargetComparator.atMost }));
    const years = await it.write(it.coordinator, (tx) => tx.sql<{ year: number }>('select year from target_value order by year'));
    expect(years.map(({ year }) => year)).toEqual([2025, 2030, 2040]);
  });

  test('a municipality is measured once, and only the region has none', async () => {
    const it = await newMeasured();
    expect(await refusedWith(scope(it, IndicatorScopeKind.municipality, 'Umeå igen'))).toEqual(['SCOPE_TAKEN']);
    expect(await refusedWith(scope(it, IndicatorScopeKind.city, 'Tätort', null))).toEqual(['SCOPE_NEEDS_MUNICIPALITY']);
    expect(await refusedWith(scope(it, IndicatorScopeKind.region, 'Regionen'))).toEqual(['SCOPE_NEEDS_MUNICIPALITY']);
  });

  test('a municipality’s own indicator is measured there only, neither in another nor in the region', async () => {
    const it = await newMeasured();
    const place = { municipalityId: umeå(it), ownerId: globalId(Person, it.strategist.personId!) };
    const sort = { direction: IndicatorDirection.ascending, aggregation: IndicatorAggregation.latest, periodicity: Periodicity.year };
    const own = await it.write(it.strategist, (tx) => indicators.create(tx, { name: 'Egen', unit: '%', ...sort, ...place }));
    const its = { ...it, indicatorId: globalId(Indicator, own) };
    const vindeln = globalId(Municipality, it.world.municipalities.Vindeln!);
    for (const by of [it.strategist, it.coordinator]) {
      expect(await refusedWith(scope(its, IndicatorScopeKind.municipality, 'Vindeln', vindeln, by))).toEqual(['SCOPE_OF_OTHER_MUNICIPALITY']);
      expect(await refusedWith(scope(its, IndicatorScopeKind.region, 'Regionen', null, by))).toEqual(['SCOPE_OF_OTHER_MUNICIPALITY']);
    }
    await scope(its, IndicatorScopeKind.city, 'Umeå tätort', umeå(it), it.strategist);
  });

  test('a strategist adds none to what is the region’s, and another tenant’s indicator does not exist', async () => {
    const it = await newMeasured();
    expect(await refusedWith(scope(it, IndicatorScopeKind.city, 'Tätort', umeå(it), it.strategist))).toEqual(['FORBIDDEN']);
    const other = await (await newTenant()).as('regionCoordinator');
    const given = { indicatorId: it.indicatorId, name: 'Kön', categories: ['kvinnor'] };
    expect(await refusedWith(it.world.database.write(other, (tx) => indicators.addDimension(tx, given)))).toEqual(['NOT_FOUND']);
  });
});

describe('target values', () => {
  test('2 t by 2040 and 1 t by 2050 are two', async () => {
    const it = await newMeasured();
    for (const [year, value] of [
      [2040, '2'],
      [2050, '1'],
    ] as const)
      // prettier-ignore
      await it.write(it.strategist, (tx) => targetValues.set(tx, { scopeId: it.scopeId, year, value, comparator: TargetComparator.atMost }));
    const found = await it.write(it.coordinator, (tx) => tx.sql<{ value: string }>('select value from target_value order by year'));
    expect(found.map(({ value }) => value)).toEqual(['2', '1']);
  });

  test('one that is there is changed only by who saw it', async () => {
    const it = await newMeasured();
    const set = (value: string, expectedVersion?: number, by = it.strategist) =>
      it.write(by, (tx) => targetValues.set(tx, { scopeId: it.scopeId, year: 2025, value, comparator: TargetComparator.atLeast, expectedVersion }));
    const id = await set('65');
    expect(await refusedWith(set('66'))).toEqual(['VERSION_CONFLICT']);
    expect(await set('66', 1)).toBe(id);
    const sibling = await it.world.as('strategist', { municipalityId: it.world.municipalities.Vindeln! });
    expect(await refusedWith(set('67', 2, sibling))).toEqual(['FORBIDDEN']);
  });
});

test('a planned action has its full effect in its first year at the earliest', async () => {
  const it = await newMeasured();
  const action = {
    scopeId: it.scopeId,
    title: 'Elbussar',
    effect: '-0.6',
    fromYear: 2030,
    fullYear: 2029,
    ownerId: globalId(Person, it.coordinator.personId!),
  };
  expect(await refusedWith(it.write(it.strategist, (tx) => targetValues.createAction(tx, action)))).toEqual(['FULL_EFFECT_BEFORE_FIRST']);
});
