import { createHash, createPublicKey, verify } from 'node:crypto';
import { Fault } from './fault.ts';

/** What a checkpoint says, its signature proved. */
export interface Checkpoint {
  number: number;
  size: number;
  root: string;
  at: string;
}

const NOTE = /^([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\nnumber ([1-9]\d*)\ntime (\d{4}-\d\d-\d\dT[\d:.]+Z)\n$/;
const SIGNATURE = /^— ([^\n]+) ([A-Za-z0-9+/]+=*)\n$/;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The fingerprint as ssh prints it. */
export const fingerprint = (key: Buffer): string => `SHA256:${createHash('sha256').update(key).digest('base64').replace('=', '')}`;

/** Bytes of base64 that has only one spelling; undefined for any other text. */
export function bytesOf(base64: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === length && bytes.toString('base64') === base64 ? bytes : undefined;
}

/** Reads a signed note (c2sp.org/signed-note) and proves its signature. */
export function readCheckpoint(note: unknown, origin: string, key: Buffer, line: number | string): Checkpoint {
  const [text, signature] = typeof note === 'string' ? split(note) : [];
  const said = NOTE.exec(text ?? '');
  const signed = SIGNATURE.exec(signature ?? '');
  const bytes = signed && bytesOf(signed[2]!, 68);
  if (!text || !said || !signed || !bytes) throw new Fault('changed', line, 'this is no signed checkpoint');
  if (said[1] !== origin || signed[1] !== origin) throw new Fault('changed', line, `this checkpoint is of ${said[1]}, not of ${origin}`);
  const keyHash = createHash('sha256').update(`${origin}\n`).update(Uint8Array.of(1)).update(key).digest();
  const right = verify(null, Buffer.from(text), publicKeyOf(key), bytes.subarray(4));
  if (!keyHash.subarray(0, 4).equals(bytes.subarray(0, 4))) {
    if (right) throw new Fault('changed', line, 'the signature of this checkpoint was changed');
    throw new Fault('re-sealed', line, `this checkpoint was signed with another key than ${fingerprint(key)}`);
  }
  if (!right) throw new Fault('changed', line, `this checkpoint does not fit its signature`);
  return { number: Number(said[4]), size: Number(said[2]), root: said[3]!, at: said[5]! };
}

const publicKeyOf = (key: Buffer): ReturnType<typeof createPublicKey> =>
  createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' });

/** The text with its last line end, and the signature line after the blank one. */
function split(note: string): [string, string] | [] {
  const at = note.indexOf('\n\n');
  return at === -1 ? [] : [note.slice(0, at + 1), note.slice(at + 2)];
}
