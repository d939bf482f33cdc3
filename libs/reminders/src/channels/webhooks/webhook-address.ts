import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { domainError, readConfig } from '@samnav/platform';
import ipaddr from 'ipaddr.js';

export const WebhookAddressRefused = domainError('invalid', 'WEBHOOK_ADDRESS_REFUSED', {
  sv: 'Ange en fullständig adress som börjar med https:// och leder till en dator på det öppna nätet, utan användarnamn och lösenord.',
  en: 'Give a whole address that begins with https:// and leads to a computer on the open internet, without user name and password.',
});

/** Whether an address may be connected to: on the open internet, or in a network that the installation's operator allows by name. */
export function isAllowed(address: string, networks: readonly string[] = readConfig().WEBHOOK_ALLOWED_NETWORKS): boolean {
  if (!ipaddr.isValid(address)) return false;
  const real = ipaddr.process(address); // ::ffff:10.0.0.1 is 10.0.0.1
  const allowed = networks.some((network) => {
    const range = ipaddr.parseCIDR(network);
    return range[0].kind() === real.kind() && real.match(range);
  });
  return allowed || (real.range() === 'unicast' && (real.kind() === 'ipv4' || real.match(GLOBAL)));
}
/** What is given out of IPv6 (2000::/3): elsewhere e.g. ::127.0.0.1 hides. */
const GLOBAL = ipaddr.parseCIDR('2000::/3');

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** The address of an endpoint as it is kept; throws what the user can mend. What its name leads to is asked again at each connection. */
export function checkedUrl(given: string): string {
  const { SAMNAV_MODE } = readConfig();
  const url = URL.canParse(given) ? new URL(given) : null;
  const protocols = SAMNAV_MODE === 'production' ? ['https:'] : ['https:', 'http:'];
  const host = url && bare(url.hostname);
  if (!url || !host || !protocols.includes(url.protocol) || url.username || url.password || (isIP(host) && !isAllowed(host)))
    throw new WebhookAddressRefused({}, ['input', 'url']);
  url.hash = '';
  return url.href;
}

/** The name leads somewhere that is not for us to ask. */
export class AddressNotAllowed extends Error {
  constructor(host: string) {
    super(`${host} leads to an address that is not on the open internet`);
  }
}

/** Throws where the host is itself an address that may not be asked: sockets look up names only. */
export function refusePrivate(url: URL): void {
  const host = bare(url.hostname);
  if (isIP(host) && !isAllowed(host)) throw new AddressNotAllowed(host);
}

/**
 * The look-up of the connecting socket itself: what was checked is what is connected to, so a name that answers otherwise the next time
 * gains nothing. One address that may not be asked refuses them all.
 */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { family: options.family, hints: options.hints, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '', 0);
    if (!addresses.length || !addresses.every(({ address }) => isAllowed(address))) return done(new AddressNotAllowed(hostname), '', 0);
    if (options.all) return (done as unknown as (error: null, addresses: LookupAddress[]) => void)(null, addresses);
    done(null, addresses[0]!.address, addresses[0]!.family);
  });
};
