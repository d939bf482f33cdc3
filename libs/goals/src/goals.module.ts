import { Module } from '@nestjs/common';
import { FrameworkResolver } from './frameworks/framework.resolver.ts';
import { FrameworkService } from './frameworks/framework.service.ts';
import { AgendaItemGoalService } from './goals/agenda-item-goal.service.ts';
import { GoalResolver } from './goals/goal.resolver.ts';
import { GoalService } from './goals/goal.service.ts';
import { indicatorResolvers, indicatorServices } from './indicators.providers.ts';
import { MandateResolver } from './mandates/mandate.resolver.ts';
import { MandateService } from './mandates/mandate.service.ts';
import { ActionPlanService } from './plans/action-plan.service.ts';
import { GroundworkService } from './plans/groundwork.service.ts';
import { PlanResolver } from './plans/plan.resolver.ts';
import { WorkgroupReportResolver } from './reports/workgroup-report.resolver.ts';
import { WorkgroupReportService } from './reports/workgroup-report.service.ts';

const services = [
  ActionPlanService,
  AgendaItemGoalService,
  FrameworkService,
  GoalService,
  GroundworkService,
  MandateService,
  WorkgroupReportService,
  ...indicatorServices,
];
/** What the API's schema is made of beside the entities. */
export const goalsResolvers = [FrameworkResolver, GoalResolver, MandateResolver, PlanResolver, WorkgroupReportResolver, ...indicatorResolvers];

/** Goals, indicators, plans and mandates: what is to be reached, and how far it is. */
@Module({ providers: [...services, ...goalsResolvers], exports: services })
export class GoalsModule {}
