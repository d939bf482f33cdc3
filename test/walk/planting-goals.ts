import type { Planted, Planter } from './planting.ts';

const ROW = '{ id version }';
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** One of everything of the goals that belongs to a municipality, or to the region where there is none. */
export async function plantGoals(does: Planter['does'], name: string, at: { municipalityId?: string }, made: Planted): Promise<Planted> {
  const ownerId = made.Person!.id;
  const priorityId = made.Priority!.id;
  const Goal = await does('createGoal', { level: 'goal', title: name, description: name, baseline: name, ...at, ownerId, priorityId }, `goal ${ROW}`);
  const item = { frameworkId: made.Framework!.id, code: name.slice(-20), name, nameEn: name };
  const FrameworkItem = await does('addFrameworkItem', item, `frameworkItem ${ROW}`);
  const serves = { goalId: Goal.id, frameworkItemId: FrameworkItem.id };
  const GoalFrameworkItem = await does('linkGoalToFramework', serves, `goalFrameworkItem ${ROW}`);
  const plan = { title: name, description: name, ...at, ownerId, url: 'https://plan.walk.example/' };
  const ActionPlan = await does('createActionPlan', plan, `actionPlan ${ROW}`);
  const ActionPlanPriority = await does('linkPlanToPriority', { actionPlanId: ActionPlan.id, priorityId }, `actionPlanPriority ${ROW}`);
  const mandate = { number: '7', title: name, description: name, bodyId: made.Body!.id, receiverBodyIds: [made.Body!.id], ownerId };
  const Mandate = await does('createMandate', mandate, `mandate { id version receivers { nodes ${ROW} } }`);
  const MandateReceiver = Mandate.receivers.nodes[0];
  const MandateReport = await does('reportMandate', { mandateId: Mandate.id, status: 'underway', text: name }, `mandateReport ${ROW}`);
  const about = { agendaItemId: made.AgendaItem!.id, goalId: Goal.id };
  const AgendaItemGoal = await does('linkAgendaItemToGoal', about, `agendaItemGoal ${ROW}`);
  const asked = await does('createWorkgroupReport', { workgroupId: made.Workgroup!.id, startsOn: later(-300), months: 12 }, `workgroupReport ${ROW}`);
  const written = { id: asked.id, expectedVersion: asked.version, summary: name, results: name, ahead: name };
  const WorkgroupReport = await does('saveWorkgroupReport', written, `workgroupReport { id version lines { nodes ${ROW} } }`);
  const WorkgroupReportLine = WorkgroupReport.lines.nodes[0];
  const all = {
    WorkgroupReport,
    WorkgroupReportLine,
    AgendaItemGoal,
    Goal,
    FrameworkItem,
    GoalFrameworkItem,
    ActionPlan,
    ActionPlanPriority,
    Mandate,
    MandateReceiver,
    MandateReport,
  };
  if (!at.municipalityId) return all;
  const own = { municipalityId: at.municipalityId, ownerId };
  const BaselineReview = await does('createBaselineReview', { ...own, title: name, url: 'https://nu.walk.example/' }, `baselineReview ${ROW}`);
  const ProfileArea = await does('createProfileArea', { ...own, name, description: name }, `profileArea ${ROW}`);
  return { ...all, BaselineReview, ProfileArea };
}
