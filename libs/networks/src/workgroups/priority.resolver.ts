import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CreatePriorityInput, Priority, UpdatePriorityInput } from './priority.entity.ts';
import { PriorityService } from './priority.service.ts';

@Resolver()
export class PriorityResolver {
  constructor(private readonly priorities: PriorityService) {}

  @Verb('priority.create', { priority: () => Priority }, 'Adds a priority to the region’s list.')
  async createPriority(@InTx() tx: Tx, @Input() input: CreatePriorityInput) {
    return { priority: await this.priorities.create(tx, input) };
  }

  @Verb('priority.update', { priority: () => Priority }, 'Changes a priority.')
  async updatePriority(@InTx() tx: Tx, @Input() input: UpdatePriorityInput) {
    return { priority: await this.priorities.update(tx, input) };
  }
}
