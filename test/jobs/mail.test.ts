import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database, defineLetter, JobsModule, JobsWorker, MailModule, queueMail, systemScope } from '@samnav/platform';
import type { MailOrder, Scope } from '@samnav/platform';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mailServer } from './mail-server.ts';
import type { MailServer } from './mail-server.ts';
import { FailAlways, until, WorkerDatabase, WriteNote } from './notes.ts';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';

const params = z.object({ name: z.string() });
const still = { wanted: true };
const invitation = defineLetter({
  name: 'invitation-test',
  params,
  secret: true,
  texts: {
    sv: {
      subject: ({ name }) => `Välkommen till ${name}`,
      lines: () => ['Någon har bjudit in dig.'],
      act: () => ({ label: 'Öppna inbjudan', url: '/invitation/hemlig-nyckel' }),
      why: () => 'Din adress står på inbjudan.',
    },
    en: {
      subject: ({ name }) => `Welcome to ${name}`,
      lines: () => ['You are invited.'],
      act: () => ({ label: 'Open the invitation', url: '/invitation/hemlig-nyckel' }),
      why: () => 'Your address is on the invitation.',
    },
  },
  wanted: () => Promise.resolve(still.wanted),
  thread: ({ name }) => name,
  headers: ({ name }, publicUrl) => ({ 'List-Unsubscribe': `<${publicUrl}/off/${encodeURIComponent(name)}>` }),
  ended: async (tx, { id }, { state }) =>
    void (await tx.sql('insert into letter_end (tenant_id, mail_id, state) values (current_tenant(), $1, $2)', [id, state])),
});

@Module({ imports: [WorkerDatabase, JobsModule, MailModule], providers: [FailAlways, WriteNote] })
class MailWorker {}

let own: OwnDatabase;
let runtime: Database;
let server: MailServer;
let worker: INestApplicationContext;
let answer: () => void = () => undefined;

beforeAll(async () => {
  own = await ownDatabase('demo');
  Object.assign(process.env, own.env);
  await own.admin.query('create table letter_end (tenant_id uuid, mail_id uuid, state text); grant insert on letter_end to samnav_worker');
  server = await mailServer(() => answer());
  runtime = await Database.connect({ url: own.env['RUNTIME_DATABASE_URL']!, transactions: 2, reads: 1 });
  worker = await NestFactory.createApplicationContext(MailWorker, { logger: false });
  await worker.get(JobsWorker).start();
});
afterEach(() => {
  process.env.SMTP_URL = '';
  process.env.SAMNAV_MODE = 'demo';
  still.wanted = true;
  answer = () => undefined;
});
afterAll(async () => {
  await worker.close();
  await runtime.onApplicationShutdown();
  await server.close();
  await own.drop();
});

const tenant = (): Scope => systemScope(randomUUID(), 'somewhere', 'test');
const order = (more: Partial<MailOrder<{ name: string }>> = {}): MailOrder<{ name: string }> => ({
  letter: invitation,
  params: { name: 'Umeåregionen' },
  to: { address: `${randomUUID()}@umea.example`, language: 'sv' },
  about: randomUUID(),
  occurrence: 'first',
  ...more,
});
const post = (scope: Scope, mail = order()): Promise<string | null> => runtime.write(scope, (tx) => queueMail(tx, mail));
const row = async (id: string | null): Promise<Record<string, unknown>> =>
  (await own.admin.query('select * from mail_message where id = $1', [id])).rows[0] as Record<string, unknown>;
const ends = async (id: string | null, state: string): Promise<Record<string, unknown>> => {
  await until(async () => (await row(id))['state'] === state);
  return row(id);
};

test('in the demo without a mail server a mail is kept', async () => {
  const mail = await ends(await post(tenant()), 'sent');
  expect(mail).toMatchObject({ via: 'kept', subject: 'Välkommen till Umeåregionen', language: 'sv', params: { name: 'Umeåregionen' } });
});

