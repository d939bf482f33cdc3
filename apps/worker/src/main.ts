import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { roleEnvironment } from '@samnav/migrations';
import { WorkerModule } from './worker.module.ts';

/** The whole stop takes at most this long; what is left undone then is taken up again when its lease ends. */
const STOP_WITHIN_MS = 7500;

const started = performance.now();
Object.assign(process.env, roleEnvironment(process.env));
// what a lost connection left behind: every effect is in a transaction, so there is nothing to save by ending
process.on('unhandledRejection', (error) => console.error('Nobody waited for this error:', error));

const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['fatal', 'error', 'warn', 'log'], abortOnError: false }).catch(
  refuse,
);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  await app.close();
  process.exit(0);
}
// whoever started this process holds the channel's other end: without it nobody would ever stop the worker
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void stop());

await app.get(WorkerModule).start().catch(refuse);
console.log(`Worker ready after ${Math.round(performance.now() - started)} ms (pid ${process.pid})`);
process.send?.('ready');

function refuse(error: unknown): never {
  console.error(error instanceof Error && error.message.startsWith('The worker does not start') ? error.message : error);
  process.exit(1);
}
