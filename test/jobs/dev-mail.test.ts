import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, defineLetter, DevMailModule, queueMail, systemScope } from '@samnav/platform';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';

const words = { subject: ({ title }: { title: string }) => title, lines: () => ['Hej!'], why: () => 'Du är med i provet.' };
const letter = defineLetter({
  name: 'dev-mail-test',
  params: z.object({ title: z.string() }),
  texts: { sv: words, en: words },
  attachments: ({ title }) => [{ filename: 'note.ics', contentType: 'text/calendar; charset=utf-8', content: `SUMMARY:${title}` }],
});

let own: OwnDatabase;
let app: NestFastifyApplication;
beforeAll(async () => {
  own = await ownDatabase('demo');
  Object.assign(process.env, own.env);
  app = await NestFactory.create<NestFastifyApplication>(DevMailModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  const runtime = await Database.connect({ url: own.env['RUNTIME_DATABASE_URL']!, transactions: 1, reads: 1 });
  for (const [address, title] of [
    ['first@umea.example', '<b>Först</b>'],
    ['second@kiruna.example', 'Sedan'],
  ] as const)
    await runtime.write(systemScope(randomUUID(), 'somewhere', 'test'), (tx) =>
      queueMail(tx, { letter, params: { title }, to: { address, language: 'sv' }, about: randomUUID(), occurrence: 'x' }),
    );
  await runtime.onApplicationShutdown();
});
afterAll(async () => {
  await app.close();
  await own.drop();
});

const get = async (path: string): Promise<Response> => fetch((await app.getUrl()) + path);
interface Listed {
  mails: { id: string; to: string; subject: string; text: string; state: string }[];
}

test('the mailbox lists what was written, newest first, as JSON and as a page', async () => {
  const { mails } = (await (await get('/dev/mail.json')).json()) as Listed;
  expect(mails.map(({ to }) => to)).toEqual(['second@kiruna.example', 'first@umea.example']);
  const page = await get('/dev/mail');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('&lt;b&gt;Först&lt;/b&gt;');
});

test('an address filters it', async () => {
  const { mails } = (await (await get('/dev/mail.json?to=first@umea.example')).json()) as Listed;
  expect(mails.map(({ to }) => to)).toEqual(['first@umea.example']);
});

test('one mail is shown as its recipient sees it, and runs no script', async () => {
  const { mails } = (await (await get('/dev/mail.json')).json()) as Listed;
  const shown = await get(`/dev/mail/${mails[0]!.id}`);
  expect(await shown.text()).toContain('<h1');
  expect(shown.headers.get('content-security-policy')).toContain(`default-src 'none'`);
});

test('a file that went with a mail is there to download', async () => {
  const { mails } = (await (await get('/dev/mail.json')).json()) as Listed;
  const file = await get(`/dev/mail/${mails[0]!.id}/note.ics`);
  expect([file.headers.get('content-type'), await file.text()]).toEqual(['text/calendar; charset=utf-8', 'SUMMARY:Sedan']);
  expect((await get(`/dev/mail/${mails[0]!.id}/other.ics`)).status).toBe(404);
});

test('what is not there, or not an id, is not found', async () => {
  expect((await get(`/dev/mail/${randomUUID()}`)).status).toBe(404);
  expect((await get('/dev/mail/1')).status).toBe(404);
});

test('in production there is no mailbox', async () => {
  process.env.SAMNAV_MODE = 'production';
  expect((await get('/dev/mail.json')).status).toBe(404);
  process.env.SAMNAV_MODE = 'demo';
});
