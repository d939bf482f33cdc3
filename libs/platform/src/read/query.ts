import type { Connection } from 'pg';
import { isLost } from './faults.ts';
import type { Value } from './values.ts';

const SET = `select set_config('app.tenant_id',$1,true),set_config('transaction_read_only','on',true)`;
const TENANT = 'tenant';
/** Prepared statements that a connection keeps; the one used longest ago is closed first. */
export const MOST_PREPARED = 500;
/** The statement is not what was prepared: its table changed, somebody closed it, or a change went on beside it. */
const STALE = new Set(['0A000', '26000', '42P05', 'XX000']);

/** The part of pg's connection that is used here; `prepared` and `failed` are ours. */
interface Wire {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: Value[] }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
  stream: { cork(): void; uncork(): void };
  on(event: 'readyForQuery' | 'end', listener: () => void): void;
  off(event: 'readyForQuery' | 'end', listener: () => void): void;
  /** Names of what this connection has prepared, the one used longest ago first. */
  prepared?: Set<string>;
  /** Names of statements that the server may hold in another form, or for nothing. */
  failed?: Set<string>;
}

/** A planned statement with this request's values. */
export interface Statement {
  tenantId: string;
  name: string;
  text: string;
  values: Value[];
}

/** What came of a query; `again` where the same connection would answer it now. */
export type Outcome = { error: null; row: Value } | { error: Error; again: boolean };

/**
 * One round trip: set the tenant, run one prepared statement, Sync. What lies between two Syncs is one implicit transaction, so the
 * settings end with it. Answers the first column of the first row, once, when the connection can take the next query or is lost.
 */
export class TenantQuery {
  private step = 0;
  private row: Value = null;
  private wire?: Wire;

  constructor(
    private readonly statement: Statement,
    private readonly done: (outcome: Outcome) => void,
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
    this.done({ error: null, row: this.row });
  }
  /** pg forgets its active query after an error, so ReadyForQuery never comes here; a statement is known only after success. */
  handleError(error: Error & { code?: string }): void {
    const { wire } = this; // absent where the connection broke before it was this query's turn
    if (!wire || isLost(error)) return this.done({ error, again: false });
    const again = STALE.has(error.code!);
    for (const name of again ? wire.prepared! : [this.statement.name]) (wire.failed ??= new Set()).add(name);
    if (again) wire.prepared!.clear();
    else wire.prepared!.delete(this.statement.name);
    const ready = (): void => {
      wire.off('readyForQuery', ready);
      wire.off('end', lost);
      this.done({ error, again });
    };
    const lost = (): void => {
      wire.off('readyForQuery', ready);
      wire.off('end', lost);
      this.done({ error: new Error('Connection terminated unexpectedly', { cause: error }), again: false });
    };
    wire.on('readyForQuery', ready);
    wire.on('end', lost);
  }
  handleRowDescription(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
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
