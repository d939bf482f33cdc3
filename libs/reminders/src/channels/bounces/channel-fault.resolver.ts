import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ChannelFault, ClearChannelFaultInput } from './channel-fault.entity.ts';
import { ChannelFaultService } from './channel-fault.service.ts';

@Resolver()
export class ChannelFaultResolver {
  constructor(private readonly faults: ChannelFaultService) {}

  @Verb(
    'channelFault.clear',
    { channelFault: () => ChannelFault },
    'Says that an address takes mail again; reminders are mailed to it from now on. A changed address clears its faults by itself.',
  )
  async clearChannelFault(@InTx() tx: Tx, @Input() input: ClearChannelFaultInput): Promise<{ channelFault: string }> {
    return { channelFault: await this.faults.clear(tx, input) };
  }
}
