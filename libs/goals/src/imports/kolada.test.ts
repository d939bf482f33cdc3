import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import type { JobContext } from '@samnav/platform';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { IndicatorAggregation } from '../indicators/indicator-choices.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { measurements, newMeasured } from '../testing/measured.ts';
import type { Measured } from '../testing/measured.ts';
import { ImportFromKolada } from './import-from-kolada.job.ts';
import { KoladaClient } from './kolada-client.ts';
import { KoladaImport } from './kolada-import.entity.ts';
import { KoladaImportService } from './kolada-import.service.ts';

type Says = { status?: number; body?: unknown; after?: number; headers?: Record<string, string> };
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));
afterAll(closeTestDatabase);

/** A server that answers as Kolada's third version does; `says` gives what for each question. */
async function kolada(says: (url: URL, nth: number) => Says): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url!, `http://${request.headers.host}`);
    asked.push(url.pathname + url.search);
    const { status = 200, body, after = 0, headers = {} } = says(url, asked.length);
    setTimeout(() => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body ?? {})), after);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`, asked };
}

/** As recorded: a row for each municipality and year, with a figure for each gender. */
const row = (municipality: string, period: number, value: number | null, kpi = 'N00401') => ({
  kpi,
  municipality,
  period,
  values: [{ count: 1, gender: 'T', status: value === null ? 'Missing' : '', value, isdeleted: false }],
});
const page = (values: unknown[], next_url: string | null = null) => ({ values, count: values.length, next_url, previous_url: null });
const client = (url: string, more = {}) => new KoladaClient({ url, timeout: 300, tries: 3, gap: 5, ...more });

describe('the client', () => {
  test('asks in lists of 25, follows the pages, and keeps every decimal', async () => {
    const { url, asked } = await kolada((at) =>
      at.searchParams.has('page')
        ? { body: page([row('2480', 2021, 0.30000000000000004)]) }
        : { body: page([row('2480', 2020, 5.1)], `${at.origin}${at.pathname}?page=2`) },
    );
    const years = Array.from({ length: 30 }, (_all, i) => 1990 + i);
    const figures = await client(url).figures('N00401', ['2480', '2404'], years);
    expect(asked).toHaveLength(4);
    expect(asked[0]).toBe(`/v3/data/kpi/N00401/municipality/2480,2404/year/${years.slice(0, 25).join(',')}?per_page=5000`);
    expect(figures.slice(0, 2).map(({ value }) => value)).toEqual(['5.1', '0.30000000000000004']);
  });

  test('asks again where the server is busy, broken or slow, and gives up at last', async () => {
    const busy = await kolada(
      (_url, nth) => [{ status: 429, headers: { 'retry-after': '0' } }, { after: 400 }, { body: page([row('2480', 2020, 5)]) }][nth - 1]!,
    );
    expect(await client(busy.url).figures('N00401', ['2480'], [2020])).toHaveLength(1);
    const broken = await kolada(() => ({ status: 503 }));
    await expect(client(broken.url).figures('N00401', ['2480'], [2020])).rejects.toThrow('status 503');
    expect(broken.asked).toHaveLength(3);
  });

  test('does not ask again for what is not there, and follows nobody elsewhere', async () => {
    const none = await kolada(() => ({ status: 404 }));
    await expect(client(none.url).figures('N00401', ['2480'], [2020])).rejects.toThrow('status 404');
    expect(none.asked).toHaveLength(1);
    const elsewhere = await kolada(() => ({ body: page([], 'http://169.254.169.254/latest') }));
    await expect(client(elsewhere.url).figures('N00401', ['2480'], [2020])).rejects.toThrow('leads to');
    const other = await kolada(() => ({ body: { error: 'no such version' } }));
    await expect(client(other.url).figures('N00401', ['2480'], [2020])).rejects.toThrow('another shape');
  });
});

/** Asks for figures, and does what the worker does. */
async function imported(it: Measured, url: string, dryRun = false): Promise<KoladaImport> {
  process.env.KOLADA_URL = url;
  const asked = { indicatorId: it.indicatorId, firstYear: 2020, lastYear: 2021, dryRun };
  const id = await it.write(it.coordinator, (tx) => new KoladaImportService().ask(tx, asked));
  const { aggregation } = await it.write(it.coordinator, (tx) => tx.get(Indicator, it.indicatorId.slice(4)));
  const job = { importId: id, kpi: 'N00401', aggregation, municipalities: ['2480'], firstYear: 2020, lastYear: 2021 };
  const system = it.world.system;
  const context = { scope: system, signal: new AbortController().signal, finish: (work) => it.write(system, work) } as JobContext;
  await new ImportFromKolada(measurements).handle(job, context);
  return it.write(system, (tx) => tx.get(KoladaImport, id));
}
const rows = (it: Measured) =>
  it.write(it.world.system, (tx) =>
    tx.sql(`select p.name, m.value::text, m.denominator::text, m.imported_from, m.submitted_at from measurement m
      join reporting_period p on p.id = m.period_id where m.tenant_id = current_tenant() order by p.name`),
  );

describe('an import', () => {
  const figures = (url: URL): Says => ({
    body: url.pathname.includes('N01951')
      ? page([row('2480', 2020, 130224, 'N01951')])
      : page([row('2480', 2020, 5.1), row('2480', 2021, 4.9), row('2480', 2022, null)]),
  });

  test('tells first, then makes drafts that say where they are from, and never submits', async () => {
    const it = await newMeasured({ koladaId: 'N00401', aggregation: IndicatorAggregation.weighted });
    await it.year(2020);
    const { url } = await kolada(figures);
    const preview = await imported(it, url, true);
    expect(preview.report).toMatchObject({ added: 1, faults: [{ row: 2, column: 'period' }] });
    expect(await rows(it)).toEqual([]);
    await imported(it, url);
    expect(await rows(it)).toEqual([
      { name: '2020', value: '5.1', denominator: '130224', imported_from: 'Källa: Kolada, N00401', submitted_at: null },
    ]);
  });

  test('that Kolada does not answer changes nothing and says so', async () => {
    const it = await newMeasured({ koladaId: 'N00401' });
    await it.year(2020);
    const { url } = await kolada(() => ({ status: 404 }));
    expect(await imported(it, url)).toMatchObject({ doneAt: null, failure: 'status 404' });
  });

  test('needs an id at Kolada, and a way to add up finished values', async () => {
    const [without, ratio] = [await newMeasured(), await newMeasured({ koladaId: 'N00401', aggregation: IndicatorAggregation.ratio })];
    const ask = (it: Measured, by = it.coordinator) =>
      it.write(by, (tx) => new KoladaImportService().ask(tx, { indicatorId: it.indicatorId, firstYear: 2020, lastYear: 2021, dryRun: true }));
    expect(await refusedWith(ask(without))).toEqual(['KOLADA_ID_MISSING']);
    expect(await refusedWith(ask(ratio))).toEqual(['KOLADA_CANNOT_BE_RATIO']);
    expect(await refusedWith(ask(without, without.strategist))).toEqual(['FORBIDDEN']);
  });
});
