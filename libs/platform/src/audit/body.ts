import { canonicalJson } from './canonical.ts';
import type { Json } from './canonical.ts';

/** An event as it lies in the table, texts ready for its body. */
export interface EventRow {
  tenant_id: string;
  id: string;
  at: string;
  action: string;
  actor_account_id: string | null;
  actor_person_id: string | null;
  on_behalf_of: string | null;
  system: string | null;
  token_id: string | null;
  request_id: string | null;
  subject_type: string;
  subject_id: string | null;
  municipality_id: string | null;
  changes: Json;
  note_commitment: string | null;
}

/** The columns of EventRow from `audit_event e`; microseconds in UTC, so that the text is the same in every session. */
export const EVENT_COLUMNS = `e.tenant_id, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.action, e.actor_account_id,
  e.actor_person_id, e.on_behalf_of, e.system, e.token_id, e.request_id, e.subject_type, e.subject_id, e.municipality_id, e.changes, e.note_commitment`;

/**
 * What is hashed: canonical JSON of one event at its place in its tenant's log. Made again from the row at every export, so a row that was
 * changed in the database no longer fits its leaf. What is null is left out; `v` is raised when this shape changes, and old events keep theirs.
 */
export function eventBody(row: EventRow, seq: number): string {
  return canonicalJson(
    without({
      v: 1,
      seq,
      tenant: row.tenant_id,
      id: row.id,
      at: row.at,
      action: row.action,
      account: row.actor_account_id,
      person: row.actor_person_id,
      onBehalfOf: row.on_behalf_of,
      system: row.system,
      token: row.token_id,
      request: row.request_id,
      subject: without({ type: row.subject_type, id: row.subject_id }),
      municipality: row.municipality_id,
      changes: row.changes,
      note: row.note_commitment === null ? null : { commitment: row.note_commitment },
    }),
  );
}

const without = (values: Record<string, Json>): Json => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
