import { Injectable } from '@nestjs/common';
import { Decision } from '@samnav/meetings';
import { EndsBeforeStart, keyOf, Municipality, Person, Priority, Workgroup } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { endingOf, requireAdoptable, requireAsAdopted, SupersedesAnother } from '../adopting.ts';
import { LinkedAlready, LinkNotThere } from '../links.ts';
import { ActionPlan, ActionPlanPriority } from './action-plan.entity.ts';
import type {
  LinkPlanToPriorityInput,
  UnlinkPlanFromPriorityInput,
  AdoptPlanInput,
  CreateActionPlanInput,
  EndPlanInput,
  UpdateActionPlanInput,
} from './plan.inputs.ts';

export const PlanPartOfItself = domainError('refused', 'PLAN_PART_OF_ITSELF', {
  sv: 'En plan kan inte vara en del av sig själv, varken direkt eller genom andra.',
  en: 'A plan cannot be part of itself, neither directly nor through others.',
});
export const PlanPartElsewhere = domainError('refused', 'PLAN_PART_ELSEWHERE', {
  sv: 'En plan är del av regionens plan eller av en plan i samma kommun.',
  en: 'A plan is part of a plan of the region or of the same municipality.',
});
export const AddressMalformed = domainError('invalid', 'ADDRESS_MALFORMED', {
  sv: 'Adressen ska börja med https:// eller http://.',
  en: 'The address must begin with https:// or http://.',
});
constraintError('action_plan_no_circle', () => new PlanPartOfItself({}, ['input', 'partOfId']));
constraintError('action_plan_period_check', () => new EndsBeforeStart({}, ['input', 'endsOn']));
constraintError('action_plan_priority_once', () => new LinkedAlready({}, ['input', 'priorityId']));
for (const table of ['action_plan', 'baseline_review']) constraintError(`${table}_url_check`, () => new AddressMalformed({}, ['input', 'url']));

/** Plans of action: of the region, of municipalities, of workgroups; what they are part of, and who adopted them. */
@Injectable()
export class ActionPlanService {
  async create(tx: Tx, input: CreateActionPlanInput & { source?: string }): Promise<string> {
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])) ?? null;
    const workgroupId = keyOf(await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId']));
    const whole = await tx.findOptional(ActionPlan, input.partOfId, ['partOfId']);
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    const superseded = await tx.findOptional(ActionPlan, input.supersedesId, ['supersedesId']);
    access.require(tx.scope, 'actionPlan.create', { municipalityId });
    requireWholeHere(whole, municipalityId);
    if (superseded && superseded.municipalityId !== municipalityId) throw new SupersedesAnother({}, ['input', 'supersedesId']);
    const { title, description, startsOn, endsOn, url, source } = input;
    const ties = { municipalityId, workgroupId, partOfId: whole?.id, ownerId: owner.id, supersedesId: superseded?.id };
    return tx.create(ActionPlan, { title, description, startsOn, endsOn, url, source, ...ties }, 'actionPlan.created');
  }

  async update(tx: Tx, input: UpdateActionPlanInput): Promise<string> {
    const plan = await tx.find(ActionPlan, input.id, ['id']);
    const whole = await tx.findOptional(ActionPlan, input.partOfId, ['partOfId']);
    const ownerId = keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined;
    access.require(tx.scope, 'actionPlan.update', { municipalityId: plan.municipalityId });
    requireWholeHere(whole, plan.municipalityId);
    const said = { title: input.title ?? undefined, startsOn: input.startsOn, endsOn: input.endsOn };
    // before the row is locked: two that are made parts of each other at once would else wait for each other in a circle
    if (whole) await tx.sql(`select pg_advisory_xact_lock(hashtextextended('plan tree ' || current_tenant(), 0))`);
    requireAsAdopted(await tx.lock(ActionPlan, plan.id), said);
    const { description, url } = input;
    await tx.change(ActionPlan, plan.id, input.expectedVersion, { ...said, description, url, ownerId, partOfId: keyOf(whole) }, 'actionPlan.updated');
    return plan.id;
  }

  /** Makes a draft hold: by a decision that adopts, of a body of its own municipality or of the region. */
  async adopt(tx: Tx, input: AdoptPlanInput): Promise<string> {
    const { id, municipalityId } = await tx.find(ActionPlan, input.id, ['id']);
    const decision = await tx.find(Decision, input.decisionId, ['decisionId']);
    access.require(tx.scope, 'actionPlan.adopt', { municipalityId });
    requireAdoptable(await tx.lock(ActionPlan, id), decision);
    await tx.change(ActionPlan, id, input.expectedVersion, { decisionId: decision.id }, 'actionPlan.adopted');
    return id;
  }

  async end(tx: Tx, input: EndPlanInput): Promise<string> {
    const { id, municipalityId } = await tx.find(ActionPlan, input.id, ['id']);
    access.require(tx.scope, 'actionPlan.end', { municipalityId });
    const endedOn = endingOf(tx, await tx.lock(ActionPlan, id), input.endedOn);
    await tx.change(ActionPlan, id, input.expectedVersion, { endedOn }, 'actionPlan.ended', input.reason ?? undefined);
    return id;
  }

  async link(tx: Tx, input: LinkPlanToPriorityInput): Promise<string> {
    const { plan, priority } = await this.found(tx, input);
    return tx.create(ActionPlanPriority, { actionPlanId: plan.id, priorityId: priority.id }, 'actionPlan.linkedToPriority');
  }

  /** Answers the plan. */
  async unlink(tx: Tx, input: UnlinkPlanFromPriorityInput): Promise<string> {
    const { plan, priority } = await this.found(tx, input);
    await tx.lock(ActionPlan, plan.id); // of two at once the second finds no link any more
    const link = await tx.rows(ActionPlanPriority).findOneBy({ actionPlanId: plan.id, priorityId: priority.id });
    if (!link) throw new LinkNotThere({}, ['input', 'priorityId']);
    await tx.remove(ActionPlanPriority, link.id, null, 'actionPlan.unlinkedFromPriority');
    return plan.id;
  }

  private async found(tx: Tx, input: LinkPlanToPriorityInput): Promise<{ plan: ActionPlan; priority: Priority }> {
    const plan = await tx.find(ActionPlan, input.actionPlanId, ['actionPlanId']);
    const priority = await tx.find(Priority, input.priorityId, ['priorityId']);
    access.require(tx.scope, 'actionPlan.update', { municipalityId: plan.municipalityId });
    return { plan, priority };
  }
}

function requireWholeHere(whole: ActionPlan | null | undefined, municipalityId: string | null): void {
  if (whole?.municipalityId && whole.municipalityId !== municipalityId) throw new PlanPartElsewhere({}, ['input', 'partOfId']);
}
