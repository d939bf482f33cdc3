import { onPersonLeaves, Person } from '@samnav/networks';
import { auditSql, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { dayAfter } from '../answers/days.ts';
import { askByMail, closePending } from './hand-overs.ts';
import { takerSql } from './fallback.ts';
import { HandOver, HandOverState } from './hand-over.entity.ts';
import { passOn, transferDue, transferSeries } from './transfer-owners.ts';

export const NoSuccessor = domainError('refused', 'NO_SUCCESSOR', {
  sv: '{count} öppna tidsgränser har ingen som kan ta över: varken gruppledare, strateg eller samordnare som är kvar. Lämna över dem först.',
  en: '{count} open deadlines have nobody who can take them over: no group lead, strategist or coordinator who stays. Hand them over first.',
});

/** Somebody's last day is known, or taken back. */
onPersonLeaves(async (tx, person) => {
  if (person.leavesOn === null) return stay(tx, person);
  await makeHandOverList(tx, person);
  await passOn(tx, { toId: person.id }); // whatever the person was asked to take over
  while (await transferDue(tx, person.id)); // the last day has passed already
  await transferSeries(tx);
});

/** For each open deadline of somebody who leaves, somebody is asked to take it over. Whoever was asked before stays asked. Idempotent. */
export async function makeHandOverList(tx: Tx, person: Pick<Person, 'id' | 'leavesOn'>): Promise<void> {
  const takesEffectOn = dayAfter(person.leavesOn!);
  await passOn(tx, { fromId: person.id });
  await tx.sql(KEEP_ASKED, [person.id, takesEffectOn]);
  const made = await tx.sql<{ id: string }>(...listSql(tx, person.id, takesEffectOn));
  await askByMail(
    tx,
    made.map(({ id }) => id),
  );
  const [left] = await tx.sql<{ count: number }>(
    `select count(*)::int as count from deadline d where d.tenant_id = current_tenant() and d.owner_id = $1 and d.met_at is null and d.cancelled_at is null
       and not exists (select from hand_over h where h.tenant_id = d.tenant_id and h.deadline_id = d.id and h.state = 'pending')`,
    [person.id],
  );
  if (left!.count) throw new NoSuccessor({ count: left!.count }, ['input', 'id'], { allowed: ['handOverDeadline'] });
}

const KEEP_ASKED = `update hand_over set reason = 'leaving', takes_effect_on = $2, version = version + 1, updated_at = samnav_now()
  where tenant_id = current_tenant() and from_id = $1 and state = 'pending'`;

/** The list and its audit events in one statement, however long it is. */
function listSql(tx: Tx, personId: string, takesEffectOn: string): [string, unknown[]] {
  const params: unknown[] = [personId, takesEffectOn];
  const event = { action: 'handOver.asked', subjectType: 'HandOver', subjectId: null, changes: { reason: { after: 'leaving' } } };
  const municipalityId = '(select d.municipality_id from deadline d where d.tenant_id = current_tenant() and d.id = made.deadline_id)';
  const audit = auditSql(tx.scope, event, { id: 'made.id', municipalityId, from: 'made' }, (value) => `$${params.push(value)}`);
  const text = `with made as (
      insert into hand_over (deadline_id, from_id, to_id, reason, takes_effect_on)
      select d.id, d.owner_id, c.taker, 'leaving', $2::date from deadline d cross join lateral (select ${takerSql(`'{}'::uuid[]`)} as taker) c
      where d.tenant_id = current_tenant() and d.owner_id = $1 and d.met_at is null and d.cancelled_at is null and c.taker is not null
        and not exists (select from hand_over h where h.tenant_id = d.tenant_id and h.deadline_id = d.id and h.state = 'pending')
      returning id, deadline_id
    ), ${audit} select id from made`;
  return [text, params];
}

/** The person stays: nobody is asked any more, and what has been taken over stays taken over. */
async function stay(tx: Tx, { id }: Person): Promise<void> {
  const rows = await tx.sql<{ deadline_id: string }>(
    `select h.deadline_id from hand_over h join deadline d on d.tenant_id = h.tenant_id and d.id = h.deadline_id and d.owner_id = h.from_id
     where h.tenant_id = current_tenant() and h.from_id = $1 and h.state = 'pending' and h.reason = 'leaving'`,
    [id],
  );
  for (const row of rows) await closePending(tx, row.deadline_id, HandOverState.withdrawn);
}

/** A deadline that somebody who leaves has got after all joins the hand-over list. */
export async function coverLeaving(tx: Tx, ownerId: string): Promise<void> {
  const owner = await tx.get(Person, ownerId);
  if (owner.leavesOn !== null) await makeHandOverList(tx, owner);
}

/** The hand-over list of a person, as rows. */
export const pendingFrom = (tx: Tx, personId: string): Promise<HandOver[]> =>
  tx.rows(HandOver).find({ where: { fromId: personId, state: HandOverState.pending }, order: { id: 'ASC' } });
