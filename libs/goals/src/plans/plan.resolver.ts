import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { ActionPlan, ActionPlanPriority } from './action-plan.entity.ts';
import { ActionPlanService } from './action-plan.service.ts';
import { BaselineReview } from './baseline-review.entity.ts';
import { GroundworkService } from './groundwork.service.ts';
import {
  LinkPlanToPriorityInput,
  UnlinkPlanFromPriorityInput,
  AdoptPlanInput,
  CreateActionPlanInput,
  CreateBaselineReviewInput,
  CreateProfileAreaInput,
  EndPlanInput,
  UpdateActionPlanInput,
  UpdateBaselineReviewInput,
  UpdateProfileAreaInput,
} from './plan.inputs.ts';
import { ProfileArea } from './profile-area.entity.ts';

@Resolver()
export class PlanResolver {
  constructor(
    private readonly plans: ActionPlanService,
    private readonly groundwork: GroundworkService,
  ) {}

  @Verb('actionPlan.create', { actionPlan: () => ActionPlan }, 'Makes a plan of action, as a draft.')
  async createActionPlan(@InTx() tx: Tx, @Input() input: CreateActionPlanInput) {
    return { actionPlan: await this.plans.create(tx, input) };
  }

  @Verb('actionPlan.update', { actionPlan: () => ActionPlan }, 'Changes a plan. What an adopted one says is not rewritten: a new one supersedes it.')
  async updateActionPlan(@InTx() tx: Tx, @Input() input: UpdateActionPlanInput) {
    return { actionPlan: await this.plans.update(tx, input) };
  }

  @Verb('actionPlan.adopt', { actionPlan: () => ActionPlan }, 'Makes a draft hold, by a decision of a body that may adopt.')
  async adoptPlan(@InTx() tx: Tx, @Input() input: AdoptPlanInput) {
    return { actionPlan: await this.plans.adopt(tx, input) };
  }

  @Verb('actionPlan.end', { actionPlan: () => ActionPlan }, 'Ends a plan that no longer holds; it is kept as history.')
  async endPlan(@InTx() tx: Tx, @Input() input: EndPlanInput) {
    return { actionPlan: await this.plans.end(tx, input) };
  }

  @Verb('actionPlan.update', { actionPlanPriority: () => ActionPlanPriority }, 'Says that a plan serves a priority.')
  async linkPlanToPriority(@InTx() tx: Tx, @Input() input: LinkPlanToPriorityInput) {
    return { actionPlanPriority: await this.plans.link(tx, input) };
  }

  @Verb('actionPlan.update', { actionPlan: () => ActionPlan }, 'Says that a plan no longer serves a priority.')
  async unlinkPlanFromPriority(@InTx() tx: Tx, @Input() input: UnlinkPlanFromPriorityInput) {
    return { actionPlan: await this.plans.unlink(tx, input) };
  }

  @Verb('baselineReview.create', { baselineReview: () => BaselineReview }, 'Records a municipality’s baseline review.')
  async createBaselineReview(@InTx() tx: Tx, @Input() input: CreateBaselineReviewInput) {
    return { baselineReview: await this.groundwork.createReview(tx, input) };
  }

  @Verb('baselineReview.update', { baselineReview: () => BaselineReview }, 'Changes a baseline review.')
  async updateBaselineReview(@InTx() tx: Tx, @Input() input: UpdateBaselineReviewInput) {
    return { baselineReview: await this.groundwork.updateReview(tx, input) };
  }

  @Verb('profileArea.create', { profileArea: () => ProfileArea }, 'Names a profile area of a municipality.')
  async createProfileArea(@InTx() tx: Tx, @Input() input: CreateProfileAreaInput) {
    return { profileArea: await this.groundwork.createArea(tx, input) };
  }

  @Verb('profileArea.update', { profileArea: () => ProfileArea }, 'Changes a profile area.')
  async updateProfileArea(@InTx() tx: Tx, @Input() input: UpdateProfileAreaInput) {
    return { profileArea: await this.groundwork.updateArea(tx, input) };
  }
}
