import { randomUUID } from 'node:crypto';
import { Coverage } from './coverage.ts';

/** Who asks: a cookie, a token or nothing, at one door. */
export interface Caller {
  name: string;
  /** e.g. `/t/hemma/graphql`. */
  door: string;
  headers: Record<string, string>;
}

export interface Fault {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}
/** An answer as it came, and as it reads. */
export interface Answer {
  status: number;
  text: string;
  requestId: string;
  /** Status, names of headers and body, without the request's own id: what must be equal where two answers must not differ. */
  shape: string;
  data: any;
  errors: Fault[];
}

/** The real API in this process, behind a real socket: a mutant can be switched on in it. */
export class WalkServer {
  readonly coverage = new Coverage();
  asked = 0;
  /** A word that makes every document a new one, so that it is planned anew. */
  salt = '';

  private constructor(
    readonly url: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open(): Promise<WalkServer> {
    const { createApp } = await import('../../apps/api/src/create-app.ts'); // reads the environment as it is imported
    const app = await createApp();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    return new WalkServer(`http://127.0.0.1:${port}`, () => app.close());
  }

  close(): Promise<void> {
    return this.stop();
  }

  async ask(caller: Caller, query: string, variables: object = {}): Promise<Answer> {
    if (this.salt) return this.send(caller, caller.door, { query: `${query} # ${this.salt}`, variables });
    this.coverage.note(caller.name, query);
    return this.send(caller, caller.door, { query, variables });
  }

  /** Sends the bytes of an announced file. */
  async put({ headers }: Caller, path: string, content: string): Promise<void> {
    const { ok, status } = await fetch(this.url + path, { method: 'PUT', headers, body: content });
    if (!ok) throw new Error(`PUT ${path.split('/', 3).join('/')}: ${status}`);
  }

  /** A request of any kind at any path. */
  async send(caller: Caller, path: string, body?: object): Promise<Answer> {
    this.asked++;
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...caller.headers };
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(this.url + path, { ...init, headers, redirect: 'manual' });
    const text = await response.text();
    const names = [...response.headers.keys()].sort().join(' ');
    const shape = `${response.status} ${names}\n${text.replace(/"requestId":"[^"]+"/g, '"requestId":"…"')}`;
    const { data, errors } = read(text);
    return { status: response.status, text, requestId: response.headers.get('x-request-id') ?? '', shape, data, errors };
  }
}

function read(text: string): { data: any; errors: Fault[] } {
  try {
    const { data = null, errors = [] } = JSON.parse(text) as { data?: any; errors?: Fault[] };
    return { data, errors };
  } catch {
    return { data: null, errors: [] };
  }
}

/** Runs jobs, so many at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 6): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
