import { STILL_RECIPIENT } from '../reminders/plan-reminders.ts';

/** What stands outside the ladder: it is about the deadline's owner, not about its day. */
const SPECIAL = `r.step ~ '^(assigned|handover)'`;

/** Whom an obligation names instead of the owner: `$2`, `$3` = deadlines and persons. Somebody who is asked to take over is no owner yet. */
const STILL = `case
    when r.step ~ '^handover' then exists (select from hand_over h where h.tenant_id = r.tenant_id and h.deadline_id = r.deadline_id and h.to_id = r.recipient_id and h.state = 'pending')
    when r.recipient_role = 'owner' and d.id = any($2::uuid[]) then exists (select from unnest($2::uuid[], $3::uuid[]) n (deadline, person) where n.deadline = d.id and n.person = r.recipient_id)
    else ${STILL_RECIPIENT} end`;

/** Who stands in for the recipient today, if that person is there and can be reached. */
const SUBSTITUTE = `select s.substitute_id from substitute s join person sp on sp.tenant_id = s.tenant_id and sp.id = s.substitute_id
    left join account sa on sa.id = sp.account_id
    where s.tenant_id = r.tenant_id and s.person_id = r.recipient_id and s.ended_at is null and z.today between s.starts_on and s.ends_on
      and (sp.leaves_on is null or sp.leaves_on >= z.today) and sa.disabled_at is null and coalesce(sa.email, sp.email) is not null limit 1`;

/** A repeat within five days of another one is one too many. */
const REPEATED = `exists (select from reminder o where o.tenant_id = r.tenant_id and o.deadline_id = r.deadline_id and o.recipient_id = r.recipient_id and o.is_repeat
    and o.id <> r.id and o.state in ('sending', 'sent', 'unknown') and (coalesce(o.sent_at, o.send_at) at time zone z.zone)::date > z.today - 5)`;

/** After an outage the latest step alone speaks; two steps of one person are never less than hours apart. */
const OVERTAKEN = `r.send_at < c.now - interval '6 hours' and exists (select from reminder o where o.tenant_id = r.tenant_id and o.deadline_id = r.deadline_id
    and o.recipient_id = r.recipient_id and o.due_on = r.due_on and o.send_at > r.send_at and o.send_at <= c.now and o.state <> 'withdrawn'
    and o.step !~ '^(assigned|handover)' and not (o.is_repeat and ${REPEATED}))`;

/** An address that takes no mail is written to no more: what it would have said lies in the inbox, and whoever is responsible knows. */
const FAULTY = `exists (select from channel_fault f where f.tenant_id = r.tenant_id and f.person_id = p.id and f.cleared_at is null)`;

/**
 * Common table expressions that end in `judged`: the reminders of the query `held` with why each is not sent after all (`because`; null = it
 * is), and to whom it is delivered. Everything is asked as it stands now: the promise, the recipient, the right to know of it.
 */
export const judgedSql = (held: string): string => `
  clock as materialized (select samnav_now() as now, t.time_zone from tenant t where t.id = current_tenant()),
  held as materialized (${held}),
  judged as materialized (
    select r.id, case when ${FAULTY} then 'inbox' else r.channel end as channel, r.deadline_id, z.today, p.id as to_id, p.account_id as to_account_id, coalesce(a.email, p.email) as address, coalesce(a.language, 'sv') as language,
      case
        when d.met_at is not null then 'met'
        when d.cancelled_at is not null then 'cancelled'
        when d.due_on <> r.due_on then 'moved'
        when not (${STILL}) then case r.recipient_role when 'owner' then 'owner changed' else 'recipient left' end
        when h.leaves_on < z.today then 'recipient left'
        when a.disabled_at is not null then 'not permitted'
        when r.channel = 'mail' and coalesce(a.email, p.email) is null then 'no address'
        when ${SPECIAL} then null
        when z.today < d.acknowledged_until then 'acknowledged'
        when z.today < d.snoozed_until and r.recipient_role = 'owner' then 'snoozed'
        when ${OVERTAKEN} then 'too late'
        when r.is_repeat and ${REPEATED} then 'too soon'
      end as because
    from held r
    cross join clock c
    join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
    left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
    cross join lateral (select coalesce(m.time_zone, c.time_zone) as zone, (c.now at time zone coalesce(m.time_zone, c.time_zone))::date as today) z
    join person h on h.tenant_id = r.tenant_id and h.id = r.recipient_id
    cross join lateral (select coalesce((${SUBSTITUTE}), r.recipient_id) as person_id offset 0) w
    join person p on p.tenant_id = r.tenant_id and p.id = w.person_id
    left join account a on a.id = p.account_id
  )`;
