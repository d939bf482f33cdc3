import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Job, Tx, Verb } from '@samnav/platform';
import { ProjectReport } from './project-report.entity.ts';
import { PrepareBundleInput, ReportBundleService } from './report-bundle.service.ts';

@Resolver()
export class ReportResolver {
  constructor(private readonly bundles: ReportBundleService) {}

  @Verb(
    'projectReport.bundle',
    { job: () => Job, projectReport: () => ProjectReport },
    'Prepares a signed report’s bundle as a job: its result says how much evidence is there (`evidence`, `missing`), how large the bundle is (`bytes`) and its SHA-256; `bundleUrl` then sends those bytes.',
  )
  prepareBundle(@InTx() tx: Tx, @Input() input: PrepareBundleInput) {
    return this.bundles.prepare(tx, input);
  }
}
