import { ID, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Decision, DecisionRelation } from './decision.entity.ts';
import {
  RecordDecisionInput,
  RelateDecisionsInput,
  RemoveDecisionInput,
  RemoveDecisionRelationInput,
  UpdateDecisionInput,
} from './decision.inputs.ts';
import { DecisionService } from './decision.service.ts';

@Resolver()
export class DecisionResolver {
  constructor(private readonly decisions: DecisionService) {}

  @Verb('decision.record', { decision: () => Decision }, 'Records a decision. A body that may only recommend cannot adopt.')
  async recordDecision(@InTx() tx: Tx, @Input() input: RecordDecisionInput) {
    return { decision: await this.decisions.record(tx, input) };
  }

  @Verb('decision.record', { decision: () => Decision }, 'Changes a decision while the minutes are a draft.')
  async updateDecision(@InTx() tx: Tx, @Input() input: UpdateDecisionInput) {
    return { decision: await this.decisions.update(tx, input) };
  }

  @Verb('decision.record', { removedId: () => ID }, 'Removes a decision recorded by mistake, while nothing builds on it; its follow-up is struck.')
  async removeDecision(@InTx() tx: Tx, @Input() input: RemoveDecisionInput) {
    await this.decisions.remove(tx, input);
    return { removedId: input.id };
  }

  @Verb('decision.record', { decisionRelation: () => DecisionRelation }, 'Says that a decision replaces or clarifies an earlier one.')
  async relateDecisions(@InTx() tx: Tx, @Input() input: RelateDecisionsInput) {
    return { decisionRelation: await this.decisions.relate(tx, input) };
  }

  @Verb('decision.record', { removedId: () => ID }, 'Takes back that a decision replaces or clarifies another.')
  async removeDecisionRelation(@InTx() tx: Tx, @Input() input: RemoveDecisionRelationInput) {
    await this.decisions.unrelate(tx, input);
    return { removedId: input.id };
  }
}
