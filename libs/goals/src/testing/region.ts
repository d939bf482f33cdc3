import { Decision, DecisionKind, DecisionService } from '@samnav/meetings';
import { Body, BodyKind, BodyService, BodyStanding, Municipality, Person } from '@samnav/networks';
import { globalId, models } from '@samnav/platform';
import type { Class, Scope, TenantRow, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Goal, GoalLevel } from '../goals/goal.entity.ts';
import type { CreateGoalInput } from '../goals/goal.inputs.ts';
import { GoalService } from '../goals/goal.service.ts';
import { ActionPlan } from '../plans/action-plan.entity.ts';
import { ActionPlanService } from '../plans/action-plan.service.ts';
import type { CreateActionPlanInput } from '../plans/plan.inputs.ts';

/** A tenant of two municipalities with a coordinator, for tests of goals. All ids are global ones. */
export class GoalRegion {
  private numbers = 0;
  private constructor(
    readonly world: World,
    readonly coordinator: Scope,
  ) {}

  static async create(municipalities?: string[]): Promise<GoalRegion> {
    const world = await newTenant({ municipalities });
    return new GoalRegion(world, await world.as('regionCoordinator'));
  }

  write<T>(work: (tx: Tx) => Promise<T>, scope: Scope = this.coordinator): Promise<T> {
    return this.world.database.write(scope, work);
  }
  get owner(): string {
    return globalId(Person, this.coordinator.personId!);
  }
  municipality(name: string): string {
    return globalId(Municipality, this.world.municipalities[name]!);
  }
  strategist(name: string): Promise<Scope> {
    return this.world.as('strategist', { municipalityId: this.world.municipalities[name] });
  }
  row<E extends TenantRow>(entity: Class<E>, id: string): Promise<E> {
    return this.write((tx) => tx.find(entity, id), this.world.system);
  }
  /** What the computed fields of a row say on a day, by the SQL that the class declares. */
  async computed<E extends TenantRow>(entity: Class<E>, id: string, names: readonly (keyof E & string)[], today = '2026-06-15'): Promise<unknown[]> {
    const { table, members } = models.get(entity)!;
    const columns = new Proxy({}, { get: (_row, name: string) => `x.${name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}` });
    const scope = { today: `date '${today}'`, now: 'samnav_now()', rows: (type: Class) => models.get(type)!.table };
    const values = names.map((name) => {
      const member = members.get(name);
      if (member?.is !== 'computed') throw new Error(`${name} is not computed`);
      return `(${member.sql(columns as never, scope as never)})::text`;
    });
    const text = `select array[${values.join()}] as all from ${table} x where x.tenant_id = current_tenant() and x.id = $1`;
    const [row] = await this.write((tx) => tx.sql<{ all: unknown[] }>(text, [id.slice(4)]));
    return row!.all;
  }

  async body(standing = BodyStanding.deciding, municipality?: string): Promise<string> {
    const name = `Organ ${++this.numbers}`;
    const municipalityId = municipality && this.municipality(municipality);
    return globalId(Body, await this.write((tx) => new BodyService().create(tx, { name, kind: BodyKind.council, standing, municipalityId })));
  }
  /** A decision of a new deciding body; by default one that adopts. */
  async decision(decidedOn: string, kind = DecisionKind.adopts, municipality?: string): Promise<string> {
    const bodyId = await this.body(BodyStanding.deciding, municipality);
    const input = { kind, title: 'Beslut', decidedOn, bodyId, paragraph: '§ 34' };
    return globalId(Decision, await this.write((tx) => new DecisionService().record(tx, input)));
  }
  async goal(more: Partial<CreateGoalInput> = {}, scope = this.coordinator): Promise<string> {
    const input = { level: GoalLevel.goal, title: 'Klimatneutralt', ownerId: this.owner, ...more };
    return globalId(Goal, await this.write((tx) => new GoalService().create(tx, input), scope));
  }
  async plan(more: Partial<CreateActionPlanInput> = {}, scope = this.coordinator): Promise<string> {
    const input = { title: 'Handlingsprogram', ownerId: this.owner, ...more };
    return globalId(ActionPlan, await this.write((tx) => new ActionPlanService().create(tx, input), scope));
  }
  async adoptGoal(id: string, decidedOn: string): Promise<void> {
    const decisionId = await this.decision(decidedOn);
    const { version } = await this.row(Goal, id);
    await this.write((tx) => new GoalService().adopt(tx, { id, expectedVersion: version, decisionId }));
  }
  async adoptPlan(id: string, decidedOn: string): Promise<void> {
    const decisionId = await this.decision(decidedOn);
    const { version } = await this.row(ActionPlan, id);
    await this.write((tx) => new ActionPlanService().adopt(tx, { id, expectedVersion: version, decisionId }));
  }
}
