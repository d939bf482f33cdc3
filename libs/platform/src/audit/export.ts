import type { Database } from '../database/database.ts';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { eventBody, EVENT_COLUMNS } from './body.ts';
import type { EventRow } from './body.ts';
import { canonicalJson } from './canonical.ts';
import type { Opening } from './commitment.ts';

/** Entries read in one short transaction: a slow download holds no connection. */
const PAGE = 1_000;

interface SealedRow extends EventRow {
  seq: string;
  leaf: Buffer;
  personal: (Opening & { field: string; part: string })[] | null;
}
interface CheckpointRow {
  number: number;
  size: string;
  note: string;
  public_key: Buffer;
}

/**
 * The scope's tenant's sealed log as JSON Lines, canonical to the byte: a head, every entry with its leaf and its open personal values, each
 * checkpoint after the last entry that it covers. What was sealed when the export began is in it, so the newest checkpoint stands last.
 */
export async function* exportLog(database: Database, scope: Scope): AsyncGenerator<string> {
  const newest = await database.write(scope, (tx) => newestCheckpoint(tx));
  const size = Number(newest?.size ?? 0);
  yield line({
    format: 'samnav-audit/1',
    origin: `samnav/${scope.tenant}`,
    tenant: scope.tenantId,
    publicKey: newest?.public_key.toString('base64') ?? Buffer.alloc(32).toString('base64'),
    size,
    checkpoints: newest?.number ?? 0,
  });
  for (let seq = 0; seq < size;) {
    const { text, last } = await database.write(scope, (tx) => page(tx, seq, size));
    yield text;
    if (last === seq) throw new Error(`The audit log of ${scope.tenant} has no entry ${seq + 1}, although ${size} are signed.`);
    seq = last;
  }
}

const line = (value: Parameters<typeof canonicalJson>[0]): string => `${canonicalJson(value)}\n`;

async function newestCheckpoint(tx: Tx): Promise<CheckpointRow | undefined> {
  return (await tx.sql<CheckpointRow>('select number, size, note, public_key from audit_checkpoint order by number desc limit 1'))[0];
}

async function page(tx: Tx, after: number, size: number): Promise<{ text: string; last: number }> {
  const entries = await tx.sql<SealedRow>(
    `select s.seq, s.leaf, ${EVENT_COLUMNS},
       (select jsonb_agg(jsonb_build_object('field', x.field, 'part', x.part, 'salt', x.salt, 'value', x.value) order by x.field, x.part)
        from audit_secret x where x.tenant_id = e.tenant_id and x.event_id = e.id) as personal
     from audit_seal s join audit_event e on e.tenant_id = s.tenant_id and e.id = s.event_id
     where s.seq > $1 and s.seq <= $2 order by s.seq limit ${PAGE}`,
    [after, size],
  );
  const last = Number(entries.at(-1)?.seq ?? after);
  const checkpoints = await tx.sql<CheckpointRow>('select size, note from audit_checkpoint where size > $1 and size <= $2 order by number', [
    after,
    last,
  ]);
  const noteAt = new Map(checkpoints.map((c) => [c.size, c.note]));
  const lines = entries.flatMap((entry) => {
    const note = noteAt.get(entry.seq);
    return note === undefined ? [entryLine(entry)] : [entryLine(entry), line({ checkpoint: note })];
  });
  return { text: lines.join(''), last };
}

/** The body's text stands in the line as it was hashed. */
function entryLine({ seq, leaf, personal, ...event }: SealedRow): string {
  const open = personal ? `,"personal":${canonicalJson(personal.map((opening) => ({ ...opening })))}` : '';
  return `{"body":${eventBody(event, Number(seq))},"leaf":"${leaf.toString('base64')}"${open}}\n`;
}
