import { roleEnvironment } from '@samnav/migrations';

/** The API process. Exits when told to, or when whoever started it is gone. */
const STOP_WITHIN_MS = 8_000;

const started = performance.now();
Object.assign(process.env, roleEnvironment(process.env));
const { readConfig } = await import('@samnav/platform');
const { createApp } = await import('./create-app.ts');
const app = await createApp().catch(refuse);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  await app.close();
  process.exit(0);
}
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void stop());

await app.listen(readConfig().PORT, process.env.HOST ?? '127.0.0.1').catch(refuse);
console.log(`API ready after ${Math.round(performance.now() - started)} ms (pid ${process.pid})`);
process.send?.('ready');

function refuse(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.SAMNAV_DEBUG) console.error(error);
  process.exit(1);
}
