import { Int, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Network } from './network.entity.ts';
import { CreateNetworkInput, DescribeNetworkInput, EndNetworkInput, UpdateNetworkInput } from './network.inputs.ts';
import { NetworkService } from './network.service.ts';

@Resolver()
export class NetworkResolver {
  constructor(private readonly networks: NetworkService) {}

  @Verb('network.create', { network: () => Network }, 'Creates a network with the one person who answers for it.')
  async createNetwork(@InTx() tx: Tx, @Input() input: CreateNetworkInput) {
    return { network: await this.networks.create(tx, input) };
  }

  @Verb('network.update', { network: () => Network }, 'Changes a network.')
  async updateNetwork(@InTx() tx: Tx, @Input() input: UpdateNetworkInput) {
    return { network: await this.networks.update(tx, input) };
  }

  @Verb('network.update', { network: () => Network }, 'Says what a network is for from a day on; earlier versions of its scope are kept.')
  async describeNetwork(@InTx() tx: Tx, @Input() input: DescribeNetworkInput) {
    return { network: await this.networks.describe(tx, input) };
  }

  @Verb(
    'network.end',
    { network: () => Network, endedMemberships: () => Int },
    'Ends a network; its open memberships end the same day, and it is told how many they were.',
  )
  endNetwork(@InTx() tx: Tx, @Input() input: EndNetworkInput) {
    return this.networks.end(tx, input);
  }
}
