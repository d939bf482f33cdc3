import type { EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { insertAuditEvent } from '../audit/record.ts';
import type { Change } from '../audit/record.ts';
import { NotFound, VersionConflict } from '../graphql/errors.ts';
import { insertOutbox } from '../jobs/outbox.ts';
import type { EmitOptions } from '../jobs/outbox.ts';
import type { Job } from '../jobs/job.ts';
import { globalId, localId, modelOf, visibleSql } from '../read/index.ts';
import type { Class, Model, TenantRow } from '../read/index.ts';
import type { Scope } from './scope.ts';

type Row = TenantRow & ObjectLiteral;
/** What may be written of a row: its own columns; id, tenant, version and times belong to the database. */
export type Values<E> = Partial<Omit<E, 'tenantId' | 'id' | 'version' | 'createdAt' | 'updatedAt'>>;

/**
 * One open transaction of one scope, row-level security set to its tenant. The only thing with queries on it, and the first
 * parameter of every service method. One statement at a time: never `Promise.all` over it.
 */
export class Tx {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    readonly scope: Scope,
    private readonly runner: QueryRunner,
  ) {}

  /** The scope's instant: the database's clock when the request began. */
  get now(): string {
    return this.scope.now;
  }

  /** Rows of a statement; `$1`-parameters. Row-level security applies as everywhere. */
  sql<R>(text: string, params: unknown[] = []): Promise<R[]> {
    // pg 9 drops client-side queueing, so statements wait for each other here
    const next = this.tail.then(async () => rowsOf(await this.runner.query(text, params)) as R[]);
    this.tail = next.catch(() => undefined);
    return next;
  }

  /** TypeORM's repository inside this transaction, for reading entities; writing goes through create, change and remove, which audit. */
  rows<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.runner.manager.getRepository(entity);
  }

  /** The row behind a global id, if this reader may see it. Foreign, absent, malformed and wrong-type ids fail alike: NotFound at `path`. */
  async find<E extends Row>(entity: Class<E>, id: string | null | undefined, path: readonly string[] = []): Promise<E> {
    const model = modelOf(entity);
    const uuid = localId(model, id);
    const row = uuid && (await this.visible(model, uuid));
    if (!row) throw new NotFound({}, ['input', ...path]);
    return row as E;
  }

  /** As `find`, for fields that may be left out: undefined stays undefined (unchanged), null stays null (cleared). */
  async findOptional<E extends Row>(entity: Class<E>, id: string | null | undefined, path: readonly string[] = []): Promise<E | null | undefined> {
    return id == null ? id : this.find(entity, id, path);
  }

  /** The row with this uuid; NotFound where it is not there. For ids that come from rows, not from clients. */
  async get<E extends Row>(entity: Class<E>, uuid: string): Promise<E> {
    const row = await this.rows(entity).findOneBy({ tenantId: this.scope.tenantId, id: uuid } as never);
    if (!row) throw new NotFound();
    return row;
  }

  /** Inserts a row and its audit event (`network.created`); answers the uuid. */
  async create<E extends Row>(entity: Class<E>, values: Values<E>, event: string, note?: string): Promise<string> {
    const model = modelOf(entity);
    const given = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));
    const result = await this.runner.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values({ ...given, tenantId: this.scope.tenantId } as never)
      .returning('id')
      .execute();
    const id = (result.raw as { id: string }[])[0]!.id;
    const changes = Object.fromEntries(Object.entries(given).map(([field, after]) => [field, { after: plain(after) }]));
    await this.event(model, id, event, changes, given, note);
    return id;
  }

  /**
   * Changes a row and writes its audit event with what was and what is. `expectedVersion` is the version the user saw: another one is a
   * VersionConflict that carries the current object; null where no user saw one. Nothing different → no new version, no event.
   */
  async change<E extends Row>(
    entity: Class<E>,
    id: string,
    expectedVersion: number | null,
    values: Values<E>,
    event: string,
    note?: string,
  ): Promise<E> {
    const model = modelOf(entity);
    const row = await this.locked(entity, id);
    this.expect(model, row, expectedVersion);
    const changes: Record<string, Change> = {};
    const different: Record<string, unknown> = {};
    for (const [field, after] of Object.entries(values)) {
      const before = (row as Record<string, unknown>)[field];
      if (after === undefined || same(before, after)) continue;
      changes[field] = { before: plain(before), after: plain(after) };
      different[field] = after;
    }
    if (!Object.keys(different).length) return row;
    await this.runner.manager
      .createQueryBuilder()
      .update(entity)
      .set({ ...different, version: row.version + 1, updatedAt: () => 'samnav_now()' } as never)
      .where({ tenantId: this.scope.tenantId, id } as never)
      .execute();
    await this.event(model, id, event, changes, { ...row, ...different }, note);
    return Object.assign(row, different, { version: row.version + 1 });
  }

  /** Deletes a row, where a hard delete is right; what it was stays in the audit event. */
  async remove<E extends Row>(entity: Class<E>, id: string, expectedVersion: number | null, event: string, note?: string): Promise<void> {
    const model = modelOf(entity);
    const row = await this.locked(entity, id);
    this.expect(model, row, expectedVersion);
    const changes: Record<string, Change> = {};
    for (const member of model.members.values())
      if (member.is === 'column' && !['tenantId', 'id'].includes(member.name))
        changes[member.name] = { before: plain((row as Record<string, unknown>)[member.name]) };
    await this.runner.manager.delete(entity, { tenantId: this.scope.tenantId, id } as never);
    await this.event(model, id, event, changes, row, note);
  }

  /** Holds the row against others until the transaction ends, e.g. a parent whose sum must not move meanwhile. */
  async lock<E extends Row>(entity: Class<E>, id: string): Promise<E> {
    return this.locked(entity, id);
  }

  /** An audit event beyond those of create, change and remove. */
  async record<E extends Row>(
    event: string,
    entity: Class<E>,
    id: string,
    more: { changes?: Record<string, Change>; note?: string } = {},
  ): Promise<void> {
    await this.event(modelOf(entity), id, event, more.changes ?? {}, await this.get(entity, id), more.note);
  }

  /** A job that follows from this transaction: written beside it, so both are committed or neither. */
  emit<P>(job: Job<P>, payload: P, options?: EmitOptions): Promise<void> {
    return insertOutbox(this, job, payload, options);
  }

  private async visible(model: Model, uuid: string): Promise<Row | null> {
    const rule = visibleSql(model, 't', this.scope, 2);
    const seen =
      rule &&
      !(await this.sql(`select from ${model.table} t where t.tenant_id = current_tenant() and t.id = $1 and (${rule.sql})`, [uuid, ...rule.params]))
        .length;
    if (seen) return null;
    return (await this.rows<Row>(model.type as never).findOneBy({ tenantId: this.scope.tenantId, id: uuid })) ?? null;
  }

  private async locked<E extends Row>(entity: Class<E>, id: string): Promise<E> {
    const row = await this.rows(entity).findOne({ where: { tenantId: this.scope.tenantId, id } as never, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound();
    return row;
  }

  private expect(model: Model, row: Row, expectedVersion: number | null): void {
    if (expectedVersion !== null && row.version !== expectedVersion)
      throw new VersionConflict({ currentVersion: row.version }, ['input', 'expectedVersion'], {
        currentVersion: row.version,
        current: globalId(model.type, row.id),
      });
  }

  private async event(model: Model, id: string, action: string, changes: Record<string, Change>, row: object, note?: string): Promise<string> {
    const personal = [...model.members.values()].filter((m) => m.is === 'column' && m.personal).map((m) => m.name);
    return insertAuditEvent(this, {
      action,
      subjectType: model.name,
      subjectId: id,
      municipalityId: await this.municipalityOf(model, row, id),
      changes,
      personal,
      note,
    });
  }

  /** The municipality that a row belongs to: itself where it is one, its own, or that of what it is part of. */
  private async municipalityOf(model: Model, row: object, id: string): Promise<string | null> {
    if (model.name === 'Municipality') return id;
    const whole = model.partOf ? model.members.get(model.partOf) : undefined;
    if (whole?.is !== 'one') return (row as { municipalityId?: string | null }).municipalityId ?? null;
    const [found] = await this.sql<{ municipality_id: string | null }>(
      `select municipality_id from ${modelOf(whole.target()).table} where tenant_id = current_tenant() and id = $1`,
      [(row as Record<string, unknown>)[whole.key]],
    );
    return found?.municipality_id ?? null;
  }
}

/** pg's answer through TypeORM: rows for a select, [rows, count] for writes. */
const rowsOf = (result: unknown): unknown[] =>
  Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number'
    ? (result[0] as unknown[])
    : (result as unknown[]);

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value instanceof Date ? value.toISOString() : value);
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(plain(a) ?? null) === JSON.stringify(plain(b) ?? null);
