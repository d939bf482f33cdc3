import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** What no answer may hold, whatever was sent. */
const tells: readonly RegExp[] = [
  /\bat (?:async )?[\w.<>[\] ]+ \(?(?:file:|node:|\/)[^\s"'\\]*/,
  /file:\/\/[^\s"'\\]*/,
  /node_modules[^\s"'\\]*/,
  /\b[\w-]+\.(?:ts|mts|cts|mjs|cjs|js):\d+/,
  /(?:^|["'\s(=])\/(?:home|root|usr|var|tmp|etc|opt|srv|app|mnt|proc|work)\/[\w./-]+/,
  /\b[A-Z]:\\\w+/,
  /\b(?:relation|column|constraint|operator does not exist|function|schema|database|role|table) "[^"]*" (?:does not exist|of relation|already exists)/,
  /(?:syntax error at or near|invalid input syntax|duplicate key value|violates (?:\w|-)+ (?:constraint|policy)|permission denied for|out of range for type|cannot cast|canceling statement)[^,}]*/,
  /\bselect\b[^{}]{1,300}\b(?:from|set_config|row_to_json)\b/i,
  /\b(?:insert into|delete from|update) [a-z_]+ (?:set|values|\(|where)/i,
  /\bpg_[a-z]\w*/,
  /\bsamnav_(?!session)[a-z]\w*/,
  /\b(?:set_config|row_to_json|current_tenant|array_to_json)\b/,
  /\b(?:TypeError|ReferenceError|RangeError|AggregateError|QueryFailedError|AssertionError)\b/,
  /Cannot (?:read|set) propert\w+|is not (?:a function|iterable)|Maximum call stack/,
  /\b(?:ECONN\w+|ENOENT|EACCES|EPIPE|ENOTDIR|ETIMEDOUT)\b/,
  /\b(?:typeorm|fastify|nestjs|postgres(?:ql)?|ioredis|bullmq)\b/i,
  /\bFST_ERR_\w+/,
];

/** Finds in answers what only the inside knows: traces, paths, SQL, and the database's own names. What the sender sent may come back. */
export class Leaks {
  private constructor(private readonly names: RegExp) {}

  /** Names of tables, columns, constraints, functions … that hold an underscore and are no word of the API. */
  static async of(admin: Pool): Promise<Leaks> {
    const { rows } = await admin.query<{ name: string }>(`select distinct name from (
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
      union select attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and a.attnum > 0
      union select conname from pg_constraint union select polname from pg_policy
      union select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public') names where name like '%\\_%'`);
    const api = readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8');
    const inner = rows.map(({ name }) => name).filter((name) => /^\w+$/.test(name) && !new RegExp(`\\b${name}\\b`).test(api));
    return new Leaks(new RegExp(`\\b(?:${inner.join('|')})\\b`));
  }

  /** What the answer tells that was not in what was sent. */
  in(answer: string, sent: string): string | undefined {
    const known = plain(sent);
    const read = answer.replace(/\\n/g, '\n').replace(/\\(["\\/])/g, '$1'); // as whoever parses it reads it
    for (const tell of [...tells, this.names]) {
      for (const [found] of read.matchAll(new RegExp(tell.source, `${tell.flags}g`))) if (!known.includes(plain(found))) return found;
    }
    return undefined;
  }
}

/** Without the signs that quoting adds. */
const plain = (text: string): string => text.replace(/\\[nrt]|[\\"'`\s]/g, '').toLowerCase();
