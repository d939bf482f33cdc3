import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import {
  CreateWebhookEndpointInput,
  PingWebhookInput,
  RotateWebhookSecretInput,
  UpdateWebhookEndpointInput,
  WebhookDelivery,
  WebhookEndpoint,
} from './webhook-endpoint.entity.ts';
import { WebhookService } from './webhook.service.ts';

const shown = ({ id, secret }: { id: string; secret: string }) => ({ webhookEndpoint: id, secret });

@Resolver()
export class WebhookResolver {
  constructor(private readonly webhooks: WebhookService) {}

  @Verb(
    'webhookEndpoint.create',
    { webhookEndpoint: () => WebhookEndpoint, secret: () => String },
    'Lets another system be told of deadlines. `secret` is what it verifies signatures with, shown this once.',
    { secret: true },
  )
  async createWebhookEndpoint(@InTx() tx: Tx, @Input() input: CreateWebhookEndpointInput): Promise<ReturnType<typeof shown>> {
    return shown(await this.webhooks.create(tx, input));
  }

  @Verb('webhookEndpoint.update', { webhookEndpoint: () => WebhookEndpoint }, 'Changes an endpoint, or turns it on or off.')
  async updateWebhookEndpoint(@InTx() tx: Tx, @Input() input: UpdateWebhookEndpointInput): Promise<{ webhookEndpoint: string }> {
    return { webhookEndpoint: await this.webhooks.update(tx, input) };
  }

  @Verb(
    'webhookEndpoint.update',
    { webhookEndpoint: () => WebhookEndpoint, secret: () => String },
    'Gives an endpoint a new secret, shown this once. For a day events are signed with the old one too.',
    { secret: true },
  )
  async rotateWebhookSecret(@InTx() tx: Tx, @Input() input: RotateWebhookSecretInput): Promise<ReturnType<typeof shown>> {
    return shown(await this.webhooks.rotate(tx, input));
  }

  @Verb('webhookEndpoint.update', { webhookDelivery: () => WebhookDelivery }, 'Sends a test event to an endpoint; the delivery says how it went.')
  async pingWebhook(@InTx() tx: Tx, @Input() input: PingWebhookInput): Promise<{ webhookDelivery: string }> {
    return { webhookDelivery: await this.webhooks.ping(tx, input) };
  }
}
