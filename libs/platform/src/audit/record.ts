import type { Scope } from '../database/scope.ts';
import { toJson } from './canonical.ts';
import type { Json } from './canonical.ts';
import { commit } from './commitment.ts';
import type { Opening } from './commitment.ts';

/** A field's value before and after; a side that is absent did not exist (created, removed). */
export interface Change {
  before?: unknown;
  after?: unknown;
}

/** What happened, in the words of the domain. Who did it, where and in which request comes from the transaction's scope. */
export interface AuditEventValues {
  /** `network.created`: the permission's noun and what happened. */
  action: string;
  /** The type in GraphQL: `Network`. */
  subjectType: string;
  subjectId: string | null;
  /** Where the row belongs to one municipality: its people read the event. */
  municipalityId?: string | null;
  changes?: Record<string, Change>;
  /** Fields of `changes` that say something of a person: hashed into the log only as salted commitments. */
  personal?: readonly string[];
  /** Why; free text may name people, so it is always committed like a personal field. */
  note?: string | null;
  /** The account for which the actor acts. */
  onBehalfOf?: string | null;
}

/** The part of Tx that recording needs. */
export interface Recording {
  readonly scope: Scope;
  sql<R>(text: string, params?: unknown[]): Promise<R[]>;
}

interface Secret extends Opening {
  field: string;
  part: 'before' | 'after' | 'note';
}

const INSERT = `with event as (
    insert into audit_event (action, actor_account_id, actor_person_id, on_behalf_of, system, token_id, request_id,
      subject_type, subject_id, municipality_id, changes, note_commitment)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12) returning id
  ), secret as (
    insert into audit_secret (event_id, field, part, salt, value)
    select event.id, s.field, s.part, s.salt, s.value from event, jsonb_to_recordset($13::jsonb) as s (field text, part text, salt text, value jsonb)
  )
  select id from event`;

/** Writes one event in the caller's transaction and answers its uuid. There is no way to change or delete it. */
export async function insertAuditEvent(tx: Recording, event: AuditEventValues): Promise<string> {
  const { scope } = tx;
  const { changes, noteCommitment, secrets } = withCommitments(event);
  const rows = await tx.sql<{ id: string }>(INSERT, [
    event.action,
    scope.accountId,
    scope.personId,
    event.onBehalfOf ?? null,
    scope.system ?? null,
    scope.tokenId ?? null,
    scope.requestId,
    event.subjectType,
    event.subjectId,
    event.municipalityId ?? null,
    JSON.stringify(changes),
    noteCommitment,
    JSON.stringify(secrets),
  ]);
  return rows[0]!.id;
}

function withCommitments(event: AuditEventValues): { changes: Record<string, Json>; noteCommitment: string | null; secrets: Secret[] } {
  const personal = new Set(event.personal);
  const secrets: Secret[] = [];
  const side = (field: string, part: Secret['part'], value: unknown): Json => {
    const json = toJson(value);
    if (json === null || !(part === 'note' || personal.has(field))) return json; // that a field was empty says nothing of a person
    const { commitment, opening } = commit(json);
    secrets.push({ field, part, ...opening });
    return { ...commitment };
  };
  const changes = Object.entries(event.changes ?? {}).map(([field, change]) => {
    const parts = (['before', 'after'] as const).filter((part) => change[part] !== undefined);
    return [field, Object.fromEntries(parts.map((part) => [part, side(field, part, change[part])]))];
  });
  const note = event.note ? (side('note', 'note', event.note) as { commitment: string }).commitment : null;
  return { changes: Object.fromEntries(changes), noteCommitment: note, secrets };
}
