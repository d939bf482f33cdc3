import { Int, Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ReadAllRemindersInput } from './inbox-item.entity.ts';
import { InboxService } from './inbox.service.ts';

@Resolver()
export class WholeInboxResolver {
  constructor(private readonly inbox: InboxService) {}

  @Verb('inbox.update', { count: () => Int }, 'Marks everything in your inbox as read; `count` is how many that were.')
  async readAllReminders(@InTx() tx: Tx, @Input() _input: ReadAllRemindersInput): Promise<{ count: number }> {
    return { count: await this.inbox.readAll(tx) };
  }
}
