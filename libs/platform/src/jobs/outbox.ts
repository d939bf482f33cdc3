import type { Job } from './job.ts';

/** What the outbox needs of a transaction; every Tx is one. Outside a tenant `tenantId` is the nil uuid. */
export interface OutboxTx {
  readonly scope: { readonly tenantId: string; readonly tenant: string; readonly language?: 'sv' | 'en' };
  sql<Row>(text: string, params?: unknown[]): Promise<Row[]>;
}

export interface EmitOptions {
  /** Not before this instant of the one clock; default: now. */
  runAt?: Date | string;
}

/** Writes the job beside what it follows from: both are committed or neither. The payload carries its tenant. */
export async function insertOutbox<Payload>(tx: OutboxTx, job: Job<Payload>, payload: Payload, { runAt }: EmitOptions = {}): Promise<void> {
  const { tenantId, tenant } = tx.scope;
  const row = { ...job.payload.parse(payload), tenantId, tenant };
  await tx.sql('insert into outbox (tenant_id, job, queue, payload, run_at) values ($1, $2, $3, $4, coalesce($5, samnav_now()))', [
    tenantId,
    job.name,
    job.queue,
    row,
    runAt ?? null,
  ]);
}
