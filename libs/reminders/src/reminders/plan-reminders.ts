import { onTimeZoneChanged } from '@samnav/networks';
import type { Tx } from '@samnav/platform';
import type { Deadline } from '../deadlines/deadline.entity.ts';
import { obligationOf } from '../deadlines/obligations.ts';

export type Withdrawal = 'moved' | 'met' | 'cancelled' | 'owner changed' | 'no address';

/** The steps of the ladder that counts, at its local time. A step whose day is today goes out at once; a day that has passed is no step. */
const INSERT = `
  insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, place_id, send_at)
  select d.id, d.owner_id, 'owner', 'mail', d.due_on, case when s.offset_days > 0 then '+' else '' end || s.offset_days, coalesce(d.municipality_id, d.tenant_id),
         case when d.due_on + s.offset_days = z.today then least(samnav_now(), (z.today + l.send_time) at time zone z.zone)
              else ((d.due_on + s.offset_days) + l.send_time) at time zone z.zone end
  from deadline d
  cross join lateral (
    select n.zone, (samnav_now() at time zone n.zone)::date as today
    from (select coalesce(m.time_zone, t.time_zone) as zone from tenant t left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id where t.id = d.tenant_id) n
  ) z
  join ladder l on l.tenant_id = d.tenant_id and l.obligation = 'any' and l.municipality_id is null
  join ladder_step s on s.tenant_id = l.tenant_id and s.ladder_id = l.id and s.recipient_role = 'owner'
    and d.due_on - d.starts_on between coalesce(s.min_period, -1000000) and coalesce(s.max_period, 1000000)
  where d.tenant_id = current_tenant() and d.id = any($1::uuid[]) and d.met_at is null and d.cancelled_at is null and d.due_on + s.offset_days >= z.today
  on conflict on constraint reminder_once do update
    set state = 'planned', withdrawn_at = null, withdrawn_because = null, version = reminder.version + 1, updated_at = samnav_now(),
        -- what waits keeps its time: new words are no reason to write earlier
        send_at = case when reminder.state = 'planned' then reminder.send_at else excluded.send_at end
    where reminder.state in ('planned', 'withdrawn') and reminder.claimed_at is null`;

/** Who is reminded: whom the obligation names, else the owner. */
export const recipientsOf = async (tx: Tx, deadline: Deadline): Promise<readonly string[]> =>
  (await obligationOf(deadline.obligation).recipients?.(tx, deadline)) ?? [deadline.ownerId];

onTimeZoneChanged(async (tx, municipalityId) => {
  const rows = await tx.sql<{ id: string }>(
    `select id from deadline where tenant_id = current_tenant() and municipality_id = $1 and met_at is null and cancelled_at is null`,
    [municipalityId],
  );
  const ids = rows.map(({ id }) => id);
  await tx.sql(
    `update reminder set state = 'withdrawn', withdrawn_at = samnav_now(), withdrawn_because = 'ladder changed', version = version + 1, updated_at = samnav_now()
     where tenant_id = current_tenant() and deadline_id = any($1::uuid[]) and state = 'planned' and send_at > samnav_now()`,
    [ids],
  );
  await planReminders(tx, ids);
});

/** Makes the reminder rows of deadlines what they should be: idempotent, and whatever was planned for another day or person is withdrawn. */
export async function planReminders(tx: Tx, deadlineIds: readonly string[]): Promise<void> {
  await withdraw(tx, deadlineIds, 'moved', 'r.due_on <> d.due_on');
  await withdraw(tx, deadlineIds, 'owner changed', 'r.recipient_id <> d.owner_id');
  await tx.sql(INSERT, [deadlineIds]);
}

/** Withdraws what still waits, because the deadline is met or struck. */
export const withdrawReminders = (tx: Tx, deadlineId: string, because: Withdrawal): Promise<void> => withdraw(tx, [deadlineId], because, 'true');

async function withdraw(tx: Tx, deadlineIds: readonly string[], because: Withdrawal, where: string): Promise<void> {
  await tx.sql(
    `update reminder r set state = 'withdrawn', withdrawn_at = samnav_now(), withdrawn_because = $2, version = r.version + 1, updated_at = samnav_now()
     from deadline d where r.tenant_id = current_tenant() and d.tenant_id = r.tenant_id and d.id = r.deadline_id
       and r.deadline_id = any($1::uuid[]) and r.state = 'planned' and ${where}`,
    [deadlineIds, because],
  );
}
