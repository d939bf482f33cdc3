import {
  ActionPlan,
  ActionPlanService,
  BaselineReview,
  FrameworkItem,
  FrameworkService,
  Goal,
  goalFacts,
  GoalService,
  GroundworkService,
  Mandate,
  MandateReceiver,
  MandateService,
} from '@samnav/goals';
import type { GoalFacts, MandateFacts, PlanFacts, RegionGoalFacts } from '@samnav/goals';
import { Decision, DecisionKind, DecisionService } from '@samnav/meetings';
import { Body, Municipality, Organisation, Person, Priority, Workgroup } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Class, Database, Scope, Tx } from '@samnav/platform';
import { DatePrecision } from '@samnav/reminders';
import type { FurnishedNetworks } from './networks.ts';

type Ids = Record<string, string>;
/** What is there after furnishing: uuids by title, and of decisions by key. */
export interface FurnishedGoals {
  decisions: Ids;
  goals: Ids;
  plans: Ids;
}

const services = {
  decisions: new DecisionService(),
  frameworks: new FrameworkService(),
  goals: new GoalService(),
  groundwork: new GroundworkService(),
  mandates: new MandateService(),
  plans: new ActionPlanService(),
};

/** Makes the tenant's goals, plans and mandates through the services, all in one transaction; what is there stays as it is. */
export async function furnishGoals(database: Database, scope: Scope, tenant: string, networks: FurnishedNetworks): Promise<FurnishedGoals> {
  const facts = goalFacts(tenant, Number(scope.now.slice(0, 4)));
  const there = await database.write(scope, async (tx) => ({
    decisions: await byName(tx, 'decision'),
    goals: await byName(tx, 'goal'),
    plans: await byName(tx, 'action_plan'),
  }));
  if (!facts || Object.keys(there.goals).length) return there;
  return database.write(scope, (tx) => new Furnishing(tx, networks).all(facts));
}

type Named = 'action_plan' | 'baseline_review' | 'decision' | 'framework' | 'goal' | 'profile_area';
async function byName(tx: Tx, table: Named, column: 'code' | 'name' | 'title' = 'title'): Promise<Ids> {
  const rows = await tx.sql<{ name: string; id: string }>(
    `select ${column} as name, id from ${table} where tenant_id = current_tenant() order by id desc`,
  );
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]));
}

class Furnishing {
  private readonly made: FurnishedGoals = { decisions: {}, goals: {}, plans: {} };
  private readonly reviews: Ids = {};
  private readonly mandates: Ids = {};
  private items: Ids = {};

  constructor(
    private readonly tx: Tx,
    private readonly networks: FurnishedNetworks,
  ) {}

  async all(facts: RegionGoalFacts): Promise<FurnishedGoals> {
    const { tx, made } = this;
    const frameworks = await this.there('framework', 'code');
    for (const code of facts.frameworks) if (!frameworks[code]) await services.frameworks.adopt(tx, { code });
    this.items = await this.frameworkItems();
    for (const { key, body, kind = DecisionKind.adopts, ...decision } of facts.decisions) {
      const input = { ...decision, kind, bodyId: this.id(Body, this.networks.bodies, body) };
      made.decisions[key] = made.decisions[decision.title] = await services.decisions.record(tx, input);
    }
    await this.groundwork(facts);
    for (const goal of facts.goals) made.goals[goal.title] = await this.goal(goal);
    for (const plan of facts.plans) made.plans[plan.title] = await this.plan(plan);
    for (const mandate of facts.mandates) this.mandates[mandate.number] = await this.mandate(mandate);
    return made;
  }

  /** What an interrupted furnishing has left stays. */
  private async groundwork({ baselineReviews, profileAreas }: RegionGoalFacts): Promise<void> {
    const { tx } = this;
    const [reviews, areas] = [await this.there('baseline_review', 'title'), await this.there('profile_area', 'name')];
    for (const { municipality, ...review } of baselineReviews)
      this.reviews[municipality] =
        reviews[review.title] ??
        (await services.groundwork.createReview(tx, { ...review, ...this.place(municipality), ...this.owner(review.owner) }));
    for (const { municipality, ...area } of profileAreas)
      if (!areas[area.name]) await services.groundwork.createArea(tx, { ...area, ...this.place(municipality), ...this.owner(area.owner) });
  }

