import { Module } from '@nestjs/common';
import { MeetingsModule } from '@samnav/meetings';
import { BudgetResolver } from './budgets/budget.resolver.ts';
import { BudgetService } from './budgets/budget.service.ts';
import { ExpenditureResolver } from './expenditures/expenditure.resolver.ts';
import { ExpenditureService } from './expenditures/expenditure.service.ts';
import { ProjectMeetingResolver } from './meetings/project-meeting.resolver.ts';
import { ProjectMeetingService } from './meetings/project-meeting.service.ts';
import { ProjectPartnerResolver } from './partners/partner.resolver.ts';
import { ProjectPartnerService } from './partners/partner.service.ts';
import { PhaseResolver } from './phases/phase.resolver.ts';
import { PhaseService } from './phases/phase.service.ts';
import { ProgrammeResolver } from './programmes/programme.resolver.ts';
import { ProgrammeService } from './programmes/programme.service.ts';
import { ProjectResolver } from './projects/project.resolver.ts';
import { ProjectService } from './projects/project.service.ts';
import { ProjectStatusService } from './projects/status.service.ts';
import { TargetResolver } from './targets/target.resolver.ts';
import { TargetService } from './targets/target.service.ts';
import { LedgerPeriodService } from './vouchers/ledger-period.service.ts';
import { VoucherResolver } from './vouchers/voucher.resolver.ts';
import { VoucherService } from './vouchers/voucher.service.ts';

const services = [
  BudgetService,
  ExpenditureService,
  LedgerPeriodService,
  PhaseService,
  ProgrammeService,
  ProjectMeetingService,
  ProjectPartnerService,
  ProjectService,
  ProjectStatusService,
  TargetService,
  VoucherService,
];
/** What the API's schema is made of beside the entities. */
export const projectsResolvers = [
  BudgetResolver,
  ExpenditureResolver,
  PhaseResolver,
  ProgrammeResolver,
  ProjectMeetingResolver,
  ProjectPartnerResolver,
  ProjectResolver,
  TargetResolver,
  VoucherResolver,
];

/** Projects, what they cost and what is spent. */
@Module({ imports: [MeetingsModule], providers: [...services, ...projectsResolvers], exports: services })
export class ProjectsModule {}
