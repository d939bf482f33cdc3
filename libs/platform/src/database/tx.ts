import { randomBytes } from 'node:crypto';
import type { EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { auditSql } from '../audit/record.ts';
import type { Change } from '../audit/record.ts';
import { NotFound, VersionConflict } from '../graphql/errors.ts';
import { insertOutbox } from '../jobs/outbox.ts';
import type { EmitOptions } from '../jobs/outbox.ts';
import type { Job } from '../jobs/job.ts';
import { globalId, localId, modelOf } from '../read/index.ts';
import type { Class, Model, TenantRow } from '../read/index.ts';
import type { Line } from './line.ts';
import { assigned, hydrated, hydratedWhole, Parameters, selectRow } from './rows.ts';
import type { Scope } from './scope.ts';

/** PostgreSQL's in_failed_sql_transaction. */
const ABORTED = '25P02';

type Row = TenantRow & ObjectLiteral;
/** What may be written of a row: its own columns; id, tenant, version and times belong to the database. */
export type Values<E> = Partial<Omit<E, 'tenantId' | 'id' | 'version' | 'createdAt' | 'updatedAt'>>;

/** What of a repository only reads: its writes would open a transaction of TypeORM's own, and nothing would be audited. */
export type Reads<E extends ObjectLiteral> = Pick<
  Repository<E>,
  'find' | 'findBy' | 'findOne' | 'findOneBy' | 'findOneByOrFail' | 'exists' | 'existsBy' | 'count' | 'countBy' | 'createQueryBuilder'
>;
/** What a write is called in the audit log, and its subject. */
interface Happened {
  model: Model;
  action: string;
  changes: Record<string, Change>;
  /** The row, whose municipality the event belongs to. */
  row: object;
  note?: string;
}

/**
 * One open transaction of one scope, row-level security set to its tenant. The only thing with queries on it, and the first
 * parameter of every service method.
 */
export class Tx {
  private readonly sent: Promise<unknown>[] = [];

  constructor(
    readonly scope: Scope,
    private readonly runner: QueryRunner,
    private readonly line: Line,
  ) {}

  /** The scope's instant: the database's clock when the request began. */
  get now(): string {
    return this.scope.now;
  }

  /** Rows of a statement; `$1`-parameters. Row-level security applies as everywhere. */
  async sql<R>(text: string, params: unknown[] = []): Promise<R[]> {
    return (await this.line.say(text, params)).rows as R[];
  }

  /** A statement whose rows nobody needs: it travels with the commit, which fails where it failed. */
  send(text: string, params: unknown[]): void {
    this.await(this.sql(text, params));
  }
  private await(sent: Promise<unknown>): void {
    sent.catch(() => undefined); // the commit says it
    this.sent.push(sent);
  }

  /** Commits; throws what stopped it where the database rolls back instead. */
  async commit(): Promise<void> {
    const done = this.line.say('commit').catch(async (error: unknown) => {
      await this.arrived(); // what failed on the way says more
      throw error;
    });
    const { command } = await done;
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back: an error in it was swallowed');
    await this.arrived();
  }
  /** Throws what failed of what was sent; whatever came after it says only that the transaction is aborted. */
  private async arrived(): Promise<void> {
    const faults = (await Promise.allSettled(this.sent)).flatMap((one) =>
      one.status === 'rejected' ? [one.reason as Error & { code?: string }] : [],
    );
    if (faults.length) throw faults.find(({ code }) => code !== ABORTED) ?? faults[0]!;
  }

  /** TypeORM's repository inside this transaction, for reading entities; writing goes through create, change and remove, which audit. */
  rows<E extends ObjectLiteral>(entity: EntityTarget<E>): Reads<E> {
    this.line.flush();
    return this.runner.manager.getRepository(entity);
  }

  /** The row behind a global id, if this reader may see it. Foreign, absent, malformed and wrong-type ids fail alike: NotFound at `path`. */
  async find<E extends Row>(entity: Class<E>, id: string | null | undefined, path: readonly string[] = []): Promise<E> {
    const model = modelOf(entity);
    const uuid = localId(model, id);
    const row = uuid && (await this.row(entity, uuid, this.scope));
    if (!row) throw new NotFound({}, ['input', ...path]);
    return row;
  }

  /** As `find`, with the row that its @One `part` points to. */
  async findWith<E extends Row, W extends Row>(
    entity: Class<E>,
    part: keyof E & string,
    id: string | null | undefined,
    path: readonly string[] = [],
  ): Promise<[E, W]> {
    const model = modelOf(entity);
    const member = model.members.get(part);
    if (member?.is !== 'one') throw new Error(`${model.name}.${part} is no @One`);
    const whole = modelOf(member.target());
    const uuid = localId(model, id);
    const { text, params } = selectRow(model, uuid ?? '', this.scope, { model: whole, key: member.key });
    const [row] = uuid ? await this.sql<Record<string, unknown>>(text, params) : [];
    if (!row) throw new NotFound({}, ['input', ...path]);
    return [hydrated(entity, model, row), hydratedWhole<W>(whole.type as Class<W>, whole, row)];
  }

  /** As `find`, for fields that may be left out: undefined stays undefined (unchanged), null stays null (cleared). */
  async findOptional<E extends Row>(entity: Class<E>, id: string | null | undefined, path: readonly string[] = []): Promise<E | null | undefined> {
    return id == null ? id : this.find(entity, id, path);
  }

  /** The row with this uuid; NotFound where it is not there. For ids that come from rows, not from clients. */
  async get<E extends Row>(entity: Class<E>, uuid: string): Promise<E> {
    const row = await this.row(entity, uuid);
    if (!row) throw new NotFound();
    return row;
  }

  /** Inserts a row and its audit event (`network.created`); answers the uuid. */
  async create<E extends Row>(entity: Class<E>, values: Values<E>, event: string, note?: string): Promise<string> {
    const model = modelOf(entity);
    const given = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));
    const parameters = new Parameters();
    const set = assigned(model, given, parameters);
    const columns = ['tenant_id', ...set.map(({ column }) => column)].join();
    const row = ['current_tenant()', ...set.map(({ value }) => value)].join();
    const { id: _id, ...said } = given;
    const changes = Object.fromEntries(Object.entries(said).map(([field, after]) => [field, { after: plain(after) }]));
    const written = `made as (insert into ${model.table} (${columns}) values (${row}) returning id)`;
    const id = await this.written(written, { model, action: event, changes, row: given, note }, parameters);
    return id!;
  }

  /** As `create`, without waiting: it travels with what comes next, and the commit throws what refuses it. For a verb's last write. */
  post<E extends Row>(entity: Class<E>, values: Values<E>, event: string, note?: string): string {
    const id = uuidv7();
    this.await(this.create(entity, { ...values, id } as Values<E>, event, note));
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
    const parameters = new Parameters();
    const set = assigned(model, different, parameters).map(({ column, value }) => `${column} = ${value}`);
    const where = `tenant_id = current_tenant() and id = ${parameters.add(id)}`;
    const written = `made as (update ${model.table} set ${set.join()}, version = version + 1, updated_at = samnav_now() where ${where} returning id)`;
    await this.written(written, { model, action: event, changes, row: { ...row, ...different }, note }, parameters);
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
    const parameters = new Parameters();
    const written = `made as (delete from ${model.table} where tenant_id = current_tenant() and id = ${parameters.add(id)} returning id)`;
    await this.written(written, { model, action: event, changes, row, note }, parameters);
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
    const parameters = new Parameters();
    const happened = { model: modelOf(entity), action: event, changes: more.changes ?? {}, row: await this.get(entity, id), note: more.note };
    await this.written(`made as (select ${parameters.add(id)}::uuid as id)`, happened, parameters);
  }

  /** A job that follows from this transaction: written beside it, so both are committed or neither. */
  emit<P>(job: Job<P>, payload: P, options?: EmitOptions): Promise<void> {
    return insertOutbox(this, job, payload, options);
  }

  private async row<E extends Row>(entity: Class<E>, uuid: string, viewer?: Scope): Promise<E | null> {
    const model = modelOf(entity);
    const { text, params } = selectRow(model, uuid, viewer);
    const [found] = await this.sql<Record<string, unknown>>(text, params);
    return found ? hydrated(entity, model, found) : null;
  }

  private async locked<E extends Row>(entity: Class<E>, id: string): Promise<E> {
    const model = modelOf(entity);
    const { text, params } = selectRow(model, id);
    const [found] = await this.sql<Record<string, unknown>>(`${text} for update`, params);
    if (!found) throw new NotFound();
    return hydrated(entity, model, found);
  }

  private expect(model: Model, row: Row, expectedVersion: number | null): void {
    if (expectedVersion !== null && row.version !== expectedVersion)
      throw new VersionConflict({ currentVersion: row.version }, ['input', 'expectedVersion'], {
        currentVersion: row.version,
        current: globalId(model.type, row.id),
      });
  }

  /** Runs the write `made` and writes its audit event in the same statement; answers the uuid of what it wrote. */
  private async written(made: string, { model, action, changes, row, note }: Happened, parameters: Parameters): Promise<string | undefined> {
    const personal = [...model.members.values()].filter((m) => m.is === 'column' && m.personal).map((m) => m.name);
    const event = { action, subjectType: model.name, subjectId: null, changes, personal, note };
    const subject = { id: 'made.id', municipalityId: municipalitySql(model, row, parameters), from: 'made' };
    const text = `with ${made}, ${auditSql(this.scope, event, subject, parameters.add)} select id from made`;
    const [found] = await this.sql<{ id: string }>(text, parameters.values);
    return found?.id;
  }
}

