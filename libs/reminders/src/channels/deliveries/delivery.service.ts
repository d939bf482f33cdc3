import { Injectable } from '@nestjs/common';
import { access, domainError, insertAuditEvent, localId, modelOf, NotFound, sendMails, visibleSql } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { deliverWebhook } from '../webhooks/deliver-webhook.job.ts';
import { Delivery, DeliveryChannel, DeliveryState } from './delivery.entity.ts';

export const DeliveryNotFailed = domainError('refused', 'DELIVERY_NOT_FAILED', {
  sv: 'Bara det som har misslyckats, eller som ingen vet om det kom fram, kan skickas om.',
  en: 'Only what has failed, or what nobody knows the fate of, can be sent once more.',
});
export const EndpointIsOff = domainError('refused', 'ENDPOINT_IS_OFF', {
  sv: 'Mottagaren är avstängd. Slå på den först.',
  en: 'The endpoint is turned off. Turn it on first.',
});

type Row = Pick<Delivery, 'channel' | 'state' | 'municipalityId' | 'deadlineId'> & { id: string };
const AGAIN_MAIL = `update mail_message set state = 'queued', attempts = 0, unknowns = 0, fence = fence + 1
  where tenant_id = current_tenant() and id = $1 and state in ('failed', 'unknown') returning id`;
/** To where the person is reached now: the address that failed may since have been corrected, and belong to somebody else. */
const READDRESS = `update mail_message m set to_address = coalesce(a.email, p.email)
  from person p left join account a on a.id = p.account_id and a.disabled_at is null
  where m.tenant_id = current_tenant() and m.id = $1 and p.tenant_id = m.tenant_id and p.id = m.to_person_id and coalesce(a.email, p.email) is not null`;
const AGAIN_REMINDER = `update reminder set state = 'sending', failure = null, updated_at = samnav_now()
  where tenant_id = current_tenant() and mail_message_id = $1 and state in ('failed', 'unknown')`;
const AGAIN_WEBHOOK = `update webhook_delivery set state = 'waiting', round = round + 1, attempts = 0, next_try_at = samnav_now(), version = version + 1, updated_at = samnav_now()
  where tenant_id = current_tenant() and id = $1 and state = 'failed' returning round`;

/** What has not arrived, sent once more by hand: the same mail with the same Message-ID, the same event with the same id. */
@Injectable()
export class DeliveryService {
  /** Answers the delivery's uuid. */
  async resend(tx: Tx, input: { id: string }): Promise<string> {
    const delivery = await this.one(tx, input.id);
    access.require(tx.scope, 'delivery.resend', { municipalityId: delivery.municipalityId });
    if (![DeliveryState.failed, DeliveryState.unknown].includes(delivery.state)) throw new DeliveryNotFailed({}, ['input', 'id']);
    if (delivery.channel === DeliveryChannel.webhook) await this.webhook(tx, delivery.id);
    else await this.mail(tx, delivery.id);
    const { id, deadlineId, municipalityId } = delivery;
    const subject = deadlineId ? { subjectType: 'Deadline', subjectId: deadlineId } : { subjectType: 'Delivery', subjectId: id };
    await insertAuditEvent(tx, { action: 'delivery.resent', ...subject, municipalityId, changes: {} });
    return id;
  }

  private async mail(tx: Tx, id: string): Promise<void> {
    if (!(await tx.sql(AGAIN_MAIL, [id])).length) throw new DeliveryNotFailed({}, ['input', 'id']);
    await tx.sql(READDRESS, [id]);
    await tx.sql(AGAIN_REMINDER, [id]);
    await tx.emit(sendMails, { mailIds: [id] });
  }

  private async webhook(tx: Tx, id: string): Promise<void> {
    const [off] = await tx.sql(
      `select from webhook_delivery d join webhook_endpoint e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
       where d.tenant_id = current_tenant() and d.id = $1 and e.disabled_at is not null`,
      [id],
    );
    if (off) throw new EndpointIsOff({}, ['input', 'id'], { allowed: ['updateWebhookEndpoint'] });
    const [again] = await tx.sql<{ round: number }>(AGAIN_WEBHOOK, [id]);
    if (!again) throw new DeliveryNotFailed({}, ['input', 'id']);
    await tx.emit(deliverWebhook, { deliveryId: id, round: again.round });
  }

  /** A row of a view, so not a thing that `tx.find` knows. */
  private async one(tx: Tx, id: string): Promise<Row> {
    const uuid = localId(modelOf(Delivery), id);
    const rule = visibleSql(modelOf(Delivery), 'd', tx.scope, 2)!;
    const [row] = uuid
      ? await tx.sql<Row>(
          `select d.id, d.channel, d.state, d.municipality_id as "municipalityId", d.deadline_id as "deadlineId" from delivery d
           where d.tenant_id = current_tenant() and d.id = $1 and (${rule.sql})`,
          [uuid, ...rule.params],
        )
      : [];
    if (!row) throw new NotFound({}, ['input', 'id']);
    return row;
  }
}
