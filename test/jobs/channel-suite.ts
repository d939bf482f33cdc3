import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { DeadlineService, Delivery, DeliveryService, WebhookEvent, WebhookService } from '@samnav/reminders';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Webhook } from 'standardwebhooks';
import { receiver } from '../../libs/reminders/src/channels/webhooks/testing/receiver.ts';
import type { Receiver } from '../../libs/reminders/src/channels/webhooks/testing/receiver.ts';
import { mailServer } from './mail-server.ts';
import type { MailServer } from './mail-server.ts';
import { until } from './notes.ts';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';
import type { QueueStore } from './stores.ts';
import { startWorker } from './worker-process.ts';
import type { WorkerProcess } from './worker-process.ts';

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const report = (action: string, status: string): string =>
  [
    'From: Mail Delivery System <mailer-daemon@mail.example>',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'I am sorry.',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    'Final-Recipient: rfc822; someone@test.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1',
    '  mailbox does not exist',
    '',
    '--x--',
    '',
  ].join('\r\n');

/** What is true of the ways out of the house, by the real worker, over real SMTP and HTTP. */
export function channelSuite(name: string, openStore: () => Promise<QueueStore>): void {
  describe(`channels by the worker on ${name}`, () => {
    let own: OwnDatabase;
    let store: QueueStore;
    let smtp: MailServer;
    let there: Receiver;
    let bouncePort: number;
    let world: World;
    let worker: WorkerProcess;
    const work = async (): Promise<void> => void (worker = await startWorker({ ...own.env, SMTP_URL: smtp.url }));

    beforeAll(async () => {
      own = await ownDatabase();
      store = await openStore();
      [smtp, there, bouncePort] = [await mailServer(), await receiver(), await freePort()];
      const mail = { BOUNCE_DOMAIN: 'bounces.samnav.example', BOUNCE_PORT: String(bouncePort), BOUNCE_HOST: '127.0.0.1' };
      Object.assign(own.env, store.env, mail, { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' });
      Object.assign(process.env, own.env);
      await own.admin.query(`select move_clock('2027-03-10T12:00+01:00')`); // a Wednesday
      world = await newTenant();
      await work();
    }, 60_000);
    afterEach(() => {
      there.answer = (response) => void response.writeHead(204).end();
    });
    afterAll(async () => {
      await worker.kill('SIGTERM');
      await Promise.all([smtp.close(), there.close(), store.close(), closeTestDatabase()]);
      await own.drop();
    });

    const rows = async <R>(text: string, params: unknown[] = []): Promise<R[]> => (await own.admin.query(text, params)).rows as R[];
    const strategist = (): Promise<Scope> => world.as('strategist', { municipalityId: world.municipalities['Umeå']! });
    async function addressOf({ personId }: Scope): Promise<string> {
      return (await rows<{ email: string }>('select email from person where id = $1', [personId]))[0]!.email;
    }
    /** A deadline that is due today, so that its owner is mailed at once. */
    async function dueToday(owner: Scope, title: string): Promise<string> {
      const municipalityId = globalId(Municipality, world.municipalities['Umeå']!);
      const input = { title, dueOn: '2027-03-10', ownerId: globalId(Person, owner.personId!), municipalityId };
      return world.database.write(owner, (tx) => new DeadlineService().create(tx, input));
    }
    const statesOf = (deadlineId: string): Promise<{ channel: string; state: string; failure: string | null }[]> =>
      rows(`select channel, state, failure from reminder where deadline_id = $1 and step = '0' order by channel desc`, [deadlineId]);
    const to = (address: string) => smtp.received.filter((mail) => mail.to.includes(address));

    test('an endpoint gets signed events, and once more with the same id after it failed and after the worker was killed', async () => {
      const coordinator = await world.as('regionCoordinator');
      const input = { name: 'Ärendesystemet', url: there.url, events: [WebhookEvent.deadlineCreated] };
      const { secret } = await world.database.write(coordinator, (tx) => new WebhookService().create(tx, input));
      there.answer = (response) => void (there.told.length === 1 ? response.writeHead(500).end() : worker.child.kill('SIGKILL'));
      await dueToday(await strategist(), 'Något');
      await worker.exited;
      there.answer = (response) => void response.writeHead(204).end();
      await own.admin.query(
        `update outbox set claimed_until = clock_timestamp(), enqueued_at = clock_timestamp() - interval '1 minute' where done_at is null and job = 'deliver-webhook'`,
      );
      await work();
      const [state] = await answered(() =>
        rows<{ state: string; attempts: number }>(`select state, attempts from webhook_delivery where state = 'delivered'`),
      );
      expect(state!.attempts).toBe(3);
      expect(new Set(there.told.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      for (const { body, headers } of there.told)
        expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'deadline.created' });
    });

    test('a refused recipient is marked, what was to be mailed lies in the inbox, and whoever is responsible hears of it once', async () => {
      const coordinator = await world.as('regionCoordinator');
      const anna = await strategist();
      smtp.unknown.add(await addressOf(anna));
      const first = await dueToday(anna, 'Första');
      await until(async () => (await statesOf(first)).length === 2);
      expect(await statesOf(first)).toMatchObject([
        { channel: 'mail', state: 'failed', failure: expect.stringContaining('550') },
        { channel: 'inbox', state: 'sent' },
      ]);
      const told = async () => to(await addressOf(coordinator)).filter(({ raw }) => raw.includes('Test strategist'));
      await until(async () => (await told()).length === 1);
      const second = await dueToday(anna, 'Andra');
      await until(async () => (await statesOf(second))[0]?.state === 'sent');
      expect(await statesOf(second)).toEqual([{ channel: 'inbox', state: 'sent', failure: null }]);
      expect(await told()).toHaveLength(1);
      await world.database.write(coordinator, (tx) => tx.sql(`update person set email = 'ny.' || email where id = $1`, [anna.personId]));
      expect(await rows('select cleared_at is null as open from channel_fault where person_id = $1', [anna.personId])).toEqual([{ open: false }]);
    });

    test('a mail that comes back is known by its return path; what is delayed or forged changes nothing', async () => {
      const bo = await strategist();
      const deadlineId = await dueToday(bo, 'Kommer tillbaka');
      await until(async () => to(await addressOf(bo)).length === 1);
      const { from } = to(await addressOf(bo))[0]!;
      expect(from).toMatch(/^bounce\+[0-9a-f]{32}\.[0-9a-f]{16}@bounces\.samnav\.example$/);
      await until(async () => (await statesOf(deadlineId))[0]?.state === 'sent');
      await bounce(bouncePort, from, report('delayed', '4.4.1'));
      await bounce(bouncePort, from, 'Subject: Semester\r\n\r\nJag är borta.\r\n');
      const forged = from.replace(/\.[0-9a-f]/, (two) => `.${two[1] === '0' ? '1' : '0'}`);
      await expect(bounce(bouncePort, forged, report('failed', '5.1.1'))).rejects.toThrow('550');
      expect((await statesOf(deadlineId))[0]).toMatchObject({ state: 'sent' });
      await bounce(bouncePort, from, report('failed', '5.1.1'));
      expect(await statesOf(deadlineId)).toMatchObject([
        { channel: 'mail', state: 'failed', failure: '5.1.1 smtp; 550 5.1.1 mailbox does not exist' },
        { channel: 'inbox', state: 'sent' },
      ]);
      expect(await rows('select reason from channel_fault where person_id = $1 and cleared_at is null', [bo.personId])).toHaveLength(1);
    });

    test('what failed is sent once more by hand, with the same Message-ID', async () => {
      const [coordinator, eva] = [await world.as('regionCoordinator'), await strategist()];
      smtp.unknown.add(await addressOf(eva));
      const deadlineId = await dueToday(eva, 'Skickas om');
      await until(async () => (await statesOf(deadlineId))[0]?.state === 'failed');
      smtp.unknown.clear();
      const [mail] = await rows<{ id: string; message_id: string }>(
        'select m.id, m.message_id from mail_message m join reminder r on r.mail_message_id = m.id where r.deadline_id = $1',
        [deadlineId],
      );
      const id = globalId(Delivery, mail!.id);
      await world.database.write(coordinator, (tx) => new DeliveryService().resend(tx, { id }));
      await until(async () => (await statesOf(deadlineId))[0]?.state === 'sent');
      const copies = to(await addressOf(eva)).filter(({ messageId }) => messageId === mail!.message_id);
      expect(copies).toHaveLength(1);
      expect(copies[0]!.raw).toMatch(/^In-Reply-To: <[^>]+>\r?$/m);
    });
  });
}

/** What the question is answered with, once it is answered with something. */
async function answered<R>(ask: () => Promise<R[]>): Promise<R[]> {
  let found: R[] = [];
  await until(async () => (found = await ask()).length > 0);
  return found;
}

/** Delivers a message to a return path, as a mail server does. */
function bounce(port: number, address: string, message: string): Promise<void> {
  const connection = new SMTPConnection({ port, host: '127.0.0.1', ignoreTLS: true });
  return new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.connect(() => connection.send({ from: '', to: [address] }, message, (error) => (error ? reject(error) : resolve())));
  }).finally(() => connection.close());
}