/** The municipality that a row belongs to: itself where it is one, its own, or that of what it is part of. */
function municipalitySql(model: Model, row: object, parameters: Parameters): string {
  if (model.name === 'Municipality') return 'made.id';
  const whole = model.partOf ? model.members.get(model.partOf) : undefined;
  if (whole?.is !== 'one') return `${parameters.add((row as { municipalityId?: string | null }).municipalityId ?? null)}::uuid`;
  const id = parameters.add((row as Record<string, unknown>)[whole.key]);
  return municipalityOf(modelOf(whole.target()), `${id}::uuid`);
}

/** The municipality of a row that is there, however many steps above it stands. */
function municipalityOf(model: Model, id: string): string {
  const of = (column: string): string => `(select w.${column} from ${model.table} w where w.tenant_id = current_tenant() and w.id = ${id})`;
  const whole = model.partOf ? model.members.get(model.partOf) : undefined;
  if (model.members.has('municipalityId')) return of('municipality_id');
  if (whole?.is !== 'one') return 'null::uuid';
  return municipalityOf(modelOf(whole.target()), of((model.members.get(whole.key) as { column: string }).column));
}

/** A uuid of version 7 (RFC 9562): the time in milliseconds, then chance. */
export function uuidv7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value instanceof Date ? value.toISOString() : value);
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(plain(a) ?? null) === JSON.stringify(plain(b) ?? null);
