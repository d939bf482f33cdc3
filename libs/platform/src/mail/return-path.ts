import { createHmac, timingSafeEqual } from 'node:crypto';
import { readConfig } from '../database/config.ts';

const mac = (id: string): string => createHmac('sha256', readConfig().SAMNAV_SECRET).update(`return path ${id}`).digest('hex').slice(0, 16);
const SHAPE = /^bounce\+([0-9a-f]{32})\.([0-9a-f]{16})@(.+)$/;

/** Where a mail that cannot be delivered is told of (VERP): an address of its own for each mail, which nobody can make up. */
export function returnPathOf(mailId: string): string | undefined {
  const { BOUNCE_DOMAIN } = readConfig();
  const id = mailId.replaceAll('-', '');
  return BOUNCE_DOMAIN && `bounce+${id}.${mac(id)}@${BOUNCE_DOMAIN}`;
}

/** The mail behind a return path; null where we did not make it. */
export function mailOfReturnPath(address: string): string | null {
  const [, id, given, domain] = SHAPE.exec(address.toLowerCase()) ?? [];
  if (!id || !given || domain !== readConfig().BOUNCE_DOMAIN?.toLowerCase()) return null;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac(id)))) return null;
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
