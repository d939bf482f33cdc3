import { Injectable } from '@nestjs/common';
import { Decision } from '@samnav/meetings';
import { EndsBeforeStart, keyOf, Municipality, Person, Priority, today } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { DatePrecision } from '@samnav/reminders';
import { endingOf, requireAdoptable, requireAsAdopted, SupersedesAnother } from '../adopting.ts';
import { BaselineReview } from '../plans/baseline-review.entity.ts';
import { Goal } from './goal.entity.ts';
import type { AdoptGoalInput, CloseGoalInput, CreateGoalInput, EndGoalInput, UpdateGoalInput } from './goal.inputs.ts';

export const BaselineMissing = domainError('refused', 'BASELINE_MISSING', {
  sv: 'Ett delmål behöver ett nuläge. Välj kommunens nulägesbeskrivning eller skriv var målet börjar.',
  en: 'A sub-goal needs a baseline. Choose the municipality’s baseline review or write where the goal starts.',
});
export const BaselineElsewhere = domainError('refused', 'BASELINE_ELSEWHERE', {
  sv: 'Nulägesbeskrivningen är en annan kommuns. Välj en av kommunens egna.',
  en: 'The baseline review is another municipality’s. Choose one of its own.',
});
export const GoalParentWrong = domainError('refused', 'GOAL_PARENT_WRONG', {
  sv: 'Ett mål står under en vision och ett delmål under ett mål; en vision står inte under något.',
  en: 'A goal stands under a vision and a sub-goal under a goal; a vision stands under nothing.',
});
export const GoalParentElsewhere = domainError('refused', 'GOAL_PARENT_ELSEWHERE', {
  sv: 'Det som står över målet ska vara regionens eller samma kommuns.',
  en: 'What stands above the goal must be the region’s or the same municipality’s.',
});
export const TargetDayMissing = domainError('invalid', 'TARGET_DAY_MISSING', {
  sv: 'Ange också måldagen; utan dag finns ingen noggrannhet.',
  en: 'Give the day of the target too; without a day there is no precision.',
});
constraintError('goal_baseline_there', () => new BaselineMissing({}, ['input', 'baselineReviewId']));
constraintError('goal_baseline_place_fkey', () => new BaselineElsewhere({}, ['input', 'baselineReviewId']));
for (const constraint of ['goal_parent_there', 'goal_parent_fkey']) constraintError(constraint, () => new GoalParentWrong({}, ['input', 'parentId']));
constraintError('goal_period_check', () => new EndsBeforeStart({}, ['input', 'targetOn']));

type Ties = Pick<UpdateGoalInput, 'priorityId' | 'parentId' | 'ownerId' | 'baselineReviewId'>;
type Timed = Pick<UpdateGoalInput, 'targetOn' | 'targetPrecision'>;

/** Goals: what is to be reached, who answers for it, who adopted it, and what came of it. */
@Injectable()
export class GoalService {
  async create(tx: Tx, input: CreateGoalInput & { source?: string }): Promise<string> {
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])) ?? null;
    const { parent, ...ties } = await this.ties(tx, input);
    const superseded = await tx.findOptional(Goal, input.supersedesId, ['supersedesId']);
    access.require(tx.scope, 'goal.create', { municipalityId });
    requireParentHere(parent, municipalityId);
    if (superseded && (superseded.level !== input.level || superseded.municipalityId !== municipalityId))
      throw new SupersedesAnother({}, ['input', 'supersedesId']);
    const { level, title, description, startsOn, baseline, source } = input;
    const values = { level, title, description, startsOn, baseline, source, municipalityId, ...ties, ...(await this.target(tx, input)) };
    return tx.create(Goal, { ...values, supersedesId: superseded?.id }, 'goal.created');
  }

  async update(tx: Tx, input: UpdateGoalInput): Promise<string> {
    const goal = await tx.find(Goal, input.id, ['id']);
    const { parent, ...ties } = await this.ties(tx, input);
    access.require(tx.scope, 'goal.update', { municipalityId: goal.municipalityId });
    requireParentHere(parent, goal.municipalityId);
    const said = { title: input.title ?? undefined, startsOn: input.startsOn, ...(await this.target(tx, input, goal)) };
    const { description, baseline } = input;
    requireAsAdopted(await tx.lock(Goal, goal.id), said);
    await tx.change(Goal, goal.id, input.expectedVersion, { ...said, description, baseline, ...ties }, 'goal.updated');
    return goal.id;
  }

  /** Makes a draft hold: by a decision that adopts, of a body of its own municipality or of the region. */
  async adopt(tx: Tx, input: AdoptGoalInput): Promise<string> {
    const { id, municipalityId } = await tx.find(Goal, input.id, ['id']);
    const decision = await tx.find(Decision, input.decisionId, ['decisionId']);
    access.require(tx.scope, 'goal.adopt', { municipalityId });
    requireAdoptable(await tx.lock(Goal, id), decision);
    await tx.change(Goal, id, input.expectedVersion, { decisionId: decision.id }, 'goal.adopted');
    return id;
  }

  /** Records what came of a goal; whoever answers for it may. */
  async close(tx: Tx, input: CloseGoalInput): Promise<string> {
    const { id, municipalityId, ownerId } = await tx.find(Goal, input.id, ['id']);
    access.require(tx.scope, 'goal.close', { municipalityId, personId: ownerId });
    const { outcome, outcomeText = null } = input;
    await tx.change(Goal, id, input.expectedVersion, { outcome, outcomeText, outcomeOn: today(tx), closedById: tx.scope.personId }, 'goal.closed');
    return id;
  }

  async end(tx: Tx, input: EndGoalInput): Promise<string> {
    const { id, municipalityId } = await tx.find(Goal, input.id, ['id']);
    access.require(tx.scope, 'goal.end', { municipalityId });
    const endedOn = endingOf(tx, await tx.lock(Goal, id), input.endedOn);
    await tx.change(Goal, id, input.expectedVersion, { endedOn }, 'goal.ended', input.reason ?? undefined);
    return id;
  }

  /** The keys of what a goal belongs to; undefined where the input says nothing. */
  private async ties(tx: Tx, input: Ties) {
    const parent = await tx.findOptional(Goal, input.parentId, ['parentId']);
    return {
      parent,
      parentId: keyOf(parent),
      priorityId: keyOf(await tx.findOptional(Priority, input.priorityId, ['priorityId'])),
      ownerId: keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined,
      baselineReviewId: keyOf(await tx.findOptional(BaselineReview, input.baselineReviewId, ['baselineReviewId'])),
    };
  }

  /** The last day of what an input says of the target, over what was known before. */
  private async target(tx: Tx, input: Timed, before?: Timed): Promise<Timed> {
    if (input.targetOn === undefined && input.targetPrecision == null) return {};
    const day = input.targetOn === undefined ? before?.targetOn : input.targetOn;
    if (!day && input.targetPrecision) throw new TargetDayMissing({}, ['input', 'targetPrecision']);
    if (!day) return { targetOn: null, targetPrecision: null };
    const targetPrecision = input.targetPrecision ?? DatePrecision.day;
    const [row] = await tx.sql<{ day: string }>(`select resolve_due('AGREED', $1, $2, current_tenant(), null)::text as day`, [day, targetPrecision]);
    return { targetOn: row!.day, targetPrecision };
  }
}

function requireParentHere(parent: Goal | null | undefined, municipalityId: string | null): void {
  if (parent?.municipalityId && parent.municipalityId !== municipalityId) throw new GoalParentElsewhere({}, ['input', 'parentId']);
}
