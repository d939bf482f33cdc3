import { ID, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { ActionItem } from './action-item.entity.ts';
import { ActionItemService, CreateActionItemInput, RemoveActionItemInput } from './action-item.service.ts';

@Resolver()
export class ActionItemResolver {
  constructor(private readonly actions: ActionItemService) {}

  @Verb('actionItem.create', { actionItem: () => ActionItem }, 'Records what somebody takes on at a meeting, and makes its deadline with reminders.')
  async createActionItem(@InTx() tx: Tx, @Input() input: CreateActionItemInput) {
    return { actionItem: await this.actions.create(tx, input) };
  }

  @Verb('actionItem.create', { removedId: () => ID }, 'Removes an action item recorded by mistake; its deadline is struck.')
  async removeActionItem(@InTx() tx: Tx, @Input() input: RemoveActionItemInput) {
    await this.actions.remove(tx, input);
    return { removedId: input.id };
  }
}
