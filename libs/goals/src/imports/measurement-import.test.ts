import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { afterAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { MemberListFormat, Municipality, Person } from '@samnav/networks';
import writeXlsxFile from 'write-excel-file/node';
import { IndicatorAggregation, IndicatorDirection, IndicatorScopeKind, Periodicity } from '../indicators/indicator-choices.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { indicators, measurements, newMeasured } from '../testing/measured.ts';
import type { Measured } from '../testing/measured.ts';
import { decimalOf } from './measurement-cells.ts';
import { MeasurementImportService } from './measurement-import.service.ts';
import type { ImportMeasurementsInput } from './measurement-import.types.ts';

afterAll(closeTestDatabase);

const imports = new MeasurementImportService(measurements);
const run = (it: Measured, input: Partial<ImportMeasurementsInput>, by = it.coordinator) =>
  it.write(by, (tx) => imports.import(tx, { dryRun: false, ...input }));
const HEAD = 'Indikator;Kommun;År;Värde;Anmärkning';
const value = async (it: Measured) => {
  const [row] = await it.write(it.world.system, (tx) =>
    tx.sql<{ value: string; precision: string; imported_from: string }>(
      'select value::text, precision, imported_from from measurement where tenant_id = current_tenant()',
    ),
  );
  return row;
};

test.each([
  ['64,9', '64.9'],
  ['1 234,5', '1234.5'],
  ['1.234,5', '1234.5'],
  ['−0,6', '-0.6'],
  ['65 %', '65'],
  ['1.234', undefined],
  ['sextio', undefined],
  ['1e9', undefined],
])('“%s” is read as %s', (cell, decimal) => expect(decimalOf(cell)).toBe(decimal));

describe('a file', () => {
  test('is told of first, then taken in, and the second time changes nothing', async () => {
    const it = await newMeasured();
    await it.year(2024);
    const content = `Resor i regionen\n${HEAD}\nResor;Umeå;2024;ca 64,9;Ur enkäten`;
    const preview = await run(it, { content, dryRun: true });
    expect(preview).toMatchObject({ added: 1, faults: [], sums: [{ indicator: 'Resor', period: '2024', count: 1, sum: '64.9' }] });
    expect(await value(it)).toBeUndefined();
    await run(it, { content, fileName: 'resor.csv' });
    expect(await value(it)).toEqual({ value: '64.9', precision: 'about', imported_from: 'resor.csv' });
    expect(await run(it, { content })).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  test('tells of everything that is wrong, by row and column, and takes in nothing', async () => {
    const it = await newMeasured();
    await it.year(2024);
    const rows = [
      'Resor;Umeå;2024;1.234;',
      'Okänd;Umeå;2024;1;',
      'Resor;Bjurholm;2024;1;',
      'Resor;Umeå;1999;1;',
      'Resor;Umeå;2024;5;',
      'Resor;2480;2024;5;',
    ];
    const content = [HEAD, ...rows].join('\n');
    const { faults } = await run(it, { content, dryRun: true });
    expect(faults.map(({ row, column }) => [row, column])).toEqual([[2, 'value'], [3, 'indicator'], [4, 'scope'], [5, 'period'], [7, null]]); // prettier-ignore
    const refused = await refusals(run(it, { content }));
    expect(refused.map((error) => error.code)).toEqual(Array.from({ length: 5 }, () => 'MEASUREMENT_CELL_WRONG'));
    expect(await value(it)).toBeUndefined();
  });

  test('may be a workbook', async () => {
    const it = await newMeasured({ aggregation: IndicatorAggregation.ratio, factor: '100' });
    await it.year(2024);
    const sheet = [['Indikator', 'Kommun', 'Period', 'Täljare', 'Nämnare'], ['Resor', 'Umeå', 2024, 649, 1000]].map((row) => row.map((cell) => ({ value: cell }))); // prettier-ignore
    const bytes = await (writeXlsxFile as unknown as (data: object) => { toBuffer(): Promise<Buffer> })(sheet).toBuffer();
    await run(it, { format: MemberListFormat.xlsx, contentBase64: bytes.toString('base64') });
    expect(await value(it)).toMatchObject({ value: '64.9' });
  });

  test('changes nothing that is submitted, and nothing in a locked period', async () => {
    const it = await newMeasured();
    const [open, locked] = [await it.year(2024), await it.year(2023)];
    await it.submit(await it.save(open, { value: '5' }));
    await it.lock(locked);
    const { faults } = await run(it, { content: `${HEAD}\nResor;Umeå;2024;6;\nResor;Umeå;2023;6;`, dryRun: true });
    expect(faults.map(({ row, column }) => [row, column])).toEqual([[2, 'value'], [3, 'period']]); // prettier-ignore
  });

  test('is told beforehand of all that would be refused: too long a text, a denominator of nothing, a value that its parts do not give', async () => {
    const it = await newMeasured({ aggregation: IndicatorAggregation.ratio, factor: '100' });
    for (const year of [2021, 2022, 2023, 2024]) await it.year(year);
    const rows = [
      `Resor;Umeå;2021;;1;2;;${'x'.repeat(2001)}`,
      `Resor;Umeå;2022;;1;2;${'x'.repeat(10_001)};`,
      'Resor;Umeå;2023;;1;0;;',
      'Resor;Umeå;2024;64,9;65;100;;',
    ];
    const content = ['Indikator;Kommun;År;Värde;Täljare;Nämnare;Text;Anmärkning', ...rows].join('\n');
    const { faults } = await run(it, { content, dryRun: true });
    expect(faults.map(({ row, column }) => [row, column])).toEqual([[2, 'note'], [3, 'text'], [4, 'denominator'], [5, 'value']]); // prettier-ignore
    expect(await refusedWith(run(it, { content }))).toEqual(Array.from({ length: 4 }, () => 'MEASUREMENT_CELL_WRONG'));
  });

  test('means the indicator and the period that are written just so, where another differs in case only', async () => {
    const it = await newMeasured();
    await it.year(2024);
    const twin = { name: 'RESOR', unit: '%', ownerId: globalId(Person, it.coordinator.personId!) };
    const kinds = { direction: IndicatorDirection.ascending, aggregation: IndicatorAggregation.latest, periodicity: Periodicity.year };
    const indicatorId = globalId(Indicator, await it.write(it.coordinator, (tx) => indicators.create(tx, { ...twin, ...kinds })));
    const place = { kind: IndicatorScopeKind.municipality, name: 'Umeå', municipalityId: globalId(Municipality, it.world.municipalities.Umeå!) };
    await it.write(it.coordinator, (tx) => indicators.addScope(tx, { indicatorId, ownerId: twin.ownerId, ...place }));
    await run(it, { content: `${HEAD}\nRESOR;Umeå;2024;1;\nResor;Umeå;2024;2;` });
    const found = await it.write(it.coordinator, (tx) =>
      tx.sql(
        'select i.name, m.value from measurement m join indicator i on i.id = m.indicator_id where m.tenant_id = current_tenant() order by m.value',
      ),
    );
    expect(found).toEqual([{ name: 'RESOR', value: '1' }, { name: 'Resor', value: '2' }]); // prettier-ignore
    expect((await run(it, { content: `${HEAD}\nresor;Umeå;2024;3;`, dryRun: true })).faults).toMatchObject([{ column: 'indicator' }]);
  });

  test('of a municipality holds only its own, and is imported by its own', async () => {
    const it = await newMeasured();
    await it.year(2024);
    const vindeln = globalId(Municipality, it.world.municipalities.Vindeln!);
    const content = `${HEAD}\nResor;Umeå;2024;6;`;
    expect(await refusedWith(run(it, { content, municipalityId: vindeln }, it.strategist))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(run(it, { content }, it.strategist))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(run(it, { content, municipalityId: vindeln }))).toEqual(['MEASUREMENT_CELL_WRONG']);
  });
});

test('a figure that somebody has changed is no longer said to be imported', async () => {
  const it = await newMeasured();
  const periodId = await it.year(2024);
  await run(it, { content: `${HEAD}\nResor;Umeå;2024;6;` });
  await it.save(periodId, { note: 'stämmer', expectedVersion: 1 });
  expect(await value(it)).toMatchObject({ imported_from: 'fil' });
  await it.save(periodId, { value: '7', expectedVersion: 2 });
  expect(await value(it)).toMatchObject({ value: '7', imported_from: null });
});
