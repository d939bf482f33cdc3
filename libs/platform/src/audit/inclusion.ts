import type { Tx } from '../database/tx.ts';
import { eventBody, EVENT_COLUMNS } from './body.ts';
import type { EventRow } from './body.ts';
import { Frontier, pathsTo } from './merkle.ts';

/** An event, and the hashes that lead from its leaf to the signed root (RFC 6962, 2.1.1), the lowest first. */
export interface ProvenEvent {
  /** The event as canonical JSON: what its leaf is the hash of. It holds its place: `seq`, from 1. */
  body: string;
  path: Buffer[];
}

/** That events stand in the tenant's sealed log: anybody who has the installation's public key can check it, and needs nothing else. */
export interface InclusionProof {
  /** The signed checkpoint, the first one that covers all of them. */
  checkpoint: string;
  events: ProvenEvent[];
}

interface Sealed extends EventRow {
  seq: string;
}

/** Leaves read in one statement. */
const PAGE = 10_000;

/** Proves events of the transaction's tenant, in the order of `eventIds`; null while one of them waits for the sealer. */
export async function proveInclusion(tx: Tx, eventIds: readonly string[]): Promise<InclusionProof | null> {
  const found = await tx.sql<Sealed>(
    `select s.seq, ${EVENT_COLUMNS} from unnest($1::uuid[]) with ordinality wanted (id, n)
     join audit_seal s on s.tenant_id = current_tenant() and s.event_id = wanted.id
     join audit_event e on e.tenant_id = s.tenant_id and e.id = s.event_id order by wanted.n`,
    [eventIds],
  );
  if (found.length < eventIds.length) return null;
  const seqs = found.map(({ seq }) => Number(seq));
  const [checkpoint] = await tx.sql<{ note: string; size: string }>(
    'select note, size from audit_checkpoint where tenant_id = current_tenant() and size >= $1 order by number limit 1',
    [Math.max(...seqs)],
  );
  if (!checkpoint) return null;
  const paths = await pathsOf(tx, seqs, Number(checkpoint.size));
  return { checkpoint: checkpoint.note, events: found.map((row, i) => ({ body: eventBody(row, seqs[i]!), path: paths[i]! })) };
}

/** What stands before the first event is known by the edge of the checkpoint there, so only the leaves from it on are read. */
async function pathsOf(tx: Tx, seqs: readonly number[], size: number): Promise<Buffer[][]> {
  const [before] = await tx.sql<{ size: string; frontier: Buffer }>(
    'select size, frontier from audit_checkpoint where tenant_id = current_tenant() and size < $1 order by number desc limit 1',
    [Math.min(...seqs)],
  );
  const tree = Frontier.from(Number(before?.size ?? 0), before?.frontier);
  const leaves: Buffer[] = [];
  for (let last = tree.size; last < size;) {
    const page = await tx.sql<{ seq: string; leaf: Buffer }>(
      `select seq, leaf from audit_seal where tenant_id = current_tenant() and seq > $1 and seq <= $2 order by seq limit ${PAGE}`,
      [last, size],
    );
    if (Number(page.at(-1)?.seq ?? 0) !== last + page.length || page.length === 0) throw new Error(`The sealed log has no entry ${last + 1}`);
    leaves.push(...page.map(({ leaf }) => leaf));
    last += page.length;
  }
  return pathsTo(tree, leaves, seqs);
}
