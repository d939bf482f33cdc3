import { systemScope } from '@samnav/platform';
import type { Database } from '@samnav/platform';
import { planReminders, sweepReminders } from '@samnav/reminders';
import type { OwnDatabase } from '../jobs/own-database.ts';

export interface SentRow {
  tenant_id: string;
  title: string;
  step: string;
  recipient_id: string;
  channel: string;
}

/** What the worker does every night: plans the open promises anew. */
export async function replanNight(worker: Database, { tenantId, tenant }: { tenantId: string; tenant: string }): Promise<void> {
  await worker.write(systemScope(tenantId, tenant, 'replan', await worker.now()), async (tx) => {
    const open = await tx.sql<{ id: string }>(
      'select id from deadline where tenant_id = current_tenant() and met_at is null and cancelled_at is null',
    );
    const ids = open.map(({ id }) => id);
    await planReminders(tx, ids, { atOnce: false });
  });
}

const SENT = `select r.tenant_id, d.title, r.step, r.recipient_id, r.channel from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
  where r.state in ('sending', 'sent') and case when r.claimed_at is null then r.sent_at >= $2 else r.claimed_at >= $1 end`;

/** The worker's own sweep; answers what it sent: what lies in the inbox was never claimed. */
export async function sweep(own: OwnDatabase, worker: Database): Promise<SentRow[]> {
  const { rows } = await own.admin.query<{ real: string; moved: string }>('select clock_timestamp()::text as real, samnav_now()::text as moved');
  if (!(await sweepReminders(worker))) return [];
  return (await own.admin.query<SentRow>(SENT, [rows[0]!.real, rows[0]!.moved])).rows;
}
