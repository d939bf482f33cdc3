import { ReportPress } from './report-paper.ts';
import { ReportSeal } from './report-seal.service.ts';
import { RenderReport } from './render-report.job.ts';
import { SealReport } from './seal-report.job.ts';

/** What freezes, sets and seals reports. */
export const reportServices = [ReportSeal, ReportPress, RenderReport, SealReport];
