import type { Tx } from '@samnav/platform';
import { planReminders } from '../reminders/plan-reminders.ts';
import type { Withdrawal } from '../reminders/plan-reminders.ts';

/** A reminder that was asked of once more; `because` says why it is not sent after all. */
export interface Stopped {
  id: string;
  deadlineId: string;
  because: Withdrawal | null;
}

/** Deadlines and the persons whom their obligations name instead of the owner, side by side. */
export type Named = [deadlines: string[], persons: string[]];
export const sideBySide = (pairs: readonly [deadline: string, person: string][]): Named => [
  pairs.map(([deadline]) => deadline),
  pairs.map(([, person]) => person),
];

const AGAIN = `on conflict on constraint reminder_once do update
    set state = 'planned', withdrawn_at = null, withdrawn_because = null, claimed_at = null, send_at = excluded.send_at,
        version = reminder.version + 1, updated_at = samnav_now()
    where reminder.state = 'withdrawn'`;

/** What tells of the deadline itself is told of its new day instead. */
const FOLLOW = `insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, is_repeat, place_id, send_at)
  select distinct on (r.deadline_id, r.step, r.channel, r.recipient_id) r.deadline_id, r.recipient_id, r.recipient_role, r.channel, d.due_on, r.step, r.is_repeat, r.place_id, r.send_at
  from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id and d.due_on <> r.due_on and d.met_at is null and d.cancelled_at is null
  where r.tenant_id = current_tenant() and r.id = any($1::uuid[]) and r.step ~ '^(assigned|handover)' order by r.deadline_id, r.step, r.channel, r.recipient_id
  ${AGAIN}`;

/** Whoever is today what the recipient was when it was planned gets the same step, unless they have it already. */
const REPLACE = `insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, is_repeat, place_id, send_at)
  select distinct on (r.deadline_id, r.due_on, r.step, r.channel, h.person_id) r.deadline_id, h.person_id, r.recipient_role, r.channel, r.due_on, r.step, r.is_repeat, r.place_id, r.send_at
  from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
  cross join lateral (
    select n.person as person_id from unnest($2::uuid[], $3::uuid[]) n (deadline, person) where r.recipient_role = 'owner' and n.deadline = d.id
    union select d.owner_id where r.recipient_role = 'owner' and d.id <> all ($2::uuid[])
    union select h.person_id from role_holders(d.tenant_id, d.municipality_id, d.workgroup_id) h where h.role = r.recipient_role
  ) h
  where r.tenant_id = current_tenant() and r.id = any($1::uuid[]) and r.step !~ '^(assigned|handover|snooze)' and h.person_id <> r.recipient_id
    and not exists (select from reminder o where o.tenant_id = r.tenant_id and o.deadline_id = r.deadline_id and o.due_on = r.due_on and o.step = r.step
      and o.recipient_id = h.person_id and o.state <> 'withdrawn')
  order by r.deadline_id, r.due_on, r.step, r.channel, h.person_id
  ${AGAIN}`;

/** What was withdrawn at the last moment, of a deadline that goes on: planned anew, told of the new day, or told to whom it concerns today. */
export async function carryOn(tx: Tx, stopped: readonly Stopped[], named: Named): Promise<void> {
  const of = (...reasons: Withdrawal[]): Stopped[] => stopped.filter((one) => one.because && reasons.includes(one.because));
  const moved = of('moved').map((one) => one.id);
  if (moved.length) await tx.sql(FOLLOW, [moved]);
  // the planner leaves alone what a worker holds
  const deadlines = of('moved', 'acknowledged', 'snoozed', 'owner changed', 'recipient left').map((one) => one.deadlineId);
  await planReminders(tx, [...new Set(deadlines)], { atOnce: false });
  const replaced = of('owner changed', 'recipient left').map((one) => one.id);
  if (replaced.length) await tx.sql(REPLACE, [replaced, ...named]);
}
