import type { Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { namedObligations, obligationOf } from '../deadlines/obligations.ts';
import { AHEAD, wantedSql } from './wanted-reminders.ts';

export type Withdrawal =
  | 'moved'
  | 'met'
  | 'cancelled'
  | 'owner changed'
  | 'no address'
  | 'too late'
  | 'acknowledged'
  | 'snoozed'
  | 'ladder changed'
  | 'too soon'
  | 'recipient left'
  | 'not permitted';

export interface Planning {
  /** The owners are new: each is told at once, except who made it so. */
  assigned?: boolean;
  /** False where nobody acted on the deadlines themselves: a step of today then waits for its hour. */
  atOnce?: boolean;
}

/** A boolean: whether the recipient of a reminder `r` still is what it was planned for, of a deadline `d`. An obligation's own names are asked elsewhere. */
export const STILL_RECIPIENT = `case r.recipient_role when 'owner' then r.recipient_id = d.owner_id
  else exists (select from role_holders(d.tenant_id, d.municipality_id, d.workgroup_id) h where h.role = r.recipient_role and h.person_id = r.recipient_id) end`;

const SPECIAL = `step ~ '^(assigned|handover)'`;

/** What tells of the deadline itself follows it to its new day. */
const FOLLOW = `
  update reminder r set due_on = d.due_on, version = r.version + 1, updated_at = samnav_now()
  from deadline d
  where r.tenant_id = current_tenant() and r.deadline_id = any($1::uuid[]) and d.tenant_id = r.tenant_id and d.id = r.deadline_id
    and r.state = 'planned' and r.${SPECIAL} and r.due_on <> d.due_on
    and not exists (select from reminder o where o.tenant_id = r.tenant_id and o.deadline_id = r.deadline_id and o.due_on = d.due_on
      and o.step = r.step and o.channel = r.channel and o.recipient_id = r.recipient_id)`;

/** A mail at once to whoever is told of a step outside the ladder, e.g. a new owner; once, until it has been sent. */
const TELL = `
  insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, place_id, send_at)
  select d.id, t.person_id, 'owner', 'mail', d.due_on, $2 || coalesce((nullif(n.times, 0) + 1)::text, ''), coalesce(d.municipality_id, d.tenant_id), samnav_now()
  from deadline d
  cross join lateral (select coalesce($3::uuid, d.owner_id) as person_id) t
  cross join lateral (select count(*) as times, bool_or(r.state = 'planned') as waiting from reminder r
    where r.tenant_id = d.tenant_id and r.deadline_id = d.id and r.due_on = d.due_on and r.recipient_id = t.person_id
      and r.step ~ ('^' || $2) and r.state <> 'withdrawn') n
  where d.tenant_id = current_tenant() and d.id = any($1::uuid[]) and d.met_at is null and d.cancelled_at is null
    and t.person_id is distinct from $4::uuid and n.waiting is not true
  on conflict on constraint reminder_once do update
    set state = 'planned', withdrawn_at = null, withdrawn_because = null, claimed_at = null, send_at = excluded.send_at,
        version = reminder.version + 1, updated_at = samnav_now()
    where reminder.state = 'withdrawn'`;

/** What `wanted` says becomes rows: what is not wanted any more is withdrawn, what waits is put right, what is new waits. Nothing sent is touched. */
const PLAN = `
  with ${wantedSql()},
  withdrawn as (
    update reminder r
    set state = 'withdrawn', withdrawn_at = samnav_now(), version = r.version + 1, updated_at = samnav_now(),
        withdrawn_because = case when d.met_at is not null then 'met' when d.cancelled_at is not null then 'cancelled' when d.due_on <> r.due_on then 'moved'
          when r.recipient_role = 'owner' and r.recipient_id <> d.owner_id then 'owner changed'
          when r.send_at < d.acknowledged_until then 'acknowledged'
          when r.recipient_id = d.owner_id and r.send_at < d.snoozed_until then 'snoozed'
          when r.recipient_role <> 'owner' and not exists (select from recipients h where h.deadline_id = d.id and h.role = r.recipient_role and h.person_id = r.recipient_id)
            then 'recipient left'
          else 'ladder changed' end
    from deadline d
    where r.tenant_id = current_tenant() and r.deadline_id = any($1::uuid[]) and d.tenant_id = r.tenant_id and d.id = r.deadline_id and r.state = 'planned'
      and case when r.${SPECIAL}
        then d.met_at is not null or d.cancelled_at is not null or d.due_on <> r.due_on or r.step ~ '^assigned' and r.recipient_id <> d.owner_id
        else not exists (select from wanted w where w.deadline_id = r.deadline_id and w.due_on = r.due_on and w.step = r.step and w.recipient_id = r.recipient_id
          and (r.send_at <= samnav_now() or w.channel = r.channel and w.send_on >= w.today)) end
  ),
  put_right as (
    update reminder r
    set send_at = greatest(w.send_at, samnav_now()), recipient_role = w.recipient_role, is_repeat = w.is_repeat, place_id = w.place_id,
        version = r.version + 1, updated_at = samnav_now()
    from wanted w
    where r.tenant_id = current_tenant() and r.deadline_id = w.deadline_id and r.due_on = w.due_on and r.step = w.step and r.recipient_id = w.recipient_id
      and r.channel = w.channel and r.state = 'planned' and r.send_at > samnav_now() and w.send_on >= w.today
      and (r.send_at, r.recipient_role, r.is_repeat, r.place_id) is distinct from (greatest(w.send_at, samnav_now()), w.recipient_role, w.is_repeat, w.place_id)
  )
  insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, is_repeat, place_id, send_at)
  select w.deadline_id, w.recipient_id, w.recipient_role, w.channel, w.due_on, w.step, w.is_repeat, w.place_id,
    case when w.send_on > w.today then w.send_at when $5::boolean or w.send_at < samnav_now() then samnav_now() else w.send_at end
  from wanted w
  where w.send_on >= w.today
    and not exists (select from reminder r where r.tenant_id = current_tenant() and r.deadline_id = w.deadline_id and r.due_on = w.due_on
      and r.step = w.step and r.recipient_id = w.recipient_id
      and (r.state not in ('planned', 'withdrawn') or r.state = 'planned' and (r.channel = w.channel or r.send_at <= samnav_now())))
    -- who is told today that it is theirs needs no other letter today
    and (w.send_on > w.today or not exists (select from reminder r join open d on d.id = r.deadline_id
      where r.tenant_id = current_tenant() and r.deadline_id = w.deadline_id and r.due_on = w.due_on and r.recipient_id = w.recipient_id
        and r.step ~ '^assigned' and r.state <> 'withdrawn' and (r.send_at at time zone d.zone)::date = w.today))
  on conflict on constraint reminder_once do update
    set state = 'planned', withdrawn_at = null, withdrawn_because = null, claimed_at = null, send_at = excluded.send_at,
        recipient_role = excluded.recipient_role, is_repeat = excluded.is_repeat, place_id = excluded.place_id,
        version = reminder.version + 1, updated_at = samnav_now()
    where reminder.state = 'withdrawn'`;

/** Makes the reminder rows of deadlines what their ladders and answers ask for. Idempotent; whatever has been sent stays, and is not sent again. */
export async function planReminders(tx: Tx, deadlineIds: readonly string[], { assigned = false, atOnce = true }: Planning = {}): Promise<void> {
  if (!deadlineIds.length) return;
  await tx.sql(FOLLOW, [deadlineIds]);
  if (assigned) await tx.sql(TELL, [deadlineIds, 'assigned', null, tx.scope.personId]);
  const named = await namedRecipients(tx, deadlineIds);
  await tx.sql(PLAN, [deadlineIds, AHEAD, named.map(([deadline]) => deadline), named.map(([, person]) => person), atOnce]);
}

/** Mails somebody at once that a deadline is offered to them. */
export const tellOfHandOver = async (tx: Tx, deadlineId: string, personId: string): Promise<void> =>
  void (await tx.sql(TELL, [[deadlineId], 'handover', personId, null]));

/** Who is reminded as the owner: whom the obligation names, else the owner. */
export const recipientsOf = async (tx: Tx, deadline: Deadline): Promise<readonly string[]> =>
  (await obligationOf(deadline.obligation).recipients?.(tx, deadline)) ?? [deadline.ownerId];

/** Pairs of deadline and person, of the deadlines whose obligation names others than the owner. */
export async function namedRecipients(tx: Tx, deadlineIds: readonly string[]): Promise<[deadline: string, person: string][]> {
  const obligations = namedObligations();
  if (!obligations.length) return [];
  const rows = await tx.sql<{ id: string }>(
    'select id from deadline where tenant_id = current_tenant() and id = any($1::uuid[]) and obligation = any($2)',
    [deadlineIds, obligations],
  );
  const pairs: [string, string][] = [];
  for (const { id } of rows) for (const person of await recipientsOf(tx, await tx.get(Deadline, id))) pairs.push([id, person]);
  return pairs;
}

/** Withdraws what still waits, because the deadline is met or struck. */
export const withdrawReminders = async (tx: Tx, deadlineId: string, because: Withdrawal): Promise<void> =>
  void (await tx.sql(
    `update reminder r set state = 'withdrawn', withdrawn_at = samnav_now(), withdrawn_because = $2, version = r.version + 1, updated_at = samnav_now()
     where r.tenant_id = current_tenant() and r.deadline_id = $1 and r.state = 'planned'`,
    [deadlineId, because],
  ));
