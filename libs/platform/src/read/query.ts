import type { Connection } from 'pg';
import { Bounded } from './bounded.ts';
import { isLost } from './faults.ts';
import type { Value } from './values.ts';

const SET = `select set_config('app.tenant_id',$1,true),set_config('transaction_read_only','on',true)`;
/** At a funder's door no tenant is set, so that nothing of a tenant's own policies answers. */
const SET_FUNDER = `select set_config('app.funder_id',$1,true),set_config('transaction_read_only','on',true)`;
/** What a connection keeps prepared. The weight is in characters, each of which takes PostgreSQL some 140 bytes, on every connection. */
export const MOST_PREPARED = { count: 500, weight: 300_000 };
/** The statement is not what was prepared: its table changed, somebody closed it, or a change went on beside it. */
const STALE = new Set(['0A000', '26000', '42P05', 'XX000']);

/** The part of pg's connection that is used here; the last three are ours. */
interface Wire {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: Value[] }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
  stream: { cork(): void; uncork(): void };
  on(event: 'readyForQuery' | 'end', listener: () => void): void;
  off(event: 'readyForQuery' | 'end', listener: () => void): void;
  /** Names of what is prepared here for certain. */
  prepared?: Bounded<true>;
  /** Names that the server may hold, which are to be closed. */
  loose?: Set<string>;
  /** The statement that sets the place, where it is prepared. */
  place?: string;
}

/** A planned statement with this request's values. */
export interface Statement {
  tenantId: string;
  /** Set instead of the tenant where a funder reads, on connections of the funder's role. */
  funderId?: string;
  name: string;
  text: string;
  values: Value[];
}

type Said = Pick<Statement, 'name' | 'text' | 'values'>;
const placeOf = ({ tenantId, funderId }: Statement): Said =>
  funderId === undefined ? { name: 'tenant', text: SET, values: [tenantId] } : { name: 'funder', text: SET_FUNDER, values: [funderId] };

/** What came of a query; `again` where the same connection would answer it now. */
export type Outcome = { error: null; row: Value } | { error: Error; again: boolean };

/**
 * One round trip: set the tenant, run one prepared statement, Sync. What lies between two Syncs is one implicit transaction, so the
 * settings end with it. Answers the first column of the first row, once, when the connection can take the next query or is lost.
 */
export class TenantQuery {
  private step = 0;
  private known: true | undefined;
  private row: Value = null;
  private wire?: Wire;

  constructor(
    private readonly statement: Statement,
    private readonly done: (outcome: Outcome) => void,
  ) {}

  submit(connection: Connection): null {
    const wire = (this.wire = connection as unknown as Wire);
    const { name, text, values } = this.statement;
    const place = placeOf(this.statement);
    wire.stream.cork();
    try {
      const known = (this.known = (wire.prepared ??= new Bounded<true>(MOST_PREPARED)).get(name));
      if (!known) makeRoom(wire, text.length); // before the first bind, so that no error can skip it
      run(wire, place, wire.place === place.name ? true : undefined);
      run(wire, { name, text, values }, known);
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
    const { wire, statement } = this;
    wire!.place = placeOf(statement).name;
    if (!this.known) keep(wire!, statement);
    this.done({ error: null, row: this.row });
  }
  /** pg forgets its active query after an error, so ReadyForQuery never comes here; a statement is known only after success. */
  handleError(error: Error & { code?: string }): void {
    const { wire } = this; // absent where the connection broke before it was this query's turn
    if (!wire || isLost(error)) return this.done({ error, again: false });
    const again = STALE.has(error.code!);
    forget(wire, again ? [...wire.prepared!.keys(), this.statement.name] : [this.statement.name]);
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

/** Closes what may lie there for nothing and what was not used lately. */
function makeRoom(wire: Wire, weight: number): void {
  const close = (name: string): void => wire.close({ type: 'S', name });
  wire.loose?.forEach(close);
  wire.loose?.clear();
  wire.prepared!.makeRoom(weight).forEach(close);
}

/** A statement is known only after success. */
function keep(wire: Wire, { name, text }: Statement): void {
  if (!wire.prepared!.set(name, true, text.length)) forget(wire, [name]);
}

function forget(wire: Wire, names: readonly string[]): void {
  wire.place = undefined;
  for (const name of names) {
    wire.prepared!.delete(name);
    (wire.loose ??= new Set()).add(name);
  }
}

function run(wire: Wire, { name, text, values }: Said, known: boolean | undefined): void {
  if (!known) {
    wire.close({ type: 'S', name }); // it may be there from a request that failed
    wire.parse({ name, text });
  }
  wire.bind({ statement: name, values });
  wire.execute({});
}
