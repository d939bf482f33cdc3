import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The installation's Ed25519 key under every checkpoint. */
export interface SealKey {
  privateKey: KeyObject;
  /** The raw 32 bytes. */
  publicKey: Buffer;
}

/** What people compare by eye or telephone: `SHA256:` and the base64 of the public key's hash, as ssh prints it. */
export const fingerprint = (publicKey: Uint8Array): string => `SHA256:${createHash('sha256').update(publicKey).digest('base64').replace('=', '')}`;

/**
 * The key of SAMNAV_SEAL_KEY (PKCS8 PEM, or 32 bytes in base64), else of `<SAMNAV_DATA>/seal-key.pem`, which is made at the first call and
 * readable by its owner only; the public key lies beside it for who verifies. With workers on several machines the variable is needed: each would make its own file.
 */
export async function loadSealKey(dataFolder: string, given?: string): Promise<SealKey> {
  if (given) return readSealKey(given);
  const file = join(dataFolder, 'seal-key.pem');
  await mkdir(dataFolder, { recursive: true });
  const fresh = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  // 'wx': of two workers that start at once, one makes the file and the other reads it
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = readSealKey(await readFile(file, 'utf8'));
  await writeFile(join(dataFolder, 'seal-key.pub'), createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }));
  return key;
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads a private key; throws when it is not an Ed25519 key. */
export function readSealKey(text: string): SealKey {
  const privateKey = text.includes('-----BEGIN')
    ? createPrivateKey(text)
    : createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, Buffer.from(text.trim(), 'base64')]), format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('The seal key must be an Ed25519 key.');
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey: spki.subarray(-32) };
}
