import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CreatePhaseInput, Phase, UpdatePhaseInput } from './phase.entity.ts';
import { PhaseService } from './phase.service.ts';

@Resolver()
export class PhaseResolver {
  constructor(private readonly phases: PhaseService) {}

  @Verb('phase.create', { phase: () => Phase }, 'Creates a phase of a project.')
  async createPhase(@InTx() tx: Tx, @Input() input: CreatePhaseInput) {
    return { phase: await this.phases.create(tx, input) };
  }

  @Verb('phase.update', { phase: () => Phase }, 'Changes a phase.')
  async updatePhase(@InTx() tx: Tx, @Input() input: UpdatePhaseInput) {
    return { phase: await this.phases.update(tx, input) };
  }
}
