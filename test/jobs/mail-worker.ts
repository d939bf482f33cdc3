import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JobsModule, JobsWorker, MailModule } from '@samnav/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { FailAlways, WorkerDatabase, WriteNote } from './notes.ts';

@Module({ imports: [WorkerDatabase, JobsModule, MailModule], providers: [FailAlways, WriteNote] })
class MailWorkerModule {}

export interface MailWorker {
  /** Gives it the time in which a mail would be tried again. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** A worker in this process that sends mails. */
export async function mailWorker(): Promise<MailWorker> {
  const app = await NestFactory.createApplicationContext(MailWorkerModule, { logger: process.env.NOISY ? ['error', 'warn'] : false });
  await app.get(JobsWorker).start();
  return { rest: () => sleep(3000), close: () => app.close() };
}
