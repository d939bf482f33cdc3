import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Database, queueMail, systemScope } from '@samnav/platform';
import { randomUUID } from 'node:crypto';
import { killLetter } from './kill-letter.ts';
import { mailServer } from './mail-server.ts';
import type { MailServer } from './mail-server.ts';
import { until } from './notes.ts';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';
import type { QueueStore } from './stores.ts';
import { startWorker } from './worker-process.ts';
import type { WorkerProcess } from './worker-process.ts';

/** What is true of mails sent by the real worker, also when it is killed. */
export function mailSuite(name: string, openStore: () => Promise<QueueStore>): void {
  describe(`mails by the worker on ${name}`, () => {
    let own: OwnDatabase;
    let store: QueueStore;
    let runtime: Database;
    let server: MailServer;
    let meanwhile: () => Promise<void> | void = () => undefined;
    const workers: WorkerProcess[] = [];
    const work = async (): Promise<WorkerProcess> => {
      const worker = await startWorker({ ...own.env, SMTP_URL: server.url }, 'test/jobs/worker-with-letter.ts');
      workers.push(worker);
      return worker;
    };
    const post = (address: string): Promise<string | null> =>
      runtime.write(systemScope(randomUUID(), 'somewhere', 'test'), (tx) =>
        queueMail(tx, { letter: killLetter, params: {}, to: { address, language: 'sv' }, about: randomUUID(), occurrence: 'once' }),
      );
    const stateOf = async (id: string | null): Promise<string> =>
      (await own.admin.query<{ state: string }>('select state from mail_message where id = $1', [id])).rows[0]!.state;
    const to = (address: string) => server.received.filter((mail) => mail.to.includes(address));

    beforeAll(async () => {
      own = await ownDatabase();
      store = await openStore();
      Object.assign(own.env, store.env);
      Object.assign(process.env, own.env);
      runtime = await Database.connect({ url: own.env['RUNTIME_DATABASE_URL']!, transactions: 1, reads: 1 });
      server = await mailServer(() => meanwhile());
    });
    afterEach(async () => {
      meanwhile = () => undefined;
      await Promise.all(workers.splice(0).map((worker) => worker.kill('SIGKILL')));
    });
    afterAll(async () => {
      await server.close();
      await runtime.onApplicationShutdown();
      await store.close();
      await own.drop();
    });

    test('a mail is sent once, though two workers run', async () => {
      await Promise.all([work(), work()]);
      const id = await post('once@umea.example');
      await until(async () => (await stateOf(id)) === 'sent');
      expect(to('once@umea.example')).toHaveLength(1);
    });

    test('a worker killed after the server took the mail and before it says so: one more copy with the same Message-ID', async () => {
      const first = await work();
      meanwhile = () => void first.child.kill('SIGKILL');
      const id = await post('killed@umea.example');
      await first.exited;
      expect(await stateOf(id)).toBe('sending');
      meanwhile = () => undefined;
      await own.admin.query(
        `update outbox set claimed_until = clock_timestamp(), enqueued_at = clock_timestamp() - interval '1 minute', run_at = least(run_at, samnav_now())
         where done_at is null`, // the refused connection may have put it off before the kill
      );
      await work();
      await until(async () => (await stateOf(id)) === 'sent');
      const copies = to('killed@umea.example');
      expect(copies).toHaveLength(2);
      expect(copies[0]!.messageId).toBe(copies[1]!.messageId);
    });

    test('a worker killed before the server took the mail: it arrives once', async () => {
      await server.close();
      const first = await work();
      const id = await post('early@umea.example');
      await until(
        async () => (await own.admin.query('select from outbox where payload -> $$mailIds$$ ? $1 and last_error is not null', [id])).rowCount === 1,
      );
      await first.kill('SIGKILL');
      server = await mailServer();
      await own.admin.query(
        `update outbox set claimed_until = clock_timestamp(), enqueued_at = clock_timestamp() - interval '1 minute', run_at = least(run_at, samnav_now())
         where done_at is null`, // the refused connection may have put it off before the kill
      );
      await work();
      await until(async () => (await stateOf(id)) === 'sent');
      expect(to('early@umea.example')).toHaveLength(1);
    });

    test('a queue emptied while the mail waits only delays it', async () => {
      const id = await post('delayed@umea.example');
      await store.empty(own);
      await work();
      await until(async () => (await stateOf(id)) === 'sent');
      expect(to('delayed@umea.example')).toHaveLength(1);
    });
  });
}
