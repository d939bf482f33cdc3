export { ProjectReport, ProjectReportKind, ProjectReportState } from './project-report.entity.ts';
export { ReportSeal } from './report-seal.service.ts';
export type { SignedClaim } from './report-seal.service.ts';
export { ReportRoutesModule } from './report.controller.ts';
export { auditReports } from './audit-reports.ts';
export type { ReportAudit } from './audit-reports.ts';
export { ReportPress } from './report-paper.ts';
