import { Logger } from '@nestjs/common';
import type { Database } from '../database/database.ts';
import { NIL } from '../database/scope.ts';
import { sendMails } from './queue-mail.ts';

/** Written two minutes ago, and in no job that anybody will do: into new ones, a hundred each. Two partial indexes hold the jobs that are not done. */
const RESCUE = `with open as (
    select job, payload from outbox where enqueued_at is null and done_at is null and failed_at is null
    union all select job, payload from outbox where enqueued_at is not null and done_at is null and failed_at is null
  ), listed as materialized (select (jsonb_array_elements_text(payload -> 'mailIds'))::uuid as id from open where job = $1), lost as (
    select m.tenant_id, m.id, row_number() over (partition by m.tenant_id order by m.created_at) / 100 as number from mail_message m
    where m.state in ('queued', 'sending') and m.created_at < samnav_now() - interval '2 minutes' and m.id not in (select id from listed)
  ), job as (
    insert into outbox (tenant_id, job, queue, payload)
    select l.tenant_id, $1, $2, jsonb_build_object('tenantId', l.tenant_id, 'tenant', coalesce(t.slug, ''), 'mailIds', jsonb_agg(l.id))
    from lost l left join tenant t on t.id = l.tenant_id and l.tenant_id <> $3 group by l.tenant_id, t.slug, l.number
  )
  select id from lost`;

const log = new Logger('mail');

/** Gives mails that are in nobody's hands to new jobs, and says which. */
export async function rescueMails(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(RESCUE, [sendMails.name, sendMails.queue, NIL]);
  if (rows.length) log.warn(`${rows.length} mails that no job knew were rescued: ${rows.slice(0, 50).map(({ id }) => id).join(' ')}${rows.length > 50 ? ' …' : ''}`); // prettier-ignore
  return rows.map(({ id }) => id);
}
