import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { Json } from './canonical.ts';

/** What the log says of a personal value: proof without the value. Without the salt nobody can try names until one fits. */
export interface Commitment {
  commitment: string;
}

/** The value and its salt, kept beside the log; deleting it erases the value, and every proof still holds. */
export interface Opening {
  salt: string;
  value: Json;
}

/** Commits to a value: base64 SHA-256 of 32 random bytes followed by the value's canonical JSON. */
export function commit(value: Json): { commitment: Commitment; opening: Opening } {
  const salt = randomBytes(32);
  const hash = createHash('sha256').update(salt).update(canonicalJson(value)).digest('base64');
  return { commitment: { commitment: hash }, opening: { salt: salt.toString('base64'), value } };
}
