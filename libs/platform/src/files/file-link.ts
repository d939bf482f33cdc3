import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link lets its bearer do. */
export type Use = 'upload' | 'download';

/** What a link is bound to; it is good for nobody else, and for nothing else. */
export interface Link {
  use: Use;
  tenantId: string;
  fileId: string;
  accountId: string;
  /** Seconds since 1970, by the one clock. */
  expires: number;
}

const USES: readonly Use[] = ['upload', 'download'];
const BODY = 1 + 3 * 16 + 4;
const MAC = 16;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Makes and reads the tokens of short-lived file addresses: all that they are bound to and an HMAC over it, short enough for a path. */
export class FileLinks {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('file links').digest();
  }

  token({ use, tenantId, fileId, accountId, expires }: Link): string {
    const body = Buffer.concat([Buffer.of(USES.indexOf(use)), bytesOf(tenantId), bytesOf(fileId), bytesOf(accountId), Buffer.alloc(4)]);
    body.writeUInt32BE(expires, BODY - 4);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  /** What the token says; null when it was not made here. Whether it has expired is for who knows the time. */
  read(token: string): Link | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== BODY + MAC || bytes.toString('base64url') !== token) return null;
    const body = bytes.subarray(0, BODY);
    if (!timingSafeEqual(this.mac(body), bytes.subarray(BODY))) return null;
    const [tenantId, fileId, accountId] = [1, 17, 33].map((at) => uuidOf(body.subarray(at, at + 16))) as [string, string, string];
    return { use: USES[body[0]!]!, tenantId, fileId, accountId, expires: body.readUInt32BE(BODY - 4) };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, MAC);
  }
}
