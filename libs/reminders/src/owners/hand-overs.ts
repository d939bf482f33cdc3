import { Person } from '@samnav/networks';
import { domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { dayAfter } from '../answers/days.ts';
import { revokeLinks } from '../answers/answer-link.ts';
import type { Deadline } from '../deadlines/deadline.entity.ts';
import { isActiveSql } from './fallback.ts';
import { HandOver, HandOverReason, HandOverState } from './hand-over.entity.ts';

export const OwnerInactive = domainError('refused', 'OWNER_INACTIVE', {
  sv: '{name} är inte kvar eller ska sluta, så ingen kan räkna med svar därifrån. Välj någon annan.',
  en: '{name} has left or is leaving, so nobody can count on an answer from there. Choose somebody else.',
});

export const OwnerGone = domainError('refused', 'OWNER_GONE', {
  sv: 'En öppen tidsgräns behöver en ansvarig som är kvar. Välj någon annan, eller låt någon ta över först.',
  en: 'An open deadline needs an owner who is there. Choose somebody else, or let somebody take it over first.',
});

/** Refuses somebody who leaves or whose account is shut. */
export async function requireActive(tx: Tx, person: Person, path: readonly string[]): Promise<void> {
  const [row] = await tx.sql<{ active: boolean }>(
    `select ${isActiveSql('p')} as active from person p where p.tenant_id = current_tenant() and p.id = $1`,
    [person.id],
  );
  if (!row?.active) throw new OwnerInactive({ name: person.name }, path);
}

/** The hand-over of a deadline that waits for an answer, if there is one. */
export async function pendingOf(tx: Tx, deadlineId: string): Promise<HandOver | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select id from hand_over where tenant_id = current_tenant() and deadline_id = $1 and state = 'pending'`,
    [deadlineId],
  );
  return row ? tx.lock(HandOver, row.id) : null;
}

/** Closes the hand-over that waits, and no longer reminds whoever was asked. */
export async function closePending(tx: Tx, deadlineId: string, state: Exclude<HandOverState, HandOverState.pending>): Promise<HandOver | null> {
  const pending = await pendingOf(tx, deadlineId);
  if (!pending) return null;
  await tx.change(HandOver, pending.id, null, { state, answeredAt: new Date(tx.now) }, `handOver.${state}`);
  await stopAsking(tx, deadlineId);
  return pending;
}

/** Asks somebody to take a deadline over; whoever was asked before is no longer. */
export async function ask(
  tx: Tx,
  deadline: Pick<Deadline, 'id' | 'ownerId'>,
  toId: string,
  { reason, note = null }: { reason: HandOverReason; note?: string | null },
): Promise<string> {
  await closePending(tx, deadline.id, HandOverState.withdrawn);
  const { leavesOn } = await tx.get(Person, deadline.ownerId);
  const leaving = leavesOn === null ? null : { reason: HandOverReason.leaving, takesEffectOn: dayAfter(leavesOn) };
  const values = { deadlineId: deadline.id, fromId: deadline.ownerId, toId, note, state: HandOverState.pending, ...(leaving ?? { reason }) };
  const id = await tx.create(HandOver, values, 'handOver.asked');
  await askByMail(tx, [id]);
  return id;
}

/** The person who is asked hears it at once, and once more after seven days. */
export async function askByMail(tx: Tx, handOverIds: readonly string[]): Promise<void> {
  await tx.sql(ASK, [handOverIds]);
}
const ASK = `
  insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, is_repeat, place_id, send_at)
  select d.id, h.to_id, 'owner', 'mail', d.due_on, 'handover' || coalesce(nullif(n.times + s.nth, 1)::text, ''), s.nth > 1, coalesce(d.municipality_id, d.tenant_id),
    case when s.nth > 1 then ((samnav_now() at time zone z.zone)::date + 7 + time '08:00') at time zone z.zone else samnav_now() end
  from hand_over h join deadline d on d.tenant_id = h.tenant_id and d.id = h.deadline_id
  cross join lateral (select coalesce(m.time_zone, t.time_zone) as zone from tenant t
    left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id where t.id = d.tenant_id) z
  cross join lateral (select count(*) as times from reminder r where r.tenant_id = d.tenant_id and r.deadline_id = d.id and r.recipient_id = h.to_id
    and r.step like 'handover%') n
  cross join (values (1), (2)) as s (nth)
  where h.tenant_id = current_tenant() and h.id = any($1::uuid[])`;

async function stopAsking(tx: Tx, deadlineId: string): Promise<void> {
  await tx.sql(
    `update reminder set state = 'withdrawn', withdrawn_at = samnav_now(), withdrawn_because = 'owner changed', version = version + 1, updated_at = samnav_now()
     where tenant_id = current_tenant() and deadline_id = $1 and step like 'handover%' and state = 'planned'`,
    [deadlineId],
  );
}

/** A deadline has a new owner: what waited for another answer and the old owner's links are void. */
export async function ownerChanged(tx: Tx, deadlineId: string): Promise<void> {
  await closePending(tx, deadlineId, HandOverState.withdrawn);
  await revokeLinks(tx, deadlineId);
}
