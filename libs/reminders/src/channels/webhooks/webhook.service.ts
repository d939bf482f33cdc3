import { Injectable } from '@nestjs/common';
import { Municipality } from '@samnav/networks';
import { access, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { checkedUrl } from './webhook-address.ts';
import { WebhookEndpoint, wireName } from './webhook-endpoint.entity.ts';
import type {
  CreateWebhookEndpointInput,
  PingWebhookInput,
  RotateWebhookSecretInput,
  UpdateWebhookEndpointInput,
} from './webhook-endpoint.entity.ts';
import { newWebhookSecret, seal } from './webhook-secret.ts';

const MOST = 50;
export const TooManyEndpoints = domainError('refused', 'TOO_MANY_WEBHOOKS', {
  sv: 'Det finns redan {most} mottagare. Stäng av en som inte används och ändra den i stället.',
  en: 'There are already {most} endpoints. Change one that is not used instead.',
});
export const EndpointOff = domainError('refused', 'WEBHOOK_OFF', {
  sv: 'Mottagaren är avstängd. Slå på den först.',
  en: 'The endpoint is turned off. Turn it on first.',
});

const wire = (events: CreateWebhookEndpointInput['events']): string[] => [...new Set(events)].map(wireName).sort();

/** The addresses outside that are told what happens to deadlines. */
@Injectable()
export class WebhookService {
  /** Answers the endpoint's uuid and, this once, the secret that it verifies with. */
  async create(tx: Tx, input: CreateWebhookEndpointInput): Promise<{ id: string; secret: string }> {
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    access.require(tx.scope, 'webhookEndpoint.create', { municipalityId: municipality?.id ?? null });
    const url = checkedUrl(input.url);
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('webhooks of ' || current_tenant(), 0))`);
    const living = await tx.sql('select from webhook_endpoint where tenant_id = current_tenant()');
    if (living.length >= MOST) throw new TooManyEndpoints({ most: MOST });
    const secret = newWebhookSecret();
    const [row] = await tx.sql<{ id: string }>(
      'insert into webhook_endpoint (name, url, events, municipality_id, sealed_secret) values ($1, $2, $3, $4, $5) returning id',
      [input.name, url, JSON.stringify(wire(input.events)), municipality?.id ?? null, seal(secret)],
    );
    await tx.record('webhookEndpoint.created', WebhookEndpoint, row!.id, {
      changes: { name: { after: input.name }, url: { after: url }, events: { after: wire(input.events) } },
    });
    return { id: row!.id, secret };
  }

  async update(tx: Tx, input: UpdateWebhookEndpointInput): Promise<string> {
    const { id } = await this.one(tx, input.id);
    const changes = {
      name: input.name ?? undefined,
      url: input.url ? checkedUrl(input.url) : undefined,
      events: input.events ? wire(input.events) : undefined,
      ...(input.active === true && { disabledAt: null, disabledBecause: null, failingSince: null }),
      ...(input.active === false && { disabledAt: new Date(tx.now), disabledBecause: 'by hand' }),
    };
    await tx.change(WebhookEndpoint, id, input.expectedVersion, changes, 'webhookEndpoint.updated');
    return id;
  }

  /** A new secret, shown this once; for a day what is sent is signed with the old one too. */
  async rotate(tx: Tx, input: RotateWebhookSecretInput): Promise<{ id: string; secret: string }> {
    const { id } = await this.one(tx, input.id);
    const secret = newWebhookSecret();
    await tx.change(WebhookEndpoint, id, input.expectedVersion, { secretSetAt: new Date(tx.now) }, 'webhookEndpoint.secretRotated');
    await tx.sql(
      `update webhook_endpoint set old_sealed_secret = sealed_secret, old_secret_until = samnav_now() + interval '1 day', sealed_secret = $2
       where tenant_id = current_tenant() and id = $1`,
      [id, seal(secret)],
    );
    return { id, secret };
  }

  /** Sends a test; answers the delivery's uuid. */
  async ping(tx: Tx, input: PingWebhookInput): Promise<string> {
    const endpoint = await this.one(tx, input.id);
    if (endpoint.disabledAt) throw new EndpointOff({}, ['input', 'id'], { allowed: ['updateWebhookEndpoint'] });
    const payload = { type: 'ping', timestamp: tx.now, data: { endpoint: endpoint.name } };
    const [delivery] = await tx.sql<{ id: string }>(
      `insert into webhook_delivery (endpoint_id, event, occurrence, payload) values ($1, 'ping', $2, $3) returning id`,
      [endpoint.id, tx.now, payload],
    );
    await tx.record('webhookEndpoint.pinged', WebhookEndpoint, endpoint.id);
    return delivery!.id;
  }

  private async one(tx: Tx, id: string): Promise<WebhookEndpoint> {
    const endpoint = await tx.find(WebhookEndpoint, id, ['id']);
    access.require(tx.scope, 'webhookEndpoint.update', { municipalityId: endpoint.municipalityId });
    return endpoint;
  }
}
