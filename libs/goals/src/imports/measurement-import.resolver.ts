import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { KoladaImport } from './kolada-import.entity.ts';
import { KoladaImportService } from './kolada-import.service.ts';
import { MeasurementImportService } from './measurement-import.service.ts';
import { ImportFromKoladaInput, ImportMeasurementsInput, MeasurementImportReport } from './measurement-import.types.ts';

@Resolver()
export class MeasurementImportResolver {
  constructor(
    private readonly imports: MeasurementImportService,
    private readonly kolada: KoladaImportService,
  ) {}

  @Verb(
    'measurement.import',
    { report: () => MeasurementImportReport },
    'Reads a file of measurements and makes drafts of them: all, or nothing where anything is wrong. With `dryRun` it only tells what it would do. Each error’s `index` is the row’s number in the file. The same file again changes nothing.',
    { idempotent: true },
  )
  async importMeasurements(@InTx() tx: Tx, @Input() input: ImportMeasurementsInput) {
    return { report: await this.imports.import(tx, input) };
  }

  @Verb(
    'measurement.import',
    { koladaImport: () => KoladaImport },
    'Has a worker fetch an indicator’s figures from Kolada and make drafts of them, or with `dryRun` only tell what it would do.',
  )
  async importFromKolada(@InTx() tx: Tx, @Input() input: ImportFromKoladaInput) {
    return { koladaImport: await this.kolada.ask(tx, input) };
  }
}
