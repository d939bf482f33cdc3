import { createHash, sign } from 'node:crypto';
import type { SealKey } from './seal-key.ts';

/** The state of one tenant's log that was signed. */
export interface Checkpoint {
  /** `samnav/<tenant's slug>`. */
  origin: string;
  /** 1, 2, 3 … without a gap, so that a missing one shows. */
  number: number;
  /** How many events stand before it. */
  size: number;
  /** The RFC 6962 root over them. */
  root: Uint8Array;
  /** An ISO instant. */
  at: string;
}

/** A signed note (c2sp.org/signed-note) with a transparency log's checkpoint as text: origin, size, root, then our number and time. */
export function signCheckpoint(checkpoint: Checkpoint, key: SealKey): string {
  const { origin, number, size, root, at } = checkpoint;
  const text = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\nnumber ${number}\ntime ${at}\n`;
  const signature = sign(null, Buffer.from(text), key.privateKey);
  return `${text}\n— ${origin} ${Buffer.concat([keyHash(origin, key.publicKey), signature]).toString('base64')}\n`;
}

/** The four bytes by which a signature line says which key made it. */
const keyHash = (name: string, publicKey: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(1)).update(publicKey).digest().subarray(0, 4);
