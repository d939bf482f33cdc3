import type { Database } from '@samnav/platform';
import type { DueInbox } from './deliver-inbox.ts';
import { deliverReminders } from './deliver-reminders.ts';

/** How much may be on its way at a time, all places together; and how many of it one job does. */
export interface Limits {
  /** Mails that nobody has tried to send yet. What one place has due beyond its share waits, so that another's mails are never far back. */
  mails: number;
  /** Rows of the inbox that go by jobs; 0 where they are delivered without. */
  inbox: number;
  chunk: number;
}
export const LIMITS: Limits = { mails: 1000, inbox: 20_000, chunk: 500 };

export interface Claimed {
  /** Reminders that became due in this turn. */
  claimed: number;
  /** Jobs that were made of them. */
  jobs: { tenantId: string; id: string }[];
  /** Where something for the inbox was due when the turn began. */
  inbox: DueInbox[];
  /** Milliseconds until the next one's time comes; 0 = more is due already; null = nothing waits. */
  next: number | null;
}

const MAIL_ROOM = `$1::int - (select count(*) from reminder where state = 'due' and channel = 'mail')
  - (select count(*) from mail_message where state = 'queued' and attempts = 0)`;
const INBOX_ROOM = `$2::int - (select count(*) from reminder where state = 'due' and channel = 'inbox')`;
/** Small chunks cost as much as large ones: below half of what fits, the next turn takes them. */
const ROOM = `select channel, case when room * 2 >= most then room else 0 end as room
  from (values ('mail', ${MAIL_ROOM}, $1::int), ('inbox', ${INBOX_ROOM}, $2::int)) v (channel, room, most)`;

/** A lane is a place and a channel: from each to the next by the index, never by reading all that waits. */
const LANES = `(select tenant_id, place_id, channel, send_at from reminder where state = 'planned' order by place_id, channel, send_at limit 1)
  union all
  select n.tenant_id, n.place_id, n.channel, n.send_at from lane l cross join lateral (
    select r.tenant_id, r.place_id, r.channel, r.send_at from reminder r
    where r.state = 'planned' and (r.place_id, r.channel) > (l.place_id, l.channel) order by r.place_id, r.channel, r.send_at limit 1) n`;

/** Every lane with something due gets the same share of the room, at least one row; the oldest first. */
const CLAIM = `with recursive lane as (${LANES}),
  clock as materialized (select samnav_now() as now),
  room as materialized (${ROOM}),
  due as materialized (
    select l.place_id, l.channel, greatest(1, r.room / count(*) over (partition by l.channel)) as share
    from lane l cross join clock c join room r on r.channel = l.channel and r.room > 0 where l.send_at <= c.now
  ),
  taken as materialized (
    select t.* from due cross join lateral (
      select r.tenant_id, r.id, r.channel, r.send_at from reminder r
      where r.state = 'planned' and r.place_id = due.place_id and r.channel = due.channel and r.send_at <= (select now from clock)
      order by r.send_at limit due.share for update skip locked
    ) t
  ),
  claimed as (
    update reminder r set state = 'due', claimed_at = clock_timestamp(), fence = r.fence + 1 from taken t
    where r.tenant_id = t.tenant_id and r.id = t.id returning r.tenant_id, r.id, r.channel, t.send_at
  ),
  chunk as (select tenant_id, channel, id, (row_number() over (partition by tenant_id, channel order by send_at, id) - 1) / $3::int as number from claimed),
  job as (
    insert into outbox (tenant_id, job, queue, payload)
    select c.tenant_id, $4, $5, jsonb_build_object('tenantId', c.tenant_id, 'tenant', t.slug, 'ids', jsonb_agg(c.id))
    from chunk c join tenant t on t.id = c.tenant_id group by c.tenant_id, t.slug, c.channel, c.number
    returning tenant_id as "tenantId", id
  )
  select (select count(*)::int from claimed) as claimed, coalesce((select jsonb_agg(job) from job), '[]') as jobs,
    coalesce((select jsonb_agg(i) from (select l.tenant_id as "tenantId", t.slug as tenant, jsonb_agg(l.place_id) as places from lane l join tenant t on t.id = l.tenant_id
      where l.channel = 'inbox' and l.send_at <= (select now from clock) group by l.tenant_id, t.slug) i), '[]') as inbox,
    greatest(0, extract(epoch from (select min(send_at) from lane) - (select now from clock)) * 1000)::float8 as next`;

/**
 * Claims what is due by the database's clock, in all tenants, and writes the jobs that deliver it in the same statement. However many workers
 * claim at once, each row is claimed once.
 */
export async function claimReminders(database: Database, limits: Limits = LIMITS): Promise<Claimed> {
  const { mails, inbox, chunk } = limits;
  const { rows } = await database.pool.query<Claimed>({
    name: 'claim-reminders',
    text: CLAIM,
    values: [mails, inbox, chunk, deliverReminders.name, deliverReminders.queue],
  });
  return rows[0]!;
}
