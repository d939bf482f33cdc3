import { systemScope } from '@samnav/platform';
import type { Database, Tx } from '@samnav/platform';

const LISTENING = `select distinct e.tenant_id, t.slug from webhook_endpoint e join tenant t on t.id = e.tenant_id
  where e.disabled_at is null and (e.events ? 'deadline.late' or e.events ? 'deadline.escalated')`;

/** Late when the day, or the time, has passed where the deadline belongs. A fortnight back at most, and never from before anybody listened. */
const LATE = `insert into webhook_delivery (tenant_id, endpoint_id, event, deadline_id, occurrence, payload)
  select d.tenant_id, e.id, 'deadline.late', d.id, concat_ws(' ', d.due_on, d.due_time), deadline_event(d, 'deadline.late', null)
  from deadline d
  join tenant t on t.id = d.tenant_id
  left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  cross join lateral (select case when d.due_time is null then (d.due_on + 1)::timestamp else d.due_on + d.due_time end
    at time zone coalesce(m.time_zone, t.time_zone) as at) late
  join webhook_endpoint e on e.tenant_id = d.tenant_id and webhook_listens(e, 'deadline.late', d.municipality_id)
  where d.tenant_id = current_tenant() and d.met_at is null and d.cancelled_at is null
    and d.due_on between (samnav_now() - interval '16 days')::date and (samnav_now() + interval '1 day')::date
    and late.at <= samnav_now() and late.at > greatest(e.created_at, samnav_now() - interval '14 days')
  on conflict do nothing returning id`;

/** One event for each step that somebody above the owner was reminded by. */
const CLIMBED = `insert into webhook_delivery (tenant_id, endpoint_id, event, deadline_id, occurrence, payload)
  select distinct on (e.id, d.id, r.due_on, r.step) d.tenant_id, e.id, 'deadline.escalated', d.id, r.due_on || ' ' || r.step,
    jsonb_set(jsonb_set(deadline_event(d, 'deadline.escalated', null), '{data,step}', to_jsonb(r.step)), '{data,recipientRole}', to_jsonb(r.recipient_role))
  from reminder r
  join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
  join webhook_endpoint e on e.tenant_id = r.tenant_id and webhook_listens(e, 'deadline.escalated', d.municipality_id)
  where r.tenant_id = current_tenant() and r.state = 'sent' and r.recipient_role <> 'owner'
    and r.sent_at > greatest(e.created_at, samnav_now() - interval '2 days')
  on conflict do nothing returning id`;

/** Tells endpoints of what no transaction does: that a day has passed, and that a reminder has climbed. Answers how much it told. */
export async function tellOfTime(database: Database): Promise<number> {
  const tenants = await database.outside('tell-of-time', (tx) => tx.sql<{ tenant_id: string; slug: string }>(LISTENING));
  let told = 0;
  for (const { tenant_id, slug } of tenants) told += await database.write(systemScope(tenant_id, slug, 'tell-of-time'), tellTenant);
  return told;
}

const tellTenant = async (tx: Tx): Promise<number> => (await tx.sql(LATE)).length + (await tx.sql(CLIMBED)).length;
