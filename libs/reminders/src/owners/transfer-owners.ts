import type { Tx } from '@samnav/platform';
import { AnswerKind, recordAnswer } from '../answers/deadline-answer.entity.ts';
import { revokeLinks } from '../answers/answer-link.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { planReminders } from '../reminders/plan-reminders.ts';
import { DeadlineSeries } from '../series/series.entity.ts';
import { askedBefore, askedBeforeSql, isActiveSql, nextTaker, takerSql } from './fallback.ts';
import { HandOverReason, HandOverState } from './hand-over.entity.ts';
import type { HandOver } from './hand-over.entity.ts';
import { ask, closePending, pendingOf } from './hand-overs.ts';

/** Hand-overs looked at in one transaction. */
export const BATCH = 200;

/** Whoever was asked owns what the last day of its owner has passed for, answered or not; they are asked on. Answers whether there may be more. */
export async function transferDue(tx: Tx, fromId: string | null = null): Promise<boolean> {
  const due = await tx.sql<Pick<HandOver, 'deadlineId' | 'toId'>>(DUE, [fromId]);
  const given: string[] = [];
  for (const { deadlineId, toId } of due) {
    if ((await pendingOf(tx, deadlineId))?.toId !== toId) continue; // declined while the deadline was waited for
    given.push(deadlineId);
    const owner = { ownerId: toId, acceptedAt: null, snoozedUntil: null };
    await tx.change(Deadline, deadlineId, null, owner, 'deadline.transferred');
    await revokeLinks(tx, deadlineId, toId);
    await recordAnswer(tx, { deadlineId, kind: AnswerKind.transferred, toPersonId: toId });
  }
  if (given.length) await planReminders(tx, given);
  return given.length === BATCH;
}
const DUE = `
  select h.deadline_id as "deadlineId", h.to_id as "toId" from hand_over h
  join deadline d on d.tenant_id = h.tenant_id and d.id = h.deadline_id and d.owner_id = h.from_id and d.met_at is null and d.cancelled_at is null
  join tenant t on t.id = h.tenant_id
  join person p on p.tenant_id = h.tenant_id and p.id = h.to_id and not has_left(p.leaves_on, p.tenant_id) is true
  join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
  where h.tenant_id = current_tenant() and h.state = 'pending'
    and (h.takes_effect_on <= (samnav_now() at time zone t.time_zone)::date or has_left(o.leaves_on, o.tenant_id)) and ($1::uuid is null or h.from_id = $1)
  order by d.id for update of d limit ${BATCH}`;

/** Series go on with whoever takes over what their owner leaves: nobody is asked of them, but of each occurrence. */
export async function transferSeries(tx: Tx): Promise<void> {
  const rows = await tx.sql<{ id: string; taker: string | null }>(
    `select d.id, ${takerSql(`'{}'::uuid[]`)} as taker from deadline_series d join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
     where d.tenant_id = current_tenant() and has_left(o.leaves_on, o.tenant_id) and (d.ends_on is null or d.ends_on >= o.leaves_on) order by d.id limit ${BATCH}`,
  );
  for (const { id, taker } of rows) if (taker) await tx.change(DeadlineSeries, id, null, { ownerId: taker }, 'deadlineSeries.transferred');
}

/** What the clock finds of hand-overs whose deadline was given to a third one, or closed, past the services. */
export async function closeStale(tx: Tx): Promise<void> {
  const rows = await tx.sql<{ id: string }>(
    `select h.deadline_id as id from hand_over h join deadline d on d.tenant_id = h.tenant_id and d.id = h.deadline_id
     where h.tenant_id = current_tenant() and h.state = 'pending' and (d.owner_id not in (h.from_id, h.to_id) or d.met_at is not null or d.cancelled_at is not null)
     order by h.deadline_id limit ${BATCH}`,
  );
  for (const { id } of rows) await closePending(tx, id, HandOverState.withdrawn);
}

/** What is asked of whom: of one who leaves, by one who leaves, or too long ago. */
type Which = { toId: string } | { fromId: string } | { unanswered: number };

const conditionOf = (which: Which): [condition: string, value: unknown] => {
  if ('toId' in which) return ['h.to_id = $1', which.toId];
  if ('fromId' in which) return [`h.from_id = $1 and not ${isActiveSql('p')}`, which.fromId];
  return [`(not ${isActiveSql('p')} or ${LONG_UNANSWERED} $1)) and ${SOMEBODY_ELSE}`, which.unanswered];
};

/** Asks the next one where whoever is asked is not there, or has not answered for so many days. Where nobody is left, whoever is asked stays asked. */
export async function passOn(tx: Tx, which: Which): Promise<void> {
  const [condition, value] = conditionOf(which);
  const rows = await tx.sql<{ id: string; deadlineId: string; reason: HandOverReason; note: string | null; active: boolean }>(
    `select h.id, h.deadline_id as "deadlineId", h.reason, h.note, ${isActiveSql('p')} as active from hand_over h join person p on p.tenant_id = h.tenant_id and p.id = h.to_id
     join deadline d on d.tenant_id = h.tenant_id and d.id = h.deadline_id
     where h.tenant_id = current_tenant() and h.state = 'pending' and ${condition} order by h.deadline_id limit ${BATCH}`,
    [value],
  );
  for (const { id, deadlineId, reason, note, active } of rows) {
    const deadline = await tx.lock(Deadline, deadlineId);
    if ((await pendingOf(tx, deadlineId))?.id !== id) continue; // answered while the deadline was waited for
    const toId = await nextTaker(tx, deadlineId, await askedBefore(tx, deadlineId));
    if (toId) await ask(tx, deadline, toId, { reason: reason === HandOverReason.leaving ? HandOverReason.notMine : reason, note });
    else if (!active && reason !== HandOverReason.leaving) await closePending(tx, deadlineId, HandOverState.withdrawn);
  }
}
const LONG_UNANSWERED = `h.reason <> 'handOver' and h.created_at < samnav_now() - make_interval(days =>`;
/** Or those for whom nobody is left would stand before the others for ever. */
const SOMEBODY_ELSE = `${takerSql(askedBeforeSql)} is not null`;
