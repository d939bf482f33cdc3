import { Logger } from '@nestjs/common';
import type { Database } from '@samnav/platform';
import { deliverReminders } from './deliver-reminders.ts';

const STUCK = `claimed_at < clock_timestamp() - interval '1 minute'`;

/** Claimed, and in no job that anybody will do: back to those that wait. Never both, for a job closes in the transaction that delivers. */
const RETURN = `with listed as materialized (
    select (jsonb_array_elements_text(payload -> 'ids'))::uuid as id from outbox where job = $1 and done_at is null and failed_at is null
      and exists (select from reminder where state = 'due' and ${STUCK})
  ), stuck as (
    select tenant_id, id from reminder where state = 'due' and channel in ('mail', 'inbox') and ${STUCK} and id not in (select id from listed) limit 10000 for update skip locked
  )
  update reminder r set state = 'planned', claimed_at = null, updated_at = samnav_now() from stuck s where r.tenant_id = s.tenant_id and r.id = s.id returning r.id`;

/** Its mail has ended, and the reminder was not told. */
const TELL = `update reminder r set state = m.state, sent_at = case when m.state = 'sent' then m.accepted_at end, updated_at = samnav_now(),
    failure = case when m.state <> 'sent' then left(coalesce(m.smtp_response, 'unknown'), 1000) end
  from mail_message m where r.state = 'sending' and r.${STUCK} and m.tenant_id = r.tenant_id and m.id = r.mail_message_id and m.state in ('sent', 'failed')
  returning r.id`;

const log = new Logger('reminders');

/** Returns reminders that are held by nobody any more to those that wait, and says which. */
export async function rescueReminders(database: Database): Promise<string[]> {
  const returned = await database.pool.query<{ id: string }>(RETURN, [deliverReminders.name]);
  const told = await database.pool.query<{ id: string }>(TELL);
  const ids = [...returned.rows, ...told.rows].map(({ id }) => id);
  if (ids.length) log.warn(`${ids.length} stuck reminders were rescued: ${ids.slice(0, 50).join(' ')}${ids.length > 50 ? ' …' : ''}`);
  return ids;
}
