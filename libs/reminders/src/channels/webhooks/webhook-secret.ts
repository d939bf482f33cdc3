import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readConfig } from '@samnav/platform';

const key = (): Buffer => createHmac('sha256', readConfig().SAMNAV_SECRET).update('webhook secrets').digest();

/** A secret as Standard Webhooks writes it: 256 random bits. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** A secret as it lies in the database: signing needs it again, a stolen backup alone must not give it away. */
export function seal(secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The secret behind what `seal` made; throws where the installation's secret is another. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
