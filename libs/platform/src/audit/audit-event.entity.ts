import { ID } from '@nestjs/graphql';
import { Col, Computed, InJs, Key, models, OneOf, Table, TenantKey } from '../read/index.ts';
import type { Operation } from '../access/authorization.ts';
import type { Node, Ref, ScopeSql } from '../read/index.ts';

/** `prj_<uuid>` of the thing that an event is about; null where the type has no ids any more. */
function subjectOf({ subjectType, subjectUuid }: Pick<AuditEvent, 'subjectType' | 'subjectUuid'>): string | null {
  const prefix = [...models.values()].find((model) => model.name === subjectType)?.prefix;
  return prefix && subjectUuid ? `${prefix}_${subjectUuid}` : null;
}

/** What is told of a change; a personal value is opened where it still is, and otherwise reads as its commitment. */
const CHANGES = `jsonb_build_object('field', c.key, 'before', coalesce(b.value, c.value -> 'before'), 'after', coalesce(a.value, c.value -> 'after'))`;

const toldTo = new Map<Operation, string[]>();
/** Says of which fields of a type the log tells only those who may do the operation in the event’s municipality. */
export const toldInLog = (operation: Operation, type: string, fields: readonly string[]): void =>
  void toldTo.set(operation, [...(toldTo.get(operation) ?? []), ...fields.map((field) => `'${type}.${field}'`)]);
/** Whether the reader is told of a field `c.key` of an event `r`. */
const isTold = (scope: ScopeSql): string =>
  [...toldTo]
    .map(
      ([operation, fields]) =>
        `(r.subject_type || '.' || c.key not in (${fields.join()}) or ${scope.can(operation, { municipalityId: 'r.municipality_id' })})`,
    )
    .join(' and ') || 'true';

/** One line of the audit log: never changed, never deleted. */
@Table<AuditEvent>('audit_event', {
  id: 'aud',
  list: 'auditEvents',
  allow: 'audit.read',
  order: ['-at'],
  description:
    'Something that was done: who, when, what was before and after. Written together with what was done, and never changed afterwards. The coordinator reads all, others what concerns their own municipality and what they did themselves.',
  visible: (e, scope) => scope.can('audit.read', { municipalityId: e.municipalityId, accountId: e.actorAccountId }),
})
export class AuditEvent extends TenantKey {
  @Col('instant', { description: 'When it was done.' }) at: Date;
  @Col('text', { description: 'What was done, as noun and verb, e.g. network.created.' }) action: string;
  @Col('text', { description: 'The type of what it was done to, e.g. Network.' }) subjectType: string;
  @Key({ nullable: true, column: 'subject_id' }) subjectUuid: string | null;
  @InJs<AuditEvent, 'subjectType' | 'subjectUuid'>(() => ID, ['subjectType', 'subjectUuid'], subjectOf, {
    description: 'The global id of what it was done to, e.g. net_0198….',
  })
  subjectId: string | null;
  @OneOf<AuditEvent>('subjectType', 'subjectUuid', { description: 'What it was done to, as it is now; null where you may not see it.' })
  subject: Ref<Node>;
  @Key({ nullable: true }) actorAccountId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Computed<AuditEvent>('text', (e) => `select a.name from account a where a.id = ${e.actorAccountId}`, {
    description: 'The name of the account that did it; null where a job did it.',
    nullable: true,
  })
  actorName: string | null;
  @Col('text', { description: 'The job that did it, where no account did, e.g. send-reminder.', nullable: true }) system: string | null;
  @Col('text', { description: 'The request in which it was done, as in the header x-request-id and in error messages.', nullable: true })
  requestId: string | null;
  @Computed<AuditEvent>(
    'json',
    (e, scope) => `select coalesce(jsonb_agg(${CHANGES} order by c.key), '[]')
      from ${scope.rows(AuditEvent, 'id', e)} r cross join lateral jsonb_each(r.changes) c
      left join audit_secret b on b.tenant_id = r.tenant_id and b.event_id = r.id and b.field = c.key and b.part = 'before'
      left join audit_secret a on a.tenant_id = r.tenant_id and a.event_id = r.id and a.field = c.key and a.part = 'after' where ${isTold(scope)}`,
    {
      description:
        'What was changed: a list of {field, before, after}, e.g. [{"field": "name", "before": "Gammal", "after": "Ny"}]. A personal value that was erased reads as {"commitment": "…"}; what wages are is told only to those who may read them.',
    },
  )
  changes: unknown;
  @Computed<AuditEvent>(
    'text',
    (e) =>
      `select s.value #>> '{}' from audit_secret s where s.tenant_id = ${e.tenantId} and s.event_id = ${e.id} and s.field = 'note' and s.part = 'note'`,
    { description: 'Why it was done, where somebody said so.', nullable: true },
  )
  note: string | null;
  @Computed<AuditEvent>('int', (e) => `select s.seq::int from audit_seal s where s.tenant_id = ${e.tenantId} and s.event_id = ${e.id}`, {
    description: 'Its number in the sealed log, 1, 2, 3 …; null until it is sealed, which takes some seconds.',
    nullable: true,
  })
  seq: number | null;
}
