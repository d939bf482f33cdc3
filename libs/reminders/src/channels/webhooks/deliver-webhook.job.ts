import { Injectable, Logger } from '@nestjs/common';
import { Database, defineJob, Handles } from '@samnav/platform';
import type { JobContext, JobHandler, Tx } from '@samnav/platform';
import { z } from 'zod';
import { postWebhook } from './post-webhook.ts';
import type { Answer } from './post-webhook.ts';
import { tellOfEndpointOff } from './webhook-off.letter.ts';
import { unseal } from './webhook-secret.ts';

/** Tells one event to one endpoint once. `round` grows when somebody sends it again by hand: tries of an older round do nothing. */
export const deliverWebhook = defineJob({
  name: 'deliver-webhook',
  queue: 'webhooks',
  payload: z.object({ deliveryId: z.uuid(), round: z.int() }),
  timeout: 30_000,
});

const SECOND = 1;
const MINUTE = 60;
const HOUR = 3600;
/** Seconds between tries, as Standard Webhooks advises: about three days in all. */
export const WAITS: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

interface Delivery {
  id: string;
  endpoint_id: string;
  url: string;
  off: boolean;
  body: object;
  attempts: number;
  sealed_secret: string;
  old_sealed_secret: string | null;
}
type Outcome = { answer: Answer } | { fault: string };

const BEGIN = `update webhook_delivery d set state = 'sending', attempts = d.attempts + 1, tried_at = samnav_now(), next_try_at = null,
    version = d.version + 1, updated_at = samnav_now()
  from webhook_endpoint e
  where d.tenant_id = current_tenant() and d.id = $1 and d.round = $2 and d.state in ('waiting', 'sending') and e.tenant_id = d.tenant_id and e.id = d.endpoint_id
  returning d.id, d.endpoint_id, e.url, e.disabled_at is not null as off, d.payload as body, d.attempts, e.sealed_secret,
    case when e.old_secret_until > samnav_now() then e.old_sealed_secret end as old_sealed_secret`;
const END = `update webhook_delivery set state = $3, response_status = $4, response_excerpt = $5, failure = $6,
    delivered_at = case when $3 = 'delivered' then samnav_now() end, next_try_at = samnav_now() + make_interval(secs => $7::float8),
    version = version + 1, updated_at = samnav_now()
  where tenant_id = current_tenant() and id = $1 and round = $2 and state = 'sending' returning next_try_at`;
const HEALTH = `update webhook_endpoint set failing_since = case when $2 then null else coalesce(failing_since, samnav_now()) end
  where tenant_id = current_tenant() and id = $1 and (failing_since is null) <> $2`;
const TURN_OFF = `update webhook_endpoint set disabled_at = samnav_now(), disabled_because = 'failing', version = version + 1, updated_at = samnav_now()
  where tenant_id = current_tenant() and id = $1 and disabled_at is null and ($2 or failing_since < samnav_now() - interval '2 days') returning id`;

/** Sends an event until it is taken, for about three days; a receiver that takes nothing for so long is turned off, and the coordinator hears of it. */
@Handles(deliverWebhook)
@Injectable()
export class DeliverWebhook implements JobHandler<{ deliveryId: string; round: number }> {
  private readonly log = new Logger('webhooks');

  constructor(private readonly database: Database) {}

  async handle({ deliveryId, round }: { deliveryId: string; round: number }, context: JobContext): Promise<void> {
    const [delivery] = await this.database.write(context.scope, (tx) => tx.sql<Delivery>(BEGIN, [deliveryId, round]));
    if (!delivery) return;
    const outcome: Outcome = delivery.off ? { fault: 'the endpoint is turned off' } : await this.send(delivery, context.signal);
    await context.finish((tx) => this.finish(tx, delivery, round, outcome));
  }

  private async send(delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
    try {
      const secrets = [delivery.sealed_secret, delivery.old_sealed_secret].filter((sealed) => sealed !== null).map(unseal);
      const answer = await postWebhook({ url: delivery.url, id: `msg_${delivery.id}`, body: JSON.stringify(delivery.body), secrets }, signal);
      return { answer };
    } catch (error) {
      if (signal.aborted) throw error; // the worker stops; the next one takes it up
      return { fault: error instanceof Error ? error.message.slice(0, 500) : String(error) };
    }
  }

  private async finish(tx: Tx, { id, endpoint_id, attempts, off }: Delivery, round: number, outcome: Outcome): Promise<void> {
    const answer = 'answer' in outcome ? outcome.answer : null;
    const taken = answer !== null && answer.status >= 200 && answer.status < 300;
    const failure = 'fault' in outcome ? outcome.fault : taken ? null : refusal(answer!.status);
    const wait = taken || off || answer?.status === 410 ? undefined : WAITS[attempts - 1];
    const state = taken ? 'delivered' : wait === undefined ? 'failed' : 'waiting';
    const values = [id, round, state, answer?.status ?? null, answer?.excerpt ?? null, failure, wait ?? null];
    const [ended] = await tx.sql<{ next_try_at: Date | null }>(END, values);
    if (!ended || off) return;
    await tx.sql(HEALTH, [endpoint_id, taken]);
    if (state === 'waiting') await tx.emit(deliverWebhook, { deliveryId: id, round }, { runAt: ended.next_try_at! });
    if (state === 'failed') await this.giveUp(tx, endpoint_id, failure!, answer?.status === 410);
  }

  /** One event that is never taken says little of a receiver that takes others; `gone` it says itself. */
  private async giveUp(tx: Tx, endpointId: string, failure: string, gone: boolean): Promise<void> {
    if (!(await tx.sql(TURN_OFF, [endpointId, gone])).length) return;
    this.log.error(`${endpointId}: turned off, it takes nothing any more: ${failure}`);
    await tellOfEndpointOff(tx, endpointId, failure);
  }
}

const refusal = (status: number): string =>
  status >= 300 && status < 400 ? `answered ${status}; redirects are not followed` : `answered ${status} instead of 2xx`;
