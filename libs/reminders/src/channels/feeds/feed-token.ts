import { randomBytes } from 'node:crypto';

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A feed's secret: which tenant to ask, and 256 random bits. 64 letters of base64url. */
export const newFeedToken = (tenantId: string): string => Buffer.concat([bytesOf(tenantId), randomBytes(32)]).toString('base64url');

/** The tenant that a token asks; null where it cannot be one of ours. */
export const tenantOfToken = (token: string): string | null =>
  /^[\w-]{64}$/.test(token) ? uuidOf(Buffer.from(token, 'base64url').subarray(0, 16)) : null;
