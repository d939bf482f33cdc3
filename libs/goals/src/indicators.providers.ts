import { ImportFromKolada } from './imports/import-from-kolada.job.ts';
import { KoladaImportService } from './imports/kolada-import.service.ts';
import { MeasurementImportResolver } from './imports/measurement-import.resolver.ts';
import { MeasurementImportService } from './imports/measurement-import.service.ts';
import { IndicatorResolver } from './indicators/indicator.resolver.ts';
import { IndicatorService } from './indicators/indicator.service.ts';
import { TargetValueService } from './indicators/target-value.service.ts';
import { MeasurementResolver } from './measurements/measurement.resolver.ts';
import { MeasurementService } from './measurements/measurement.service.ts';
import { AskForMeasurements } from './periods/ask-for-measurements.job.ts';
import { PeriodResolver } from './periods/period.resolver.ts';
import { PeriodService } from './periods/period.service.ts';

export const indicatorServices = [
  AskForMeasurements,
  ImportFromKolada,
  IndicatorService,
  KoladaImportService,
  MeasurementImportService,
  MeasurementService,
  PeriodService,
  TargetValueService,
];
export const indicatorResolvers = [IndicatorResolver, MeasurementImportResolver, MeasurementResolver, PeriodResolver];
