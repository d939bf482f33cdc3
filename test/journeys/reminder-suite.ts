import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { mailServer } from '../jobs/mail-server.ts';
import type { MailServer, Received } from '../jobs/mail-server.ts';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import type { QueueStore } from '../jobs/stores.ts';
import { startWorker } from '../jobs/worker-process.ts';
import type { WorkerProcess } from '../jobs/worker-process.ts';
import type { Furnished, Visitor } from '../world.ts';

const EXAMPLE = 'samordnare@umearegionen.example';
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

/** Waits until it holds; the condition is asked, nothing is assumed about time. */
async function until(holds: () => boolean | Promise<boolean>, what: string, within = 45_000): Promise<void> {
  for (const end = Date.now() + within; !(await holds()); await sleep(100)) if (Date.now() > end) throw new Error(`It did not happen: ${what}`);
}

/** From a click in the API to a mail in the owner's box, through the real worker, whatever store wakes it. */
export function reminderSuite(name: string, openStore: () => Promise<QueueStore>): void {
  describe(`a reminder on ${name}`, () => {
    let own: OwnDatabase;
    let store: QueueStore;
    let smtp: MailServer;
    let world: Furnished;
    let johan: Visitor;
    let worker: WorkerProcess;
    let onMail: (mail: Received) => Promise<void> | void = () => undefined;
    const says = (mail: Received, text: string): boolean => mail.raw.replace(/=\r\n/g, '').includes(text); // soft line breaks of quoted-printable
    const about = (text: string): Received[] => smtp.received.filter((mail) => says(mail, text));

    beforeAll(async () => {
      own = await ownDatabase();
      store = await openStore();
      smtp = await mailServer((mail) => onMail(mail));
      Object.assign(own.env, store.env, { SMTP_URL: smtp.url });
      Object.assign(process.env, own.env);
      const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
      world = await openWorld();
      johan = await world.visit(EXAMPLE);
      worker = await startWorker(own.env);
    }, 120_000);
    beforeEach(() => {
      onMail = () => undefined;
    });
    afterAll(async () => {
      await worker.kill('SIGTERM');
      await Promise.all([world.close(), smtp.close(), store.close()]);
      await own.drop();
    });

    /** A deadline of Johan's, in ten days: no step of it is today. */
    async function deadline(title: string): Promise<string> {
      const { data } = await johan.ask('{ people(first: 1, filter: { email: { eq: "samordnare@umearegionen.example" } }) { nodes { id } } }');
      const dueOn = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
      const made = await johan.ask(
        'mutation ($input: SetDeadlineInput!) { setDeadline(input: $input) { deadline { id version } errors { message } } }',
        {
          input: { title, dueOn, ownerId: data.people.nodes[0].id },
        },
      );
      return made.data.setDeadline.deadline.id as string;
    }
    const toToday = (id: string): Promise<unknown> =>
      johan.ask('mutation ($input: MoveDeadlineInput!) { moveDeadline(input: $input) { errors { code message } } }', {
        input: { id, expectedVersion: 1, dueOn: today() },
      });

    test('moved to today it is mailed once to its owner', async () => {
      const id = await deadline('Bara en gång');
      await toToday(id);
      await until(() => about(`deadlines/${id}`).length === 1, 'the mail');
      await sleep(7_000); // another sweep passes
      expect(about(`deadlines/${id}`).map((mail) => mail.to)).toEqual([[EXAMPLE]]);
      const { data } = await johan.ask(
        'query ($id: ID!) { node(id: $id) { ... on Deadline { reminders { nodes { state step recipient { email } } } } } }',
        { id },
      );
      expect(data.node.reminders.nodes).toContainEqual({ state: 'sent', step: '0', recipient: { email: EXAMPLE } });
    }, 90_000);

    test('met before the sweep, nothing is mailed', async () => {
      const id = await deadline('Klar i tid');
      await worker.kill('SIGTERM');
      await toToday(id);
      await johan.ask('mutation ($input: MeetDeadlineInput!) { meetDeadline(input: $input) { errors { code } } }', {
        input: { id, expectedVersion: 2 },
      });
      worker = await startWorker(own.env);
      const other = await deadline('Den andra');
      await toToday(other);
      await until(() => about(`deadlines/${other}`).length === 1, 'the other mail');
      expect(about(`deadlines/${id}`)).toEqual([]);
    }, 90_000);

    test('a worker killed between sending and commit mails at most one more copy, with the same Message-ID', async () => {
      const id = await deadline('Dödad mitt i');
      onMail = async (mail) => {
        if (!says(mail, id)) return;
        onMail = () => undefined;
        await worker.kill('SIGKILL'); // the server has the mail; the worker never hears its yes
      };
      await toToday(id);
      await until(() => worker.child.exitCode !== null || worker.child.signalCode !== null, 'the kill');
      worker = await startWorker(own.env);
      await own.admin.query(
        `update outbox set claimed_until = clock_timestamp() - interval '1 second' where claimed_until is not null and done_at is null`,
      );
      await own.admin.query(
        `update outbox set enqueued_at = clock_timestamp() - interval '1 hour' where enqueued_at is not null and done_at is null`,
      );
      const sent = async (): Promise<boolean> =>
        (await own.admin.query(`select from mail_message where params::text like $1 and state = 'sent'`, [`%${id}%`])).rowCount === 1;
      await until(sent, 'the mail counted as sent');
      expect(about(id).length).toBeLessThanOrEqual(2);
      expect(new Set(about(id).map((mail) => mail.messageId)).size).toBe(1);
    }, 120_000);
  });
}