  private async goal(facts: GoalFacts): Promise<string> {
    const { tx } = this;
    const { level, title, description, baseline, source, target, parent, reviewOf, priority, adoptedBy, outcome, outcomeText } = facts;
    const uuid = await services.goals.create(tx, {
      ...{ level, title, description, baseline, source },
      ...(facts.municipality && this.place(facts.municipality)),
      ...this.owner(facts.owner),
      ...(target && { targetOn: `${target}-12-31`, targetPrecision: DatePrecision.year }),
      parentId: parent && this.id(Goal, this.made.goals, parent),
      priorityId: priority && this.id(Priority, this.networks.priorities, String(priority)),
      baselineReviewId: reviewOf && this.id(BaselineReview, this.reviews, reviewOf),
    } as Parameters<GoalService['create']>[1]);
    const id = globalId(Goal, uuid);
    if (adoptedBy) await services.goals.adopt(tx, { id, expectedVersion: 1, decisionId: this.decision(adoptedBy) });
    for (const item of facts.serves ?? [])
      await services.frameworks.link(tx, { goalId: id, frameworkItemId: this.id(FrameworkItem, this.items, item) });
    if (outcome) await services.goals.close(tx, { id, expectedVersion: 2, outcome, outcomeText });
    return uuid;
  }

  private async plan({ municipality, workgroup, partOf, owner, adoptedBy, priorities = [], ...plan }: PlanFacts): Promise<string> {
    const { tx } = this;
    const uuid = await services.plans.create(tx, {
      ...plan,
      ...(municipality && this.place(municipality)),
      ...this.owner(owner),
      workgroupId: workgroup && this.id(Workgroup, this.networks.workgroups, workgroup),
      partOfId: partOf && this.id(ActionPlan, this.made.plans, partOf),
    });
    const id = globalId(ActionPlan, uuid);
    if (adoptedBy) await services.plans.adopt(tx, { id, expectedVersion: 1, decisionId: this.decision(adoptedBy) });
    for (const number of priorities)
      await services.plans.link(tx, { actionPlanId: id, priorityId: this.id(Priority, this.networks.priorities, String(number)) });
    return uuid;
  }

  private async mandate({
    body,
    receivers,
    organisations = [],
    decision,
    goal,
    owner,
    clarifies,
    reports = [],
    ...facts
  }: MandateFacts): Promise<string> {
    const { tx, networks } = this;
    const uuid = await services.mandates.create(tx, {
      ...facts,
      bodyId: this.id(Body, networks.bodies, body),
      receiverBodyIds: receivers.map((name) => this.id(Body, networks.bodies, name)),
      receiverOrganisationIds: organisations.map((name) => this.id(Organisation, networks.organisations, name)),
      decisionId: decision && this.decision(decision),
      goalId: goal && this.id(Goal, this.made.goals, goal),
      ownerId: owner && this.id(Person, networks.people, owner),
      clarifiesId: clarifies && this.id(Mandate, this.mandates, clarifies),
    });
    for (const { receiver, ...report } of reports) {
      const bodyId = receiver && networks.bodies[receiver];
      const row = bodyId && (await tx.rows(MandateReceiver).findOneByOrFail({ mandateId: uuid, bodyId }));
      await services.mandates.report(tx, {
        ...report,
        mandateId: globalId(Mandate, uuid),
        receiverId: row ? globalId(MandateReceiver, row.id) : null,
      });
    }
    return uuid;
  }

  private there = (table: Named, column: 'code' | 'name' | 'title'): Promise<Ids> => byName(this.tx, table, column);
  /** uuids of the items of all frameworks, by `sdg:11.2`. */
  private async frameworkItems(): Promise<Ids> {
    const rows = await this.tx.sql<{ key: string; id: string }>(
      `select f.code || ':' || i.code as key, i.id from framework_item i join framework f on f.tenant_id = i.tenant_id and f.id = i.framework_id
       where i.tenant_id = current_tenant()`,
    );
    return Object.fromEntries(rows.map(({ key, id }) => [key, id]));
  }

  private place = (code: string) => ({ municipalityId: this.id(Municipality, this.networks.municipalities, code) });
  private owner = (email: string) => ({ ownerId: this.id(Person, this.networks.people, email) });
  private decision = (key: string): string => this.id(Decision, this.made.decisions, key);
  private id(type: Class, of: Readonly<Ids>, name: string): string {
    const id = of[name];
    if (!id) throw new Error(`The demo's goals need "${name}", which is not there.`);
    return globalId(type, id);
  }
}
