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

/** What a statement knows of the subject only as SQL. */
export interface AuditSubject {
  id: string;
  municipalityId: string;
  /** The common table expression that `id` reads from, where it is made in the same statement. */
  from?: string;
}

/**
 * The event as common table expressions `event` and `secret`, to stand in the statement that makes the change: both are written, or
 * neither. `parameter` takes a value and answers its `$n`.
 */
export function auditSql(scope: Scope, event: AuditEventValues, subject: AuditSubject, parameter: (value: unknown) => string): string {
  const { changes, noteCommitment, secrets } = withCommitments(event);
  const known = [
    `${parameter(event.action)}::text`,
    ...[scope.accountId, scope.personId, event.onBehalfOf].map((id) => `${parameter(id ?? null)}::uuid`),
    `${parameter(scope.system ?? null)}::text`,
    `${parameter(scope.tokenId ?? null)}::uuid`,
    ...[scope.requestId, event.subjectType].map((text) => `${parameter(text)}::text`),
  ];
  const said = `${parameter(JSON.stringify(changes))}::jsonb, ${parameter(noteCommitment)}::text`;
  const written = `event as (
    insert into audit_event (action, actor_account_id, actor_person_id, on_behalf_of, system, token_id, request_id,
      subject_type, subject_id, municipality_id, changes, note_commitment)
    select ${known.join(', ')}, ${subject.id}, ${subject.municipalityId}, ${said}${subject.from ? ` from ${subject.from}` : ''} returning id
  )`;
  if (!secrets.length) return written;
  return `${written}, secret as (
    insert into audit_secret (event_id, field, part, salt, value)
    select event.id, s.field, s.part, s.salt, s.value
    from event, jsonb_to_recordset(${parameter(JSON.stringify(secrets))}::jsonb) as s (field text, part text, salt text, value jsonb)
  )`;
}

/** Writes one event in the caller's transaction and answers its uuid. There is no way to change or delete it. */
export async function insertAuditEvent(tx: Recording, event: AuditEventValues): Promise<string> {
  const params: unknown[] = [];
  const parameter = (value: unknown): string => `$${params.push(value)}`;
  const subject = { id: `${parameter(event.subjectId)}::uuid`, municipalityId: `${parameter(event.municipalityId ?? null)}::uuid` };
  const rows = await tx.sql<{ id: string }>(`with ${auditSql(tx.scope, event, subject, parameter)} select id from event`, params);
  return rows[0]!.id;
}

/**
 * Events of one kind about many rows, in one statement that travels with what comes next. `municipality` is SQL over `s.id`. None of the
 * fields may be personal: they are not committed to but told.
 */
export function insertAuditEvents(
  tx: Recording & { send(text: string, params: unknown[]): void },
  action: string,
  subjectType: string,
  rows: readonly { id: string; changes: Record<string, Change> }[],
  municipality = 'null::uuid',
): void {
  const { accountId, personId, system, tokenId, requestId } = tx.scope;
  const events = rows.map(({ id, changes }) => ({ id, changes: toJson(changes) }));
  tx.send(
    `insert into audit_event (action, actor_account_id, actor_person_id, system, token_id, request_id, subject_type, subject_id, municipality_id, changes)
     select $1, $2, $3, $4, $5, $6, $7, s.id, ${municipality}, s.changes from jsonb_to_recordset($8::jsonb) as s (id uuid, changes jsonb)`,
    [action, accountId, personId, system ?? null, tokenId ?? null, requestId, subjectType, JSON.stringify(events)],
  );
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
