export { GoalsModule, goalsResolvers } from './goals.module.ts';
export { Framework, FrameworkItem, GoalFrameworkItem } from './frameworks/framework.entity.ts';
export { Goal, GoalLevel, GoalOutcome, GoalState } from './goals/goal.entity.ts';
export { Mandate, MandateReceiver, MandateReport, MandateStatus } from './mandates/mandate.entity.ts';
export { ActionPlan, ActionPlanPriority } from './plans/action-plan.entity.ts';
export { BaselineReview } from './plans/baseline-review.entity.ts';
export { MunicipalityOutput, OutputKind, PriorityCoverage } from './plans/coverage.entity.ts';
export { ProfileArea } from './plans/profile-area.entity.ts';
export * from './indicators.ts';
