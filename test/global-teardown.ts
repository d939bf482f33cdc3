import type { Held } from './global-setup.ts';

/** Stops the run's server and removes its files, or drops its database. */
export default async function teardown(): Promise<void> {
  await (globalThis as Held).samnavTestServer?.stop();
}
