import type { OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { eventBody, EVENT_COLUMNS } from './body.ts';
import type { EventRow } from './body.ts';
import { signCheckpoint } from './checkpoint.ts';
import { Frontier, leafHash } from './merkle.ts';
import { fingerprint } from './seal-key.ts';
import type { SealKey } from './seal-key.ts';

/** Events a transaction takes at most. */
const BATCH = 10_000;
/** Events under one checkpoint at most: where entries were rewritten with fitting leaves, this is how near the verifier can point. */
const UNDER_ONE_CHECKPOINT = 1_000;

/** What one run did. */
export interface Sealed {
  events: number;
  checkpoints: number;
  /** Slugs of tenants whose last checkpoint was signed with another key: nothing of theirs is sealed until that key is back. */
  refused: string[];
}

interface Unsealed extends EventRow {
  slug: string;
}
interface Last {
  number: number;
  size: number;
  frontier: Buffer;
  publicKey: Buffer | null;
}
interface Batch {
  seals: { tenant: string; seq: number; event: string; leaf: Buffer }[];
  checkpoints: { tenant: string; number: number; size: number; root: Buffer; frontier: Buffer; note: string }[];
}

/** Gives committed events their place: a gap-free number in the tenant's log, a leaf in its tree, a signed checkpoint over them. */
export class Sealer implements OnApplicationShutdown {
  constructor(
    private readonly pool: pg.Pool,
    private readonly key: SealKey,
  ) {}

  /** Seals what is settled, of one tenant or of all; of several sealers at once one works and the others answer 0. */
  async seal(tenantId?: string): Promise<Sealed> {
    const total: Sealed = { events: 0, checkpoints: 0, refused: [] };
    const refused = new Map<string, string>();
    for (let more = true; more;) {
      const { rows, batch } = await this.inTransaction((client) => this.sealBatch(client, tenantId, refused));
      total.events += batch.seals.length;
      total.checkpoints += batch.checkpoints.length;
      more = rows === BATCH;
    }
    return { ...total, refused: [...refused.values()] };
  }

  private async sealBatch(
    client: pg.PoolClient,
    tenantId: string | undefined,
    refused: Map<string, string>,
  ): Promise<{ rows: number; batch: Batch }> {
    const batch: Batch = { seals: [], checkpoints: [] };
    const lock = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtext('samnav seal')) as mine`);
    const rows = lock.rows[0]!.mine ? await unsealed(client, tenantId, [...refused.keys()]) : [];
    if (rows.length === 0) return { rows: 0, batch };
    const at = (await client.query<{ now: Date }>('select samnav_now() as now')).rows[0]!.now.toISOString();
    const byTenant = new Map<string, Unsealed[]>();
    for (const row of rows) {
      const own = byTenant.get(row.tenant_id);
      if (own) own.push(row);
      else byTenant.set(row.tenant_id, [row]);
    }
    const lasts = await lastCheckpoints(client, [...byTenant.keys()]);
    for (const [tenant, events] of byTenant) {
      const last = lasts.get(tenant) ?? { number: 0, size: 0, frontier: Buffer.alloc(0), publicKey: null };
      if (last.publicKey && !last.publicKey.equals(this.key.publicKey)) refused.set(tenant, events[0]!.slug);
      else this.append(batch, last, events, at);
    }
    await write(client, batch, this.key);
    return { rows: rows.length, batch };
  }

  private append(batch: Batch, last: Last, events: Unsealed[], at: string): void {
    const tree = Frontier.from(last.size, last.frontier);
    let { number } = last;
    for (const [i, event] of events.entries()) {
      const seq = tree.size + 1;
      const leaf = leafHash(eventBody(event, seq));
      tree.append(leaf);
      batch.seals.push({ tenant: event.tenant_id, seq, event: event.id, leaf });
      if ((i + 1) % UNDER_ONE_CHECKPOINT !== 0 && i + 1 !== events.length) continue;
      const checkpoint = { origin: `samnav/${event.slug}`, number: ++number, size: tree.size, root: tree.root(), at };
      const note = signCheckpoint(checkpoint, this.key);
      batch.checkpoints.push({ tenant: event.tenant_id, number, size: tree.size, root: checkpoint.root, frontier: tree.toBytes(), note });
    }
  }

  /** One turn of the clock: as `seal`, but throws where a tenant's log waits for its key. */
  async turn(): Promise<void> {
    const { refused } = await this.seal();
    if (refused.length === 0) return;
    throw new Error(
      `The audit log of ${refused.join(', ')} was signed with another key than ${fingerprint(this.key.publicKey)}. Nothing more of it is sealed until that key is back in SAMNAV_SEAL_KEY or seal-key.pem.`,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true); // a closed connection rolls back, whatever state it was in
      throw error;
    }
  }
}

/**
 * Below the horizon every transaction is over, so no event can appear before one that is sealed ("id above the last seen" loses rows). An
 * xid above the snapshot comes from another cluster (a restored or moved tenant) and is settled too.
 */
async function unsealed(client: pg.PoolClient, tenantId: string | undefined, refused: string[]): Promise<Unsealed[]> {
  const { rows } = await client.query<Unsealed>(
    `select ${EVENT_COLUMNS}, t.slug
     from audit_unsealed u join audit_event e on e.tenant_id = u.tenant_id and e.id = u.event_id join tenant t on t.id = u.tenant_id
     where (u.xid < pg_snapshot_xmin(pg_current_snapshot()) or u.xid >= pg_snapshot_xmax(pg_current_snapshot()))
       and ($1::uuid is null or u.tenant_id = $1) and u.tenant_id <> all($2::uuid[])
     order by u.xid, u.event_id limit ${BATCH}`,
    [tenantId ?? null, refused],
  );
  return rows;
}

async function lastCheckpoints(client: pg.PoolClient, tenants: string[]): Promise<Map<string, Last>> {
  const { rows } = await client.query<{ tenant_id: string; number: number; size: string; frontier: Buffer; public_key: Buffer }>(
    `select c.tenant_id, c.number, c.size, c.frontier, c.public_key from unnest($1::uuid[]) t (id)
     cross join lateral (select * from audit_checkpoint c where c.tenant_id = t.id order by c.number desc limit 1) c`,
    [tenants],
  );
  return new Map(rows.map((r) => [r.tenant_id, { number: r.number, size: Number(r.size), frontier: r.frontier, publicKey: r.public_key }]));
}

async function write(client: pg.PoolClient, { seals, checkpoints }: Batch, key: SealKey): Promise<void> {
  if (seals.length === 0) return;
  const [tenants, events] = [seals.map((s) => s.tenant), seals.map((s) => s.event)];
  await client.query(
    `insert into audit_seal (tenant_id, seq, event_id, leaf) select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bytea[])`,
    [tenants, seals.map((s) => s.seq), events, seals.map((s) => s.leaf)],
  );
  await client.query(
    `insert into audit_checkpoint (tenant_id, number, size, root, frontier, note, public_key)
     select *, $7::bytea from unnest($1::uuid[], $2::integer[], $3::bigint[], $4::bytea[], $5::bytea[], $6::text[])`,
    [...(['tenant', 'number', 'size', 'root', 'frontier', 'note'] as const).map((column) => checkpoints.map((c) => c[column])), key.publicKey],
  );
  await client.query(
    `delete from audit_unsealed u using unnest($1::uuid[], $2::uuid[]) s (tenant_id, event_id) where u.tenant_id = s.tenant_id and u.event_id = s.event_id`,
    [tenants, events],
  );
}
