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

/** A mail at once to new owners, except to whoever made it so (`$2`); once, until it has been sent. */
const ASSIGN = `
  insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, place_id, send_at)
  select d.id, d.owner_id, 'owner', 'mail', d.due_on, 'assigned' || coalesce((nullif(n.times, 0) + 1)::text, ''), coalesce(d.municipality_id, d.tenant_id), samnav_now()
  from deadline d
  cross join lateral (select count(*) as times, bool_or(r.state = 'planned') as waiting from reminder r
    where r.tenant_id = d.tenant_id and r.deadline_id = d.id and r.due_on = d.due_on and r.recipient_id = d.owner_id
      and r.step ~ '^assigned' and r.state <> 'withdrawn') n
  where d.tenant_id = current_tenant() and d.id = any($1::uuid[]) and d.met_at is null and d.cancelled_at is null
    and d.owner_id is distinct from $2::uuid and n.waiting is not true
  on conflict on constraint reminder_once do update
    set state = 'planned', withdrawn_at = null, withdrawn_because = null, claimed_at = null, send_at = excluded.send_at,
        version = reminder.version + 1, updated_at = samnav_now()
    where reminder.state = 'withdrawn'`;

/** Rows beside what is wanted. A full join is never a loop in a loop, however wrong PostgreSQL guesses how many there are. */
const MATCHED = `
  select e.id, e.deadline_id as of_id, e.due_on as was_due_on, e.step as was_step, e.recipient_id as was_to, e.recipient_role as was_role, e.is_repeat as was_repeat,
    e.place_id as was_place, e.channel as was_channel, e.send_at as was_at, e.state, e.send_at <= samnav_now() as is_due, w.*
  from (select * from reminder r where r.tenant_id = current_tenant() and r.deadline_id = any($1::uuid[]) and r.state <> 'withdrawn') e
  full join wanted w on w.deadline_id = e.deadline_id and w.due_on = e.due_on and w.step = e.step and w.recipient_id = e.recipient_id`;

const NEW = `
  select w.deadline_id, w.recipient_id, w.recipient_role, w.channel, w.due_on, w.step, w.is_repeat, w.place_id,
    case when w.send_on > w.today then w.send_at when $5::boolean or w.send_at < samnav_now() then samnav_now() else w.send_at end
  from matched w
  where w.send_on >= w.today and (w.id is null or w.state = 'planned' and not w.is_due and w.was_channel <> w.channel)
    -- who is told today that it is theirs needs no other letter today
    and (w.send_on > w.today or not exists (select from matched a join open d on d.id = a.of_id
      where a.of_id = w.deadline_id and a.was_due_on = w.due_on and a.was_to = w.recipient_id and a.was_step ~ '^assigned'
        and (a.was_at at time zone d.zone)::date = w.today))`;

/** What `wanted` says becomes rows: what is not wanted any more is withdrawn, what waits is put right, what is new waits. Nothing sent is touched. */
const PLAN = `
  with ${wantedSql()},
  matched as materialized (${MATCHED}),
  these as materialized (select d.id, d.due_on, d.owner_id, d.met_at is not null or d.cancelled_at is not null as closed from deadline d
    where d.tenant_id = current_tenant() and d.id = any($1::uuid[])),
  unwanted as materialized (
    select m.id from matched m join these d on d.id = m.of_id
    where m.state = 'planned' and case when m.was_step ~ '^(assigned|handover)' then d.closed or d.due_on <> m.was_due_on or m.was_step ~ '^assigned' and m.was_to <> d.owner_id
      -- whose time has come goes to whoever holds the role today, as the sweep sees it
      else m.step is null and not (m.is_due and m.was_role <> 'owner' and not d.closed and d.due_on = m.was_due_on
          and (select o.people -> m.was_role ? m.was_to::text from open o where o.id = m.of_id) is not true)
        or not m.is_due and (m.channel <> m.was_channel or m.send_on < m.today) end
  ),
  wrong as materialized (
    select m.* from matched m where m.state = 'planned' and not m.is_due and m.channel = m.was_channel and m.send_on >= m.today
      and (m.was_at, m.was_role, m.was_repeat, m.was_place) is distinct from (greatest(m.send_at, samnav_now()), m.recipient_role, m.is_repeat, m.place_id)
  ),
  withdrawn as (
    update reminder r
    set state = 'withdrawn', withdrawn_at = samnav_now(), version = r.version + 1, updated_at = samnav_now(),
        withdrawn_because = case when d.met_at is not null then 'met' when d.cancelled_at is not null then 'cancelled' when d.due_on <> r.due_on then 'moved'
          when r.recipient_role = 'owner' and r.recipient_id <> d.owner_id then 'owner changed'
          when r.send_at < d.acknowledged_until then 'acknowledged'
          when r.recipient_id = d.owner_id and r.send_at < d.snoozed_until then 'snoozed'
          when not (select o.people -> r.recipient_role ? r.recipient_id::text from open o where o.id = d.id) then 'recipient left'
          else 'ladder changed' end
    from deadline d
    where r.tenant_id = current_tenant() and r.id = any(array(select id from unwanted)) and r.state = 'planned' and d.tenant_id = r.tenant_id and d.id = r.deadline_id
  ),
  put_right as (
    update reminder r
    set send_at = greatest(m.send_at, samnav_now()), recipient_role = m.recipient_role, is_repeat = m.is_repeat, place_id = m.place_id,
        version = r.version + 1, updated_at = samnav_now()
    from wrong m where r.tenant_id = current_tenant() and r.id = m.id and r.state = 'planned'
  )
  insert into reminder (deadline_id, recipient_id, recipient_role, channel, due_on, step, is_repeat, place_id, send_at) ${NEW}
  on conflict on constraint reminder_once do update
    set state = 'planned', withdrawn_at = null, withdrawn_because = null, claimed_at = null, send_at = excluded.send_at,
        recipient_role = excluded.recipient_role, is_repeat = excluded.is_repeat, place_id = excluded.place_id,
        version = reminder.version + 1, updated_at = samnav_now()
    where reminder.state = 'withdrawn'`;

/** Deadlines planned by one statement: where PostgreSQL guesses wrong and loops in a loop, it is still soon done. */
const SLICE = 50;

/** Makes the reminder rows of deadlines what their ladders and answers ask for. Idempotent; whatever has been sent stays, and is not sent again. */
export async function planReminders(tx: Tx, deadlineIds: readonly string[], planning: Planning = {}): Promise<void> {
  for (let from = 0; from < deadlineIds.length; from += SLICE) await planSlice(tx, deadlineIds.slice(from, from + SLICE), planning);
}

async function planSlice(tx: Tx, deadlineIds: readonly string[], { assigned = false, atOnce = true }: Planning): Promise<void> {
  await tx.sql(FOLLOW, [deadlineIds]);
  if (assigned) await tx.sql(ASSIGN, [deadlineIds, tx.scope.personId]);
  const named = await namedRecipients(tx, deadlineIds);
  await tx.sql(PLAN, [deadlineIds, AHEAD, named.map(([deadline]) => deadline), named.map(([, person]) => person), atOnce]);
}

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
