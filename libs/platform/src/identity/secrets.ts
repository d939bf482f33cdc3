import { createHash, randomBytes } from 'node:crypto';

/** A secret that is given away once: 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret or of a throttling key: SHA-256, enough for what cannot be guessed. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether a text can be one of our secrets: anything else is refused without asking the database. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** Every API token begins with it, so that secret scanners find one that was published. */
export const TOKEN_PREFIX = 'samnav_';
