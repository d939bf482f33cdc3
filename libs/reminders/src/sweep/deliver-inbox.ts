import { systemScope } from '@samnav/platform';
import type { Database } from '@samnav/platform';
import { deliverReminders, settlePlanned } from './deliver-reminders.ts';

/** Places of one tenant where something for the inbox is due. */
export interface DueInbox {
  tenantId: string;
  tenant: string;
  places: string[];
}
/** Rows that one transaction delivers at most, in equal shares of the places. */
const MOST = 2000;

const HOLD = `select r.id, r.deadline_id as "deadlineId" from unnest($1::uuid[]) p (id) cross join lateral (
    select id, deadline_id from reminder where tenant_id = current_tenant() and place_id = p.id and channel = 'inbox' and state = 'planned' and send_at <= samnav_now()
    order by send_at limit $2 for update skip locked) r`;

/**
 * Delivers what is due in a tenant's inbox in one transaction: nobody outside the database is told, so there is nothing to lease, and a worker
 * that dies leaves the rows as they were. Answers how many; what another worker delivers at the same time is passed over.
 */
export function deliverInbox(database: Database, { tenantId, tenant, places }: DueInbox): Promise<number> {
  return database.write(systemScope(tenantId, tenant, deliverReminders.name), async (tx) => {
    const held = await tx.sql<{ id: string; deadlineId: string }>(HOLD, [places, Math.ceil(MOST / places.length)]);
    if (held.length) await settlePlanned(tx, held);
    return held.length;
  });
}
