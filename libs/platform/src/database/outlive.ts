import type { ClientBase, Pool } from 'pg';

/** An error of a connection reaches whoever waits for its answer; where nobody does, or nobody listens yet, it must not end the process. */
export const outliveErrors = (client: ClientBase): void => void client.on('error', () => undefined);

/** Connections that break are replaced at the next use; pg-pool listens to them only while they are idle. */
export function outlive(pool: Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', outliveErrors);
}
