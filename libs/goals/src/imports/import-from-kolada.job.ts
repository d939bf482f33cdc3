import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@samnav/platform';
import type { JobContext, JobHandler, Tx } from '@samnav/platform';
import { z } from 'zod';
import { IndicatorAggregation, ValuePrecision } from '../indicators/indicator-choices.ts';
import { MeasurementService } from '../measurements/measurement.service.ts';
import { planRows, reportOf } from './import-plan.ts';
import { KoladaClient, KoladaFailed, koladaSettings } from './kolada-client.ts';
import type { KoladaFigure, KoladaSettings } from './kolada-client.ts';
import { KoladaImport } from './kolada-import.entity.ts';
import { MeasurementImportService } from './measurement-import.service.ts';
import type { MeasurementRow } from './measurement-cells.ts';

const payload = z.object({
  importId: z.uuid(),
  kpi: z.string(),
  aggregation: z.enum(IndicatorAggregation),
  municipalities: z.array(z.string()).max(300),
  firstYear: z.number(),
  lastYear: z.number(),
});
/** Fetches figures from Kolada. One try: the client itself asks again, and whoever wants more asks for it. */
export const importFromKolada = defineJob({ name: 'import-from-kolada', queue: 'imports', payload, attempts: 3, timeout: 600_000 });

/** Inhabitants on the last of December, by which what is weighted is weighted. */
const INHABITANTS = 'N01951';

@Handles(importFromKolada)
@Injectable()
export class ImportFromKolada implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly measurements: MeasurementService) {}

  async handle(asked: z.infer<typeof payload>, context: JobContext): Promise<void> {
    const fetched = await fetchFigures(asked, koladaSettings(), context.signal);
    await context.finish(async (tx) => {
      if (typeof fetched === 'string')
        return void (await tx.change(KoladaImport, asked.importId, null, { failedAt: new Date(tx.now), failure: fetched }, 'koladaImport.failed'));
      await this.take(tx, asked, fetched);
    });
  }

  private async take(tx: Tx, { importId, kpi }: z.infer<typeof payload>, fetched: readonly Fetched[]): Promise<void> {
    const { dryRun, indicatorId } = await tx.get(KoladaImport, importId);
    const [indicator] = await tx.sql<{ name: string }>('select name from indicator where tenant_id = current_tenant() and id = $1', [indicatorId]);
    const { rows, faults } = await planRows(tx, await rowsOf(tx, indicator!.name, fetched), null);
    // what is refused (no such period, locked, submitted with another value) stays as it is here, and the report says so
    if (!dryRun) await new MeasurementImportService(this.measurements).write(tx, rows, `Källa: Kolada, ${kpi}`);
    const report = await reportOf(tx, rows, faults, 'sv');
    await tx.change(KoladaImport, importId, null, { doneAt: new Date(tx.now), report }, 'koladaImport.done');
  }
}

interface Fetched {
  municipality: string;
  year: number;
  value: string;
  weight: string | null;
}

/** The figures, with what they are weighted by where they are; or why there are none. */
async function fetchFigures(asked: z.infer<typeof payload>, settings: KoladaSettings, signal: AbortSignal): Promise<Fetched[] | string> {
  const client = new KoladaClient(settings, signal);
  const years = Array.from({ length: asked.lastYear - asked.firstYear + 1 }, (_all, i) => asked.firstYear + i);
  const ofAll = (figures: KoladaFigure[]) => figures.filter(({ gender, value }) => gender === 'T' && value !== null);
  try {
    const figures = ofAll(await client.figures(asked.kpi, asked.municipalities, years));
    const weighted = asked.aggregation === IndicatorAggregation.weighted;
    const people = weighted ? ofAll(await client.figures(INHABITANTS, asked.municipalities, years)) : [];
    return figures.map(({ municipality, year, value }) => {
      const weight = people.find((one) => one.municipality === municipality && one.year === year)?.value ?? null;
      return { municipality, year, value: value!, weight };
    });
  } catch (error) {
    if (error instanceof KoladaFailed) return error.message.slice(0, 500);
    throw error;
  }
}

/** As rows of a file: a year is the period of that year, whatever it is called here. */
async function rowsOf(tx: Tx, indicator: string, fetched: readonly Fetched[]): Promise<MeasurementRow[]> {
  const years = await tx.sql<{ year: number; name: string }>(
    `select extract(year from starts_on)::int as year, name from reporting_period where tenant_id = current_tenant() and periodicity = 'year'
       and starts_on = make_date(extract(year from starts_on)::int, 1, 1) and ends_on = make_date(extract(year from starts_on)::int, 12, 31)`,
  );
  const nameOf = new Map(years.map(({ year, name }) => [year, name]));
  return fetched.map(({ municipality, year, value, weight }, i) => {
    const about = { row: i + 1, indicator, scope: municipality, period: nameOf.get(year) ?? String(year) };
    return { ...about, value, numerator: null, denominator: weight, precision: ValuePrecision.exact, text: null, note: null };
  });
}
