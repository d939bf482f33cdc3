import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

interface Made {
  id: string;
  version: number;
}

// of its own, as these tests report figures in the demo's region
let own: OwnDatabase;
let world: Furnished;
let coordinator: Visitor;
let strategist: Visitor;
let umea: string;
let ownerId: string;
beforeAll(async () => {
  own = await ownDatabase('test');
  world = await openWorld(own.env);
  coordinator = await world.visit('samordnare@umearegionen.example');
  strategist = await world.visit('strateg@umea.example');
  const { data } = await coordinator.ask(`{ municipalities(filter: { name: { eq: "Umeå" } }) { nodes { id } } me { person { id } } }`);
  umea = data.municipalities.nodes[0].id;
  ownerId = data.me.person.id;
}, 240_000);
afterAll(async () => {
  await world.close();
  await own.drop();
});

/** A mutation that must succeed; answers the object that it made. */
async function make(name: string, input: object, made: string, by = coordinator): Promise<Made> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await by.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${made} { id version } errors { code message } } }`, { input });
  expect([name, answer.errors, answer.data?.[name].errors]).toEqual([name, undefined, []]);
  return answer.data[name][made];
}
const indicator = (name: string, more: object): Promise<Made> =>
  make('createIndicator', { name, unit: '%', aggregation: 'latest', periodicity: 'year', direction: 'ascending', ownerId, ...more }, 'indicator');
const scope = (indicatorId: string, kind: string, name: string): Promise<Made> =>
  make('addIndicatorScope', { indicatorId, kind, name, municipalityId: umea, ownerId }, 'indicatorScope');
const target = (scopeId: string, year: number, value: string, comparator: string): Promise<Made> =>
  make('setTargetValue', { scopeId, year, value, comparator }, 'targetValue');
async function period(year: number): Promise<string> {
  const { data } = await coordinator.ask(`{ reportingPeriods(filter: { name: { eq: "${year}" } }) { nodes { id } } }`);
  const days = { name: String(year), periodicity: 'year', startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  return data.reportingPeriods.nodes[0]?.id ?? (await make('createReportingPeriod', days, 'reportingPeriod')).id;
}
/** Reported by Umeå’s strategist, approved by the coordinator. */
async function report(scopeId: string, year: number, figures: object): Promise<Made> {
  const draft = await make('saveMeasurement', { scopeId, periodId: await period(year), ...figures }, 'measurement', strategist);
  const sent = await make('submitMeasurement', { id: draft.id, expectedVersion: draft.version }, 'measurement', strategist);
  return make('approveMeasurement', { id: sent.id, expectedVersion: sent.version }, 'measurement');
}
/** What anybody of the region reads of an indicator. */
async function read(id: string, fields: string): Promise<any> {
  const reader = await world.visit('politiker@umea.example');
  const { data, errors } = await reader.ask(`{ indicators(filter: { id: { eq: "${id}" } }) { nodes { ${fields} } } }`);
  expect(errors).toBeUndefined();
  return data.indicators.nodes[0];
}

test('64.9 % does not meet at least 65 %; 65.0 does', async () => {
  const { id } = await indicator('Hållbara resor, på gränsen', { decimals: 0 });
  const under = await scope(id, 'city', 'Umeå tätort');
  const exactly = await scope(id, 'municipality', 'Umeå');
  for (const [{ id: scopeId }, value] of [
    [under, '64.9'],
    [exactly, '65.0'],
  ] as const) {
    await target(scopeId, 2025, '65', 'atLeast');
    await report(scopeId, 2025, { value });
  }
  const { scopes } = await read(id, 'scopes { nodes { name targetValues { nodes { value measured state } } trajectories { nodes { state } } } }');
  const stands = (name: string, measured: string, state: string, heading: string) => ({
    name,
    targetValues: { nodes: [{ value: '65', measured, state }] },
    trajectories: { nodes: [{ state: heading }] },
  });
  expect(scopes.nodes).toEqual([stands('Umeå tätort', '64.9', 'notMet', 'passed'), stands('Umeå', '65.0', 'met', 'reached')]);
}, 120_000);

test('a target value of the region is judged by what its municipalities add up to', async () => {
  const { id } = await indicator('Nya bostäder i regionen', { unit: 'st', aggregation: 'sum' });
  const { id: scopeId } = await make('addIndicatorScope', { indicatorId: id, kind: 'region', name: 'Umeåregionen', ownerId }, 'indicatorScope');
  const { id: umeaId } = await scope(id, 'municipality', 'Umeå');
  await target(scopeId, 2024, '100', 'atLeast');
  await target(scopeId, 2025, '100', 'atLeast');
  await report(umeaId, 2024, { value: '99.9' });
  await report(umeaId, 2025, { value: '100' });
  const { targetValues } = await read(id, 'targetValues { nodes { year measured state } }');
  expect(targetValues.nodes).toEqual([
    { year: 2024, measured: '99.9', state: 'notMet' },
    { year: 2025, measured: '100', state: 'met' },
  ]);
}, 120_000);

test('2 t by 2040 and 1 t by 2050 are two points of one line, and the nearer one is what it is judged by', async () => {
  const { id } = await indicator('Utsläpp per person, två målår', { unit: 't', direction: 'descending' });
  const { id: scopeId } = await scope(id, 'municipality', 'Umeå');
  await target(scopeId, 2040, '2', 'atMost');
  await target(scopeId, 2050, '1', 'atMost');
  await report(scopeId, 2024, { value: '7' });
  await report(scopeId, 2025, { value: '6' });
  const { scopes } = await read(
    id,
    'scopes { nodes { targetValues { nodes { year } } trajectories { nodes { targetYear targetValue targetLine gapTextEn } } } }',
  );
  expect(scopes.nodes[0].targetValues.nodes).toEqual([{ year: 2040 }, { year: 2050 }]);
  expect(scopes.nodes[0].trajectories.nodes).toMatchObject([
    {
      targetYear: 2040,
      targetValue: '2',
      targetLine: [
        { year: 2024, value: 7 },
        { year: 2040, value: 2 },
        { year: 2050, value: 1 },
      ],
      gapTextEn: '0.7 t below the line; at this pace the target is reached in 2029',
    },
  ]);
}, 120_000);

test('climate neutral 2025, 2030 and 2040 are target values of three scopes on one indicator', async () => {
  const reader = await world.visit('politiker@umea.example');
  const { data } = await reader.ask(`{ indicators(filter: { name: { eq: "Nettoutsläpp av växthusgaser" } }) { nodes { scopes(first: 20) { nodes {
    kind targetValues { nodes { year value comparator } } trajectories { nodes { targetYear } } } } } } }`);
  const told = data.indicators.nodes[0].scopes.nodes.filter((s: any) => s.targetValues.nodes.length);
  const of = (kind: string, year: number) => ({
    kind,
    targetValues: { nodes: [{ year, value: '0', comparator: 'atMost' }] },
    trajectories: { nodes: [{ targetYear: year }] },
  });
  expect(told).toHaveLength(3);
  expect(told).toEqual(expect.arrayContaining([of('municipalGroup', 2025), of('city', 2030), of('municipality', 2040)]));
});

test('a breakdown without one of its categories, or with a category without a figure, is shown as incomplete', async () => {
  const { id } = await indicator('Resor efter kön', {});
  const { id: scopeId } = await scope(id, 'municipality', 'Umeå');
  await make('addIndicatorDimension', { indicatorId: id, name: 'Kön', categories: ['kvinnor', 'män'] }, 'indicatorDimension');
  const { dimensions } = await read(id, 'dimensions { nodes { categories { nodes { id name } } } }');
  const [women, men] = dimensions.nodes[0].categories.nodes.map((c: Made) => c.id);
  await report(scopeId, 2024, { value: '60', parts: [{ categoryId: women, value: '65' }] });
  await report(scopeId, 2025, { value: '60', parts: [{ categoryId: women, value: '65' }, { categoryId: men }] });
  await report(scopeId, 2026, {
    value: '60',
    parts: [
      { categoryId: women, value: '65' },
      { categoryId: men, value: '55' },
    ],
  });
  const { measurements, categoryPoints } = await read(
    id,
    `measurements(first: 9) { nodes { period { name } incomplete missingParts } }
     categoryPoints(first: 20, filter: { rolledUp: { eq: true } }) { nodes { year category { name } value complete missingCount } }`,
  );
  const byYear = (a: any, b: any): number => a.period.name.localeCompare(b.period.name);
  expect(measurements.nodes.sort(byYear)).toEqual([
    { period: { name: '2024' }, incomplete: true, missingParts: 1 },
    { period: { name: '2025' }, incomplete: true, missingParts: 1 },
    { period: { name: '2026' }, incomplete: false, missingParts: 0 },
  ]);
  // of the region five municipalities are missing besides
  const point = (year: number, name: string, value: string | null, missingCount: number) => ({
    year,
    category: { name },
    value,
    complete: false,
    missingCount,
  });
  expect(categoryPoints.nodes).toHaveLength(5);
  expect(categoryPoints.nodes).toEqual(
    expect.arrayContaining([point(2024, 'kvinnor', '65', 5), point(2025, 'män', null, 6), point(2026, 'män', '55', 5)]),
  );
}, 120_000);
