import { onTimeZoneChanged } from '@samnav/networks';
import type { Tx } from '@samnav/platform';
import type { Deadline } from '../deadlines/deadline.entity.ts';
import { kindOf } from '../deadlines/deadline.kinds.ts';

export type Withdrawal = 'moved' | 'met' | 'cancelled' | 'owner changed' | 'no address';

/** 08.00 local on the day, `days_before` the last day. A step whose day is today when it is planned goes out at once; a day that has passed is no step. */
const INSERT = `
  insert into reminder (deadline_id, recipient_id, due_on, days_before, send_at)
  select d.id, r.recipient_id::uuid, d.due_on, s.days,
         case when d.due_on - s.days = z.today then least(samnav_now(), (z.today + time '08:00') at time zone z.zone)
              else ((d.due_on - s.days) + time '08:00') at time zone z.zone end
  from deadline d
  cross join lateral (
    select n.zone, (samnav_now() at time zone n.zone)::date as today
    from (select coalesce(m.time_zone, t.time_zone) as zone from tenant t left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id where t.id = d.tenant_id) n
  ) z
  cross join unnest($2::int[]) as s (days)
  cross join unnest($3::uuid[]) as r (recipient_id)
  where d.tenant_id = current_tenant() and d.id = $1 and d.due_on - s.days >= z.today
  on conflict on constraint reminder_once do update
    set withdrawn_at = null, withdrawn_because = null, version = reminder.version + 1, updated_at = samnav_now(),
        -- what waits keeps its time: new words are no reason to write earlier
        send_at = case when reminder.withdrawn_at is null then reminder.send_at else excluded.send_at end
    where reminder.handled_at is null`;

/** Who is reminded: whom the kind names, else the owner. */
export const recipientsOf = async (tx: Tx, deadline: Deadline): Promise<readonly string[]> =>
  (await kindOf(deadline.kind).recipients?.(tx, deadline)) ?? [deadline.ownerId];

const REZONE = `
  update reminder r set send_at = ((r.due_on - r.days_before) + time '08:00') at time zone m.time_zone, version = r.version + 1, updated_at = samnav_now()
  from deadline d join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  where r.tenant_id = current_tenant() and d.tenant_id = r.tenant_id and d.id = r.deadline_id and m.id = $1
    and r.handled_at is null and r.withdrawn_at is null and r.send_at > samnav_now()`;
onTimeZoneChanged(async (tx, municipalityId) => void (await tx.sql(REZONE, [municipalityId])));

/** Makes the reminder rows of a deadline what they should be: idempotent, and whatever was planned for another day or person is withdrawn. */
export async function planReminders(tx: Tx, deadline: Deadline): Promise<void> {
  const to = await recipientsOf(tx, deadline);
  await withdraw(tx, deadline.id, 'moved', 'due_on <> $3', [deadline.dueOn]);
  await withdraw(tx, deadline.id, 'owner changed', 'not (recipient_id = any($3::uuid[]))', [to]);
  await tx.sql(INSERT, [deadline.id, kindOf(deadline.kind).leadDays, to]);
}

/** Withdraws what still waits, because the deadline is met or struck. */
export const withdrawReminders = (tx: Tx, deadlineId: string, because: Withdrawal): Promise<void> => withdraw(tx, deadlineId, because, 'true', []);

async function withdraw(tx: Tx, deadlineId: string, because: Withdrawal, where: string, params: unknown[]): Promise<void> {
  await tx.sql(
    `update reminder set withdrawn_at = samnav_now(), withdrawn_because = $2, version = version + 1, updated_at = samnav_now()
     where tenant_id = current_tenant() and deadline_id = $1 and handled_at is null and withdrawn_at is null and ${where}`,
    [deadlineId, because, ...params],
  );
}
