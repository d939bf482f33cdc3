import { Global, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database, defineJob, Handles, JobsModule, JobsWorker, MailModule, OutboxRows } from '@samnav/platform';
import type { JobContext, JobHandler } from '@samnav/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { OwnDatabase } from './own-database.ts';

/** A job whose effect is a row of its tenant. */
export const writeNote = defineJob({ name: 'write-note', queue: 'notes', payload: z.object({ text: z.string() }) });
export const failAlways = defineJob({ name: 'fail-always', queue: 'notes', payload: z.object({}), attempts: 2 });

/** What the handlers of this process have done; `meanwhile` runs between the start of a note and its end. */
export const seen = { notes: [] as string[], failures: 0, meanwhile: async (_id: string): Promise<void> => undefined };

@Handles(writeNote)
@Injectable()
export class WriteNote implements JobHandler<{ text: string }> {
  async handle({ text }: { text: string }, context: JobContext): Promise<void> {
    seen.notes.push(text);
    await seen.meanwhile(context.id);
    await context.finish((tx) => tx.sql('insert into note (tenant_id, slug, body) values (current_tenant(), $1, $2)', [context.scope.tenant, text]));
  }
}

@Handles(failAlways)
@Injectable()
export class FailAlways implements JobHandler {
  handle(): Promise<void> {
    seen.failures++;
    return Promise.reject(new Error('no such luck for anna@umea.example'));
  }
}

@Global()
@Module({
  providers: [{ provide: Database, useFactory: () => Database.connect({ url: process.env.WORKER_DATABASE_URL! }) }],
  exports: [Database],
})
export class WorkerDatabase {}

@Module({ imports: [WorkerDatabase, JobsModule, MailModule], providers: [WriteNote, FailAlways] })
class NotesWorker {}

export async function prepareNotes({ admin, env }: OwnDatabase): Promise<void> {
  Object.assign(process.env, env);
  await admin.query(
    'create table note (tenant_id uuid not null, slug text not null, body text not null, at timestamptz not null default clock_timestamp())',
  );
  await admin.query('grant select, insert on note to samnav_worker');
}

/** A worker in this process; `listening` false: it can carry jobs to the queue and does none. */
export async function notesWorker({ listening = true } = {}): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(NotesWorker, { logger: process.env.NOISY ? ['error', 'warn'] : false });
  if (listening) await app.get(JobsWorker).start();
  return app;
}

/** The texts of a tenant's notes, once there are so many and the queue has had time to do one too often. */
export async function notesOf({ admin }: OwnDatabase, tenantId: string, count: number): Promise<string[]> {
  const read = async (): Promise<string[]> =>
    (await admin.query<{ body: string }>('select body from note where tenant_id = $1 order by at', [tenantId])).rows.map((row) => row.body);
  await until(async () => (await read()).length >= count);
  await sleep(150);
  return read();
}

/** Waits until it is so, at most 40 s. */
export async function until(so: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 40_000; !(await so()); await sleep(20)) if (Date.now() > end) throw new Error(`waited in vain: ${so}`);
}

/** Lets a minute pass for everything that waits in the queue or is held by a dead worker. */
export async function passMinute(app: INestApplicationContext, { admin }: OwnDatabase): Promise<number> {
  await admin.query(
    `update outbox set enqueued_at = enqueued_at - interval '1 minute', claimed_until = claimed_until - interval '1 minute' where done_at is null`,
  );
  return (await app.get(OutboxRows).rescue()).length;
}
