import { Injectable } from '@nestjs/common';
import { Person } from '@samnav/networks';
import { access, globalId, insertAuditEvent, onMailEnded, queueMail } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { responsibleFor } from '../responsible.ts';
import { ChannelFault } from './channel-fault.entity.ts';
import { channelFaultLetter } from './channel-fault.letter.ts';

export interface SeenFault {
  personId: string;
  address: string;
  reason: string;
}

/** Only of the address that the person has today: an old mail that comes back says nothing of a new one. */
const INSERT = `insert into channel_fault (person_id, address, reason)
  select p.id, $2, left($3, 1000) from person p left join account a on a.id = p.account_id and a.disabled_at is null
  where p.tenant_id = current_tenant() and p.id = $1 and lower(coalesce(a.email, p.email)) = lower($2)
  on conflict do nothing returning id`;

/** What was to be said by mail lies in the inbox at once. */
const TO_INBOX = `insert into reminder (deadline_id, recipient_id, delivered_to_id, due_on, step, recipient_role, is_repeat, place_id, channel, send_at, state, claimed_at, sent_at)
  select r.deadline_id, r.recipient_id, r.delivered_to_id, r.due_on, r.step, r.recipient_role, r.is_repeat, r.place_id, 'inbox', r.send_at, 'sent', samnav_now(), samnav_now()
  from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
  where r.tenant_id = current_tenant() and r.mail_message_id = $1 and d.met_at is null and d.cancelled_at is null on conflict do nothing`;

/** Marks that a person's address takes no mail, and tells whoever is responsible once. What the mail said lies in the inbox instead. */
export async function markFault(tx: Tx, mailId: string, { personId, address, reason }: SeenFault): Promise<void> {
  await tx.sql(TO_INBOX, [mailId]);
  const [fault] = await tx.sql<{ id: string }>(INSERT, [personId, address, reason]);
  if (!fault) return;
  const [person] = await tx.sql<{ name: string; municipality_id: string | null; account_id: string | null; region: string }>(
    'select p.name, p.municipality_id, p.account_id, t.name as region from person p join tenant t on t.id = p.tenant_id where p.tenant_id = current_tenant() and p.id = $1',
    [personId],
  );
  const { name, municipality_id: municipalityId, account_id: accountId, region } = person!;
  const changes = { channel: { after: 'mail' } };
  await insertAuditEvent(tx, { action: 'channelFault.seen', subjectType: 'Person', subjectId: personId, municipalityId, changes });
  const params = { person: name, personId: globalId(Person, personId), address, reason, tenant: tx.scope.tenant, region };
  for (const to of await responsibleFor(tx, municipalityId))
    if (to.accountId !== accountId) await queueMail(tx, { letter: channelFaultLetter, params, to, about: fault.id, occurrence: 'seen' });
}

/** A server that refuses the recipient itself, not what is written or who writes. */
const REFUSED_RECIPIENT = /recipient|RCPT TO|\b5\.1\.[1-9]\b/i;
onMailEnded(async (tx, mail, { state, reason }) => {
  if (state === 'failed' && mail.toPersonId && REFUSED_RECIPIENT.test(reason))
    await markFault(tx, mail.id, { personId: mail.toPersonId, address: mail.to, reason });
});

/** Addresses that take mail again. */
@Injectable()
export class ChannelFaultService {
  async clear(tx: Tx, { id }: { id: string }): Promise<string> {
    const fault = await tx.find(ChannelFault, id, ['id']);
    const person = await tx.get(Person, fault.personId);
    access.require(tx.scope, 'channelFault.clear', { municipalityId: person.municipalityId });
    if (!fault.clearedAt) {
      const values = { clearedAt: new Date(tx.now), clearedById: tx.scope.personId };
      await tx.change(ChannelFault, fault.id, null, values, 'channelFault.cleared');
    }
    return fault.id;
  }
}
