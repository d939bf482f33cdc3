import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Project } from '../projects/project.entity.ts';
import { Target } from './target.entity.ts';
import { CreateTargetInput, FreezeTargetsInput, UpdateTargetInput } from './target.inputs.ts';
import { TargetService } from './target.service.ts';

@Resolver()
export class TargetResolver {
  constructor(private readonly targets: TargetService) {}

  @Verb('target.create', { target: () => Target }, 'Sets a target that computes itself.')
  async createTarget(@InTx() tx: Tx, @Input() input: CreateTargetInput) {
    return { target: await this.targets.create(tx, input) };
  }

  @Verb('target.update', { target: () => Target }, 'Changes what a target asks for; what has been reached is counted, never written.')
  async updateTarget(@InTx() tx: Tx, @Input() input: UpdateTargetInput) {
    return { target: await this.targets.update(tx, input) };
  }

  @Verb('target.freeze', { project: () => Project }, 'Keeps all targets of a project as they are now, with the rows that counted in their versions.')
  async freezeTargets(@InTx() tx: Tx, @Input() input: FreezeTargetsInput) {
    return { project: await this.targets.freeze(tx, input) };
  }
}
