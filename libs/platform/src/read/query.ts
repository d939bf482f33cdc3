import type { Connection, Pool, PoolClient } from 'pg';
import { badInput } from './values.ts';
import type { Value } from './values.ts';

const SET = `select set_config('app.tenant_id',$1,true),set_config('transaction_read_only','on',true)`;
const TENANT = 'tenant';
/** Prepared statements that a connection keeps; the one used longest ago is closed first. */
export const MOST_PREPARED = 500;

/** The statement took longer than the server allows, or was cancelled. */
export class ReadTimeout extends Error {
  /** PostgreSQL's query_canceled. */
  readonly code = '57014';
  constructor(cause: unknown) {
    super('The statement was cancelled before it was ready', { cause });
  }
}
/** The database could not be reached, or the connection broke. */
export class DatabaseLost extends Error {
  constructor(cause: unknown) {
    super('The database did not answer', { cause });
  }
}

/** The part of pg's connection that is used here; `prepared` is ours. */
interface Wire {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: Value[] }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
  stream: { cork(): void; uncork(): void };
  /** Names of what this connection has prepared, the one used longest ago first. */
  prepared?: Set<string>;
  /** Names of statements that failed; the server may hold them. */
  failed?: Set<string>;
}

/** A planned statement with this request's values. */
export interface Statement {
  tenantId: string;
  name: string;
  text: string;
  values: Value[];
}

/**
 * One round trip: set the tenant, run one prepared statement, Sync. What lies between two Syncs is one implicit transaction, so the
 * settings end with it. Answers the first column of the first row.
 */
class TenantQuery {
  private step = 0;
  private row: Value = null;
  private wire?: Wire;

  constructor(
    private readonly statement: Statement,
    private done: (error: Error | null, row: Value) => void,
  ) {}

  submit(connection: Connection): null {
    const wire = (this.wire = connection as unknown as Wire);
    const { tenantId, name, text, values } = this.statement;
    wire.stream.cork();
    try {
      makeRoom(wire);
      run(wire, TENANT, SET, [tenantId]);
      run(wire, name, text, values);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    return null;
  }

  handleDataRow(message: { fields: Value[] }): void {
    if (this.step === 1) this.row = message.fields[0]!;
  }
  handleCommandComplete(): void {
    this.step++;
  }
  handleReadyForQuery(): void {
    const prepared = this.wire!.prepared!;
    for (const name of [TENANT, this.statement.name]) {
      prepared.delete(name);
      prepared.add(name);
    }
    this.answer(null);
  }
  /** pg forgets its active query after an error, so ReadyForQuery never comes here: answer now. A statement is known only after success. */
  handleError(error: Error): void {
    const { wire } = this; // absent where the connection broke before it was this query's turn
    wire?.prepared?.delete(this.statement.name);
    if (wire) (wire.failed ??= new Set()).add(this.statement.name);
    this.answer(error);
  }
  handleRowDescription(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}

  private answer(error: Error | null): void {
    const { done } = this;
    this.done = () => undefined;
    done(error, this.row);
  }
}

/** Closes what failed and what was used longest ago; before the first bind, so that no error can skip it. */
function makeRoom(wire: Wire): void {
  const prepared = (wire.prepared ??= new Set());
  const close = (name: string): void => wire.close({ type: 'S', name });
  wire.failed?.forEach(close);
  wire.failed?.clear();
  for (const oldest of prepared) {
    if (prepared.size < MOST_PREPARED) return;
    if (oldest === TENANT) continue;
    close(oldest);
    prepared.delete(oldest);
  }
}

function run(wire: Wire, name: string, text: string, values: Value[]): void {
  if (!wire.prepared!.has(name)) {
    wire.close({ type: 'S', name }); // the tenant's may be there from a request that failed
    wire.parse({ name, text });
  }
  wire.bind({ statement: name, values });
  wire.execute({});
}

/** Runs a statement in its tenant; throws ReadTimeout, DatabaseLost, what the client gave wrong, or PostgreSQL's own error. */
export function readOnce(pool: Pool, statement: Statement): Promise<Value> {
  return new Promise((resolve, reject) => {
    pool.connect((failed, client, release) => {
      if (failed) return reject(new DatabaseLost(failed));
      const query = new TenantQuery(statement, (error, row) => {
        const fault = error && meant(error);
        release(fault instanceof DatabaseLost);
        if (fault) reject(fault);
        else resolve(row);
      });
      (client as PoolClient).query(query as never);
    });
  });
}

/** Values that the client gave and PostgreSQL could not read: malformed, out of range, not in its character set. */
const UNREADABLE = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);
const CANCELLED = new Set(['57014', '25P04']);

function meant(error: Error & { code?: string }): Error {
  const { code } = error;
  if (code === undefined || code.startsWith('08') || /^57P/.test(code) || !/^[0-9A-Z]{5}$/.test(code)) return new DatabaseLost(error);
  if (CANCELLED.has(code)) return new ReadTimeout(error);
  return UNREADABLE.has(code) ? badInput('A value in the arguments is malformed or out of range') : error;
}
