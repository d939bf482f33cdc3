import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Database, Relay, systemScope } from '@samnav/platform';
import type { DefinedJob, Scope } from '@samnav/platform';
import { randomUUID } from 'node:crypto';
import { failAlways, notesOf, notesWorker, passMinute, prepareNotes, seen, until, writeNote } from './notes.ts';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';
import type { BreakableStore } from './stores.ts';

export type { QueueStore } from './stores.ts';

/** What is true of jobs whatever store wakes the workers. */
export function queueSuite(name: string, openStore: () => Promise<BreakableStore>): void {
  describe(`jobs on ${name}`, () => {
    let own: OwnDatabase;
    let store: BreakableStore;
    let runtime: Database;
    const workers: INestApplicationContext[] = [];
    const work = async (options?: { listening: boolean }): Promise<INestApplicationContext> => {
      const worker = await notesWorker(options);
      workers.push(worker);
      return worker;
    };
    const tenant = (): Scope => systemScope(randomUUID(), 'somewhere', 'test');
    const emit = <P>(scope: Scope, job: DefinedJob<P>, ...payloads: P[]): Promise<void> =>
      runtime.write(scope, async (tx) => {
        for (const payload of payloads) await tx.emit(job, payload);
      });

    beforeAll(async () => {
      own = await ownDatabase();
      store = await openStore();
      Object.assign(own.env, store.env);
      await prepareNotes(own);
      runtime = await Database.connect({ url: own.env['RUNTIME_DATABASE_URL']!, transactions: 2, reads: 1 });
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      seen.meanwhile = async () => undefined;
    });
    afterAll(async () => {
      await runtime.onApplicationShutdown();
      await store.close();
      await own.drop();
    });

    test('a committed job is done once, in the scope of its payload', async () => {
      await work();
      const scope = tenant();
      await emit(scope, writeNote, { text: 'hello' });
      expect(await notesOf(own, scope.tenantId, 1)).toEqual(['hello']);
      const { rows } = await own.admin.query('select slug from note where tenant_id = $1', [scope.tenantId]);
      expect(rows).toEqual([{ slug: 'somewhere' }]);
    });

    test('a rolled-back transaction leaves no job', async () => {
      const scope = tenant();
      const failed = runtime.write(scope, async (tx) => {
        await tx.emit(writeNote, { text: 'never' });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect((await own.admin.query('select from outbox where tenant_id = $1', [scope.tenantId])).rowCount).toBe(0);
    });

    test('the API can neither write a job of another tenant nor read any', async () => {
      const foreign = randomUUID();
      const insert = runtime.write(tenant(), (tx) =>
        tx.sql(`insert into outbox (tenant_id, job, queue, payload) values ($1, 'write-note', 'notes', '{}')`, [foreign]),
      );
      await expect(insert).rejects.toThrow('row-level security');
      await expect(runtime.write(tenant(), (tx) => tx.sql('select from outbox'))).rejects.toThrow('permission denied');
    });

    test('two workers do each of 200 jobs once', async () => {
      await Promise.all([work(), work()]);
      const scope = tenant();
      const texts = Array.from({ length: 200 }, (_, i) => `${scope.tenantId} ${i}`);
      await emit(scope, writeNote, ...texts.map((text) => ({ text })));
      expect((await notesOf(own, scope.tenantId, 200)).sort()).toEqual([...texts].sort());
      expect(seen.notes.filter((text) => text.startsWith(scope.tenantId)).length).toBe(200);
    });

    test('a job for later waits for the one clock', async () => {
      await work();
      const scope = tenant();
      await runtime.write(scope, (tx) => tx.emit(writeNote, { text: 'next month' }, { runAt: new Date(Date.now() + 30 * 86_400_000) }));
      await emit(scope, writeNote, { text: 'now' });
      expect(await notesOf(own, scope.tenantId, 1)).toEqual(['now']);
      await own.admin.query(`select move_clock(now() + interval '31 days')`);
      expect(await notesOf(own, scope.tenantId, 2)).toEqual(['now', 'next month']);
      await own.admin.query('select move_clock(null)');
    });

    test('emptying the queue only delays what was in it', async () => {
      const producer = await work({ listening: false });
      const scope = tenant();
      await emit(scope, writeNote, { text: 'lost' });
      await carryAll(producer);
      await store.empty(own);
      await work();
      expect(await passMinute(producer, own)).toBe(1);
      expect(await notesOf(own, scope.tenantId, 1)).toEqual(['lost']);
    });

    test('emptying the queue under a running worker stops nothing', async () => {
      await work();
      await store.empty(own);
      const scope = tenant();
      await emit(scope, writeNote, { text: 'after' });
      expect(await notesOf(own, scope.tenantId, 1)).toEqual(['after']);
    });

    test('a worker goes on when its store was away', async () => {
      await work();
      await store.cut(own);
      const scope = tenant();
      await emit(scope, writeNote, { text: 'back again' });
      expect(await notesOf(own, scope.tenantId, 1)).toEqual(['back again']);
    });

    test('a job that another worker took over leaves nothing of the first try', async () => {
      const worker = await work();
      const scope = tenant();
      seen.meanwhile = async (id) => {
        seen.meanwhile = async () => undefined;
        await own.admin.query('update outbox set fence = fence + 1 where id = $1', [id]);
      };
      await emit(scope, writeNote, { text: 'once' });
      await until(() => seen.notes.includes('once'));
      expect((await own.admin.query('select from note where tenant_id = $1', [scope.tenantId])).rowCount).toBe(0);
      await until(async () => (await passMinute(worker, own)) === 1);
      expect(await notesOf(own, scope.tenantId, 1)).toEqual(['once']);
    });

    test('a job that fails every time is set aside, and its error names nobody', async () => {
      await work();
      const scope = tenant();
      await emit(scope, failAlways, {});
      const dead = async () =>
        (await own.admin.query('select attempts, last_error from outbox where tenant_id = $1 and failed_at is not null', [scope.tenantId])).rows;
      await until(async () => (await dead()).length === 1);
      expect(await dead()).toEqual([{ attempts: 2, last_error: 'no such luck for <address>' }]);
    });
  });
}

async function carryAll(worker: INestApplicationContext): Promise<void> {
  while (await worker.get(Relay).carry()) continue;
}
