import type { Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { replanAll } from '../reminders/replan-reminders.ts';

const OPEN = `from deadline d where d.tenant_id = current_tenant() and d.met_at is null and d.cancelled_at is null and ($1::uuid is null or d.municipality_id = $1)`;

/** The last days that the municipality's own calendar moves elsewhere now; what has passed stays as it was promised. */
const MOVED = `select d.id, coalesce(d.stated_on, d.due_on)::text as stated, m.due::text as due
  from (select d.* ${OPEN} and d.kind = 'MUNICIPAL' and d.due_on >= (samnav_now() at time zone 'Europe/Stockholm')::date) d
  cross join lateral (select resolve_due(d.kind, coalesce(d.stated_on, d.due_on), d.precision, d.tenant_id, d.municipality_id) as due) m
  where m.due <> d.due_on order by d.id`;

/** The own days of a municipality (null = of the region) are others now: open deadlines and their reminders follow, in the same transaction. */
export async function calendarChanged(tx: Tx, municipalityId: string | null): Promise<void> {
  for (const { id, stated, due } of await tx.sql<{ id: string; stated: string; due: string }>(MOVED, [municipalityId]))
    await tx.change(Deadline, id, null, { dueOn: due, statedOn: due === stated ? null : stated }, 'deadline.moved', 'calendar');
  await replanAll(tx, municipalityId ? { municipalityId } : {});
}
