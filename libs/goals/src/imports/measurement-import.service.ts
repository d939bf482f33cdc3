import { Injectable } from '@nestjs/common';
import { keyOf, Municipality, tableRows } from '@samnav/networks';
import { access, Faults, globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { IndicatorScope } from '../indicators/indicator-scope.entity.ts';
import { MeasurementService } from '../measurements/measurement.service.ts';
import { ReportingPeriod } from '../periods/reporting-period.entity.ts';
import { planRows, reportOf } from './import-plan.ts';
import type { PlannedRow } from './import-plan.ts';
import { readMeasurements } from './measurement-cells.ts';
import { MeasurementImportAction } from './measurement-import.types.ts';
import type { ImportMeasurementsInput, MeasurementImportReport } from './measurement-import.types.ts';

/** Files of measurements become drafts: all of a file, or nothing where anything is wrong with any row. */
@Injectable()
export class MeasurementImportService {
  constructor(private readonly measurements: MeasurementService) {}

  async import(tx: Tx, input: ImportMeasurementsInput): Promise<MeasurementImportReport> {
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])) ?? null;
    access.require(tx.scope, 'measurement.import', { municipalityId });
    const read = readMeasurements(await tableRows(input));
    const broken = new Set(read.faults.map(({ row }) => row));
    const { rows, faults } = await planRows(
      tx,
      read.rows.filter(({ row }) => !broken.has(row)),
      municipalityId,
    );
    const all = [...read.faults, ...faults];
    const report = await reportOf(tx, rows, all, tx.scope.language);
    if (input.dryRun) return report;
    if (all.length) throw new Faults(all.sort((a, b) => a.row - b.row).map(({ error }) => error));
    await this.write(tx, rows, input.fileName ?? 'fil');
    return report;
  }

  /** Writes the drafts; whoever may write the scope hands them in. */
  async write(tx: Tx, rows: readonly PlannedRow[], importedFrom: string): Promise<void> {
    for (const row of rows) {
      if (row.action !== MeasurementImportAction.add && row.action !== MeasurementImportAction.change) continue;
      const about = {
        scopeId: globalId(IndicatorScope, row.scopeId),
        periodId: globalId(ReportingPeriod, row.periodId),
        expectedVersion: row.version,
      };
      const { value, numerator, denominator, precision, text, note } = row;
      const figures = { value, numerator, denominator, text, note };
      const given = Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== null));
      await this.measurements.save(tx, { ...about, ...given, precision, importedFrom });
    }
  }
}
