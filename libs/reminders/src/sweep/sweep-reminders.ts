import { describeError, mayPass, systemScope } from '@samnav/platform';
import type { Database, Scope } from '@samnav/platform';
import { claimReminders, LIMITS } from './claim-reminders.ts';
import { deliverInbox } from './deliver-inbox.ts';
import { deliver, setApart } from './deliver-reminders.ts';

/** Claims and delivers all that is due, without a queue and one chunk after the other; answers how many. For tests and tools. */
export async function sweepReminders(database: Database): Promise<number> {
  for (let swept = 0, apart = false; ;) {
    const { claimed, jobs, inbox } = await claimReminders(database, { ...LIMITS, mails: 1_000_000, inbox: apart ? LIMITS.inbox : 0 });
    for (const { tenantId, id } of jobs) await run(database, tenantId, id);
    let delivered = claimed;
    const faults: unknown[] = [];
    if (!apart) for (const due of inbox) delivered += await deliverInbox(database, due).catch((error: unknown) => faults.push(error) && 0);
    if (!delivered && !faults.length) return swept;
    swept += delivered;
    apart = faults.some((error) => !mayPass(error));
  }
}

async function run(database: Database, tenantId: string, id: string): Promise<void> {
  const close = 'update outbox set done_at = clock_timestamp() where tenant_id = $1 and id = $2 returning payload';
  const { rows } = await database.pool.query<{ payload: { tenant: string; ids: string[] } }>(close, [tenantId, id]);
  const { tenant, ids } = rows[0]!.payload;
  await deliverAll(database, systemScope(tenantId, tenant, 'sweep-reminders'), ids);
}

async function deliverAll(database: Database, scope: Scope, ids: readonly string[]): Promise<void> {
  try {
    await database.write(scope, (tx) => deliver(tx, ids));
  } catch (error) {
    if (mayPass(error)) throw error;
    if (ids.length > 1) for (const id of ids) await deliverAll(database, scope, [id]);
    else await database.write(scope, (tx) => setApart(tx, ids, describeError(error)));
  }
}
