import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import { bytesOf } from './checkpoint.ts';
import { Fault } from './fault.ts';
import { leafOf } from './merkle.ts';

/** The first line: whose log this is, which key signed it, how much of it follows. Only the signatures prove any of it. */
export interface Head {
  format: 'samnav-audit/1';
  origin: string;
  tenant: string;
  publicKey: string;
  size: number;
  checkpoints: number;
}

/** A personal value that lies open, proved by a commitment in the body. */
interface Opening {
  field: string;
  part: string;
  salt: string;
  value: unknown;
}
interface Committed {
  commitment?: unknown;
}
interface Body {
  seq: number;
  tenant: string;
  changes: Record<string, Record<string, Committed | null>>;
  note?: Committed;
}

/** A line as what it says: an entry's body and leaf, or a checkpoint's note. */
export type Parsed =
  { is: 'entry'; body: Body; text: string; leaf: string; personal: Opening[] } | { is: 'checkpoint'; note: unknown } | { is: 'nothing' };

/** Reads a line; `nothing` when it is not exactly what an export writes, so that no byte of it can be other than it was. */
export function parse(text: string): Parsed {
  const line = objectOf(text);
  if (!line) return { is: 'nothing' };
  if ('checkpoint' in line)
    return canonical({ checkpoint: line.checkpoint }) === text ? { is: 'checkpoint', note: line.checkpoint } : { is: 'nothing' };
  const { body, leaf, personal } = line as { body?: Body; leaf?: string; personal?: Opening[] };
  if (!body || typeof body !== 'object' || !isTable(body.changes) || typeof leaf !== 'string' || !isList(personal)) return { is: 'nothing' };
  const bodyText = canonical(body);
  const whole = `{"body":${bodyText},"leaf":"${leaf}"${personal === undefined ? '' : `,"personal":${canonical(personal)}`}}`;
  return whole === text ? { is: 'entry', body, text: bodyText, leaf, personal: personal ?? [] } : { is: 'nothing' };
}

const isTable = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && Object.values(value).every((row) => row !== null && typeof row === 'object');
const isList = (value: unknown): boolean => value === undefined || (Array.isArray(value) && isTable(value));

/** Reads the head; undefined when the line is none. */
export function parseHead(text: string): (Head & { key: Buffer }) | undefined {
  const head = objectOf(text) as Head | undefined;
  if (head?.format !== 'samnav-audit/1' || canonical(head) !== text || typeof head.origin !== 'string' || typeof head.publicKey !== 'string')
    return undefined;
  const key = bytesOf(head.publicKey, 32);
  return key &&
    Object.keys(head).length === 6 &&
    Number.isSafeInteger(head.size) &&
    Number.isSafeInteger(head.checkpoints) &&
    typeof head.tenant === 'string'
    ? { ...head, key }
    : undefined;
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Proves that an entry's leaf is the hash of its body and that its open values fit their commitments; answers the leaf and how many values are erased. */
export function proveEntry(entry: Extract<Parsed, { is: 'entry' }>, seq: number, line: number): { leaf: Buffer; erased: number } {
  const leaf = leafOf(entry.text);
  if (leaf.toString('base64') !== entry.leaf) throw new Fault('changed', line, 'the entry does not fit its leaf hash', seq);
  if (!entry.personal.length && !entry.text.includes('"commitment"')) return { leaf, erased: 0 };
  const open = new Set<unknown>();
  for (const opening of entry.personal) {
    const { field, part, salt, value } = opening;
    const committed = part !== 'note' ? entry.body.changes[field]?.[part] : field === 'note' ? entry.body.note : undefined;
    const bytes = typeof salt === 'string' ? bytesOf(salt, 32) : undefined;
    const hash = bytes && value !== undefined && createHash('sha256').update(bytes).update(canonical(value)).digest('base64');
    if (!committed || open.has(committed) || Object.keys(opening).length !== 4 || hash !== committed.commitment)
      throw new Fault('changed', line, `the value of "${field}" (${part}) does not fit its commitment`, seq);
    open.add(committed);
  }
  const all = [entry.body.note, ...Object.values(entry.body.changes).flatMap((sides) => Object.values(sides))].filter(
    (side) => typeof side?.commitment === 'string',
  );
  return { leaf, erased: all.filter((side) => !open.has(side)).length };
}
