import type { Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { planReminders } from '../reminders/plan-reminders.ts';
import { replanAll } from '../reminders/replan-reminders.ts';

/** The last days that the municipality's own calendar moves elsewhere now; what has passed stays as it was promised. */
const MOVED = `select d.id, coalesce(d.stated_on, d.due_on)::text as stated, m.due::text as due
  from deadline d
  cross join lateral (select resolve_due(d.kind, coalesce(d.stated_on, d.due_on), d.precision, d.tenant_id, d.municipality_id) as due) m
  where d.tenant_id = current_tenant() and d.met_at is null and d.cancelled_at is null and ($1::uuid is null or d.municipality_id = $1)
    and d.kind = 'MUNICIPAL' and d.due_on >= (samnav_now() at time zone 'Europe/Stockholm')::date and m.due <> d.due_on
  order by d.id`;

/** A series has moved it, not a person. */
const STILL_UNTOUCHED = `update deadline set series_version = version
  where tenant_id = current_tenant() and id = any($1::uuid[]) and series_version = version - 1`;

/** The own days of a municipality (null = of the region) are others now: open deadlines and their reminders follow. */
export async function calendarChanged(tx: Tx, municipalityId: string | null): Promise<void> {
  const moved = await tx.sql<{ id: string; stated: string; due: string }>(MOVED, [municipalityId]);
  for (const { id, stated, due } of moved)
    await tx.change(Deadline, id, null, { dueOn: due, statedOn: due === stated ? null : stated }, 'deadline.moved', 'calendar');
  const ids = moved.map(({ id }) => id);
  await tx.sql(STILL_UNTOUCHED, [ids]);
  await planReminders(tx, ids);
  await replanAll(tx, municipalityId === null ? {} : { municipalityId });
}
