import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Delivery, ResendDeliveryInput } from './delivery.entity.ts';
import { DeliveryService } from './delivery.service.ts';

@Resolver()
export class DeliveryResolver {
  constructor(private readonly deliveries: DeliveryService) {}

  @Verb(
    'delivery.resend',
    { delivery: () => Delivery },
    'Sends once more what failed or may not have arrived: the same mail, with the same Message-ID.',
  )
  async resendDelivery(@InTx() tx: Tx, @Input() input: ResendDeliveryInput): Promise<{ delivery: string }> {
    return { delivery: await this.deliveries.resend(tx, input) };
  }
}