test('a mail server gets it in the recipient’s language, with the row’s Message-ID', async () => {
  process.env.SMTP_URL = server.url;
  const mail = order({ to: { address: 'board@kiruna.example', language: 'en' } });
  const sent = await ends(await post(tenant(), mail), 'sent');
  const received = server.received.find(({ to }) => to.includes('board@kiruna.example'))!;
  expect(received.messageId).toBe(sent['message_id']);
  expect(received.raw).toMatch(/^Subject: =\?UTF-8\?Q\?Welcome_to_Ume=C3=A5regionen\?=/im);
  expect(received.raw).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(received.raw).toMatch(/^List-Unsubscribe: <https:\/\/samnav.example\/off\//im);
  expect(/^In-Reply-To: (.+)$/im.exec(received.raw)?.[1]).toBe(/^References: (.+)$/im.exec(received.raw)?.[1]);
});

test('a letter with a one-time link is forgotten once a server has taken it, and its delivery is on record', async () => {
  process.env.SMTP_URL = server.url;
  const id = await post(tenant());
  expect(await ends(id, 'sent')).toMatchObject({ params: null, via: 'smtp' });
  expect((await own.admin.query('select state from letter_end where mail_id = $1', [id])).rows).toEqual([{ state: 'sent' }]);
});

test('the same mail is written once; the next occurrence is another mail', async () => {
  const scope = tenant();
  const mail = order();
  expect(await post(scope, mail)).not.toBeNull();
  expect(await post(scope, mail)).toBeNull();
  expect(await post(scope, { ...mail, occurrence: 'second' })).not.toBeNull();
});

test('a mail that is no longer wanted is withdrawn, not sent', async () => {
  process.env.SMTP_URL = server.url;
  still.wanted = false;
  const mail = order();
  await ends(await post(tenant(), mail), 'withdrawn');
  expect(server.received.some(({ to }) => to.includes(mail.to.address))).toBe(false);
});

test('a mail that the server refuses for good is not tried again', async () => {
  process.env.SMTP_URL = server.url;
  answer = () => {
    throw Object.assign(new Error('no such user'), { responseCode: 550 });
  };
  expect(await ends(await post(tenant()), 'failed')).toMatchObject({ attempts: 1, accepted_at: null });
});

test('a mail that the server cannot take now waits', async () => {
  process.env.SMTP_URL = server.url;
  answer = () => {
    throw Object.assign(new Error('try later'), { responseCode: 451 });
  };
  const id = await post(tenant());
  await until(async () => (await row(id))['attempts'] === 1 && (await row(id))['state'] === 'queued');
  const { rows } = await own.admin.query(`select claimed_until > clock_timestamp() as waits, attempts from outbox where payload -> 'mailIds' ? $1`, [
    id,
  ]);
  expect(rows).toEqual([{ waits: true, attempts: 0 }]);
});

test('in production without SMTP_URL mails wait in the database', async () => {
  process.env.SAMNAV_MODE = 'production';
  const id = await post(tenant());
  await until(
    async () =>
      (await own.admin.query(`select from outbox where payload -> 'mailIds' ? $1 and last_error = 'SMTP_URL is not set'`, [id])).rowCount === 1,
  );
  expect(await row(id)).toMatchObject({ state: 'queued', attempts: 0 });
});

test('a mail outside every tenant is sent as well', async () => {
  const id = await runtime.outside('password-reset', (tx) => queueMail(tx, order()));
  expect(await ends(id, 'sent')).toMatchObject({ via: 'kept' });
});

test('the API sees how its own tenant’s mails fare, no text, and nothing of another tenant', async () => {
  const umea = tenant();
  const id = await post(umea);
  expect(await runtime.write(umea, (tx) => tx.sql('select letter from mail_message where id = $1', [id]))).toEqual([{ letter: 'invitation-test' }]);
  await expect(runtime.write(umea, (tx) => tx.sql('select params from mail_message'))).rejects.toThrow('permission denied');
  expect(await runtime.write(tenant(), (tx) => tx.sql('select id from mail_message'))).toEqual([]);
});

test('a rolled-back transaction sends no mail', async () => {
  const mail = order();
  const failed = runtime.write(tenant(), async (tx) => {
    await queueMail(tx, mail);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect((await own.admin.query('select from mail_message where to_address = $1', [mail.to.address])).rowCount).toBe(0);
});
