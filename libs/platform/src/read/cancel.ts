import pg from 'pg';
import type { PoolClient } from 'pg';

/** How long the server may take over a request to cancel. */
const CANCEL_WITHIN_MS = 2_000;

/** The parts of pg's client and connection that are not in its types. */
interface Address {
  host: string;
  port: number;
  ssl: unknown;
  processID: number;
  secretKey: number;
}
interface Door {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  stream: { destroy(): void };
  on(event: 'connect' | 'sslconnect' | 'end' | 'error', listener: () => void): void;
}

/**
 * Asks the server, by a short connection of its own, to cancel what the client's connection runs now. Answers true when the server has
 * closed that short connection: the signal is sent, and can no longer hit what the connection runs next.
 */
export function cancel(client: PoolClient): Promise<boolean> {
  const { host, port, ssl, processID, secretKey } = client as unknown as Address;
  const door = new (pg.Connection as unknown as new (config: { ssl: unknown }) => Door)({ ssl });
  return new Promise((resolve) => {
    let clean = true;
    const broken = (): void => {
      clean = false;
      door.stream.destroy();
    };
    const late = setTimeout(broken, CANCEL_WITHIN_MS);
    const ask = (): void => door.cancel(processID, secretKey);
    door.on('connect', ssl ? () => door.requestSsl() : ask);
    door.on('sslconnect', ask);
    door.on('error', broken);
    door.on('end', () => {
      clearTimeout(late);
      resolve(clean);
    });
    if (host.startsWith('/')) door.connect(`${host}/.s.PGSQL.${port}`);
    else door.connect(port, host);
  });
}
