import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Connection, PoolClient } from 'pg';

/** What a statement answers: its rows, and the command that was carried out, e.g. `COMMIT`. */
export interface Answer {
  rows: Record<string, unknown>[];
  command: string;
}
/** pg's own way from JavaScript's values to PostgreSQL's. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;

interface Field {
  name: string;
  parse: (text: string) => unknown;
}
interface Command {
  name: string;
  text: string;
  values: unknown[];
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** The part of pg's connection that is used here; the last three are ours. */
interface Wire {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: unknown[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
  stream: { cork(): void; uncork(): void };
  /** What this connection has prepared, with the columns that it answers. */
  known?: Map<string, Field[] | null>;
  /** Names that the server may hold in another form, or for nothing. */
  doubtful?: Set<string>;
}

/**
 * Statements that travel together, with one Sync: the server answers all at once. Where one fails, those after it are not run. All are
 * prepared by name, so that the same text is parsed and planned once per connection.
 */
class Batch {
  private step = 0;
  private fields: Field[] | null = null;
  private wire?: Wire;
  private readonly answers: Answer[];

  constructor(private readonly commands: readonly Command[]) {
    this.answers = commands.map(() => ({ rows: [], command: '' }));
  }

  submit(connection: Connection): null {
    const wire = (this.wire = connection as unknown as Wire);
    const known = (wire.known ??= new Map<string, Field[] | null>());
    wire.stream.cork();
    try {
      wire.doubtful?.forEach((name) => wire.close({ type: 'S', name }));
      wire.doubtful?.clear();
      for (const { name, text, values } of this.commands) {
        if (!name || !known.has(name)) wire.parse({ name, text });
        if (name && !known.has(name)) known.set(name, null);
        wire.bind({ statement: name, values });
        if (!known.get(name)) wire.describe({ type: 'P', name: '' });
        wire.execute({});
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    this.begin();
    return null;
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.fields = fields.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, 'text') as Field['parse'] }));
  }
  handleDataRow(message: { fields: (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    message.fields.forEach((text, i) => {
      const { name, parse } = this.fields![i]!;
      row[name] = text === null ? null : parse(text);
    });
    this.answers[this.step]!.rows.push(row);
  }
  handleCommandComplete({ text }: { text: string }): void {
    this.answers[this.step]!.command = text;
    const { name } = this.commands[this.step]!;
    if (name) this.wire!.known!.set(name, this.fields ?? []);
    this.step++;
    this.begin();
  }
  handleReadyForQuery(): void {
    this.commands.forEach(({ resolve }, i) => resolve(this.answers[i]!));
  }
  handleError(error: Error): void {
    // absent where the connection broke before it was this batch's turn
    const { wire } = this;
    const doubtful = wire && (wire.doubtful ??= new Set());
    for (const { name } of this.commands.slice(this.step)) if (wire?.known!.delete(name)) doubtful!.add(name);
    this.commands.forEach(({ resolve, reject }, i) => {
      if (i < this.step) resolve(this.answers[i]!);
      else reject(i === this.step || !this.wire ? error : new Error('A statement before it failed', { cause: error }));
    });
  }
  handleEmptyQuery(): void {
    this.step++;
    this.begin();
  }
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}

  private begin(): void {
    const next = this.commands[this.step];
    this.fields = (next?.name && this.wire!.known!.get(next.name)) || null;
  }
}

/** One connection as a transaction talks on it: what one tick says travels as one batch. */
export class Line {
  private waiting: Command[] = [];

  constructor(private readonly client: PoolClient) {}

  /** Sends a statement with what else this tick says; `$1`-parameters. */
  say(text: string, params: readonly unknown[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const values = params.map(prepareValue);
      if (!this.waiting.length) process.nextTick(() => this.flush());
      this.waiting.push({ name: statementName(text), text, values, resolve, reject });
    });
  }

  /** Sends what waits, before somebody else speaks on the connection. */
  flush(): void {
    const { waiting } = this;
    this.waiting = [];
    if (waiting.length) this.client.query(new Batch(waiting) as never);
  }
}

const names = new Map<string, string>();
const MOST_NAMES = 400; // per process; each of its connections prepares at most as many

/** The name under which a statement is prepared; empty for a text beyond the bound, which is then planned at each use. */
function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_NAMES) names.set(text, (name = createHash('sha1').update(text).digest('base64url')));
  return name ?? '';
}
