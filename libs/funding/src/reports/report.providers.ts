import { PrepareBundle } from './prepare-bundle.job.ts';
import { RenderReport } from './render-report.job.ts';
import { ReportBundleService } from './report-bundle.service.ts';
import { ReportPress } from './report-paper.ts';
import { ReportSeal } from './report-seal.service.ts';
import { ReportResolver } from './report.resolver.ts';
import { SealReport } from './seal-report.job.ts';

/** What freezes, sets, seals and bundles reports. */
export const reportServices = [ReportSeal, ReportPress, ReportBundleService, RenderReport, SealReport, PrepareBundle];
export const reportResolvers = [ReportResolver];
