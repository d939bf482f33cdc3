import { createHmac, timingSafeEqual } from 'node:crypto';
import { readConfig } from '@samnav/platform';

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const mac = (body: Buffer): Buffer => createHmac('sha256', readConfig().SAMNAV_SECRET).update('unsubscribe').update(body).digest().subarray(0, 16);

export interface SignedPerson {
  tenantId: string;
  personId: string;
}

/** What stands in a letter's address to be sent no more: good for ever, for this person and nothing else. */
export function signPerson({ tenantId, personId }: SignedPerson): string {
  const body = Buffer.concat([bytesOf(tenantId), bytesOf(personId)]);
  return Buffer.concat([body, mac(body)]).toString('base64url');
}

/** Whom it was made for; null where it was not made here. */
export function signedPerson(token: string): SignedPerson | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 48 || bytes.toString('base64url') !== token) return null;
  if (!timingSafeEqual(mac(bytes.subarray(0, 32)), bytes.subarray(32))) return null;
  return { tenantId: uuidOf(bytes.subarray(0, 16)), personId: uuidOf(bytes.subarray(16, 32)) };
}
