import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import {
  ApproveWorkgroupReportInput,
  CreateWorkgroupReportInput,
  ReturnWorkgroupReportInput,
  SaveWorkgroupReportInput,
  SubmitWorkgroupReportInput,
  WorkgroupReport,
} from './workgroup-report.entity.ts';
import { WorkgroupReportService } from './workgroup-report.service.ts';

const of = { workgroupReport: () => WorkgroupReport };

@Resolver()
export class WorkgroupReportResolver {
  constructor(private readonly reports: WorkgroupReportService) {}

  @Verb('workgroupReport.create', of, 'Asks a workgroup for a report, prefilled from what is recorded; with `times` for one of each period.')
  async createWorkgroupReport(@InTx() tx: Tx, @Input() input: CreateWorkgroupReportInput) {
    return { workgroupReport: await this.reports.create(tx, input) };
  }

  @Verb('workgroupReport.save', of, 'Writes in a report, and fills it in anew.')
  async saveWorkgroupReport(@InTx() tx: Tx, @Input() input: SaveWorkgroupReportInput) {
    return { workgroupReport: await this.reports.save(tx, input) };
  }

  @Verb('workgroupReport.submit', of, 'Hands a report in; its lines are kept as they are then.')
  async submitWorkgroupReport(@InTx() tx: Tx, @Input() input: SubmitWorkgroupReportInput) {
    return { workgroupReport: await this.reports.submit(tx, input) };
  }

  @Verb('workgroupReport.approve', of, 'Gives a report back, with the reason.')
  async returnWorkgroupReport(@InTx() tx: Tx, @Input() input: ReturnWorkgroupReportInput) {
    return { workgroupReport: await this.reports.giveBack(tx, input) };
  }

  @Verb('workgroupReport.approve', of, 'Approves a report; nothing of it changes any more, and it feeds the targets that follow reports.')
  async approveWorkgroupReport(@InTx() tx: Tx, @Input() input: ApproveWorkgroupReportInput) {
    return { workgroupReport: await this.reports.approve(tx, input) };
  }
}
