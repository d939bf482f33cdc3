import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Database, defineLetter, queueMails, systemScope } from '@samnav/platform';
import type { Letter } from '@samnav/platform';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mailServer } from './mail-server.ts';
import type { MailServer, Received } from './mail-server.ts';
import { mailWorker } from './mail-worker.ts';
import type { MailWorker } from './mail-worker.ts';
import { until } from './notes.ts';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';
import { cutConnections } from './stores.ts';

const words = { subject: () => 'Hej', lines: ({ n }: { n: number }) => [`Nummer ${10 / Number(n !== 13)}`], why: () => 'Du är med i provet.' };
const params = z.object({ n: z.int() });
const letter = defineLetter({
  name: 'chunk-test',
  params,
  texts: { sv: { ...words, subject: ({ n }: { n: number }) => (n === 13 ? unlucky() : 'Hej') }, en: words },
});
/** Nobody wants this one twice. */
const once = defineLetter({ name: 'once-test', params, texts: { sv: words, en: words }, resendOnUnknown: false });
const unlucky = (): never => {
  throw new Error('this one cannot be written');
};

/** Stands in the way of another transaction, the first time. */
let inTheWay = 0;
const locked = defineLetter({
  name: 'locked-test',
  params,
  texts: { sv: words, en: words },
  wanted: async (tx) => {
    if (inTheWay++ === 0) await tx.sql('do $$ begin raise deadlock_detected; end $$');
    return true;
  },
});

let own: OwnDatabase;
let runtime: Database;
let server: MailServer;
let worker: MailWorker;
let answer: (mail: Received) => Promise<void> | void = () => undefined;

beforeAll(async () => {
  own = await ownDatabase();
  server = await mailServer((mail) => answer(mail));
  Object.assign(process.env, own.env, { SMTP_URL: server.url });
  runtime = await Database.connect({ url: own.env['RUNTIME_DATABASE_URL']!, transactions: 2, reads: 1 });
  worker = await mailWorker();
});
afterEach(() => {
  answer = () => undefined;
});
afterAll(async () => {
  await worker.close();
  await runtime.onApplicationShutdown();
  await server.close();
  await own.drop();
});

/** Writes so many mails of one chunk; answers their addresses' domain. */
async function post(count: number, from = 1, of: Letter = letter): Promise<string> {
  const domain = `${randomUUID()}.example`;
  const rows = `select n::text, 'once', n || '@' || $3, null::uuid, null::uuid, 'sv', jsonb_build_object('n', n) from generate_series($4::int, $5::int) n`;
  await runtime.write(systemScope(randomUUID(), 'somewhere', 'test'), (tx) => queueMails(tx, of, rows, [domain, from, from + count - 1]));
  return domain;
}
const to = (domain: string): Received[] => server.received.filter((mail) => mail.to[0]!.endsWith(domain));
const states = async (domain: string): Promise<string[]> =>
  (
    await own.admin.query<{ state: string }>(`select state from mail_message where to_address like '%@' || $1 order by about::int`, [domain])
  ).rows.map(({ state }) => state);
const all = (domain: string, state: string) => until(async () => (await states(domain)).every((each) => each === state));
const failing = (responseCode: number): Error => Object.assign(new Error('not this one'), { responseCode });

test('a hundred mails go over one connection, each once', async () => {
  const before = server.connections();
  const domain = await post(100, 20);
  await all(domain, 'sent');
  expect(to(domain)).toHaveLength(100);
  expect(new Set(to(domain).map(({ messageId }) => messageId)).size).toBe(100);
  expect(server.connections() - before).toBe(1);
});

test('what the server refuses for good, or for now, does not stop the others', async () => {
  answer = (mail) => {
    if (mail.to[0]!.startsWith('2@')) throw failing(550);
    if (mail.to[0]!.startsWith('3@') && to(mail.to[0]!.slice(2)).filter((each) => each.to[0] === mail.to[0]).length === 1) throw failing(451);
  };
  const domain = await post(4);
  await until(async () => (await states(domain)).join() === 'sent,failed,sent,sent');
  expect(to(domain).map((mail) => mail.to[0]![0])).toEqual(['1', '2', '3', '4', '3']);
});

test('a letter that cannot be written does not stop the others', async () => {
  const domain = await post(3, 12);
  await until(async () => (await states(domain)).join() === 'sent,queued,sent');
});

/** As if a mail had been tried 299 times, and were to be tried again now. */
async function triedOften(domain: string): Promise<void> {
  const mail = `select id::text from mail_message where to_address like '%@' || $1 and attempts > 0 and state = 'queued'`;
  await until(async () => (await own.admin.query(mail, [domain])).rowCount === 1);
  const { rows } = await own.admin.query<{ id: string }>(mail, [domain]);
  await own.admin.query('update mail_message set attempts = 299 where id = $1', [rows[0]!.id]);
  const again = `update outbox set claimed_until = clock_timestamp() where payload -> 'mailIds' ? $1 and enqueued_at is null`;
  await until(async () => (await own.admin.query(again, [rows[0]!.id])).rowCount === 1);
}

test('a letter that could not be written for hours has failed', async () => {
  const domain = await post(1, 13);
  await triedOften(domain);
  await all(domain, 'failed');
});

test('a mail that stood in another transaction’s way is tried again soon', async () => {
  const domain = await post(1, 1, locked);
  await all(domain, 'sent');
  expect(inTheWay).toBe(2);
});

test('a server that is busy for an hour makes no mail fail', async () => {
  answer = () => {
    throw failing(421);
  };
  const domain = await post(1);
  await triedOften(domain);
  await until(
    async () => (await own.admin.query(`select from mail_message where to_address like '%@' || $1 and attempts >= 300`, [domain])).rowCount === 1,
  );
  await until(async () => (await states(domain))[0] !== 'sending');
  expect(await states(domain)).toEqual(['queued']);
});

test('a mail whose answer stays away lets the others go over another connection', async () => {
  let freed: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (freed = resolve));
  answer = (mail) => (mail.to[0]!.startsWith('1@') ? held : undefined);
  const domain = await post(3);
  await until(async () => (await states(domain)).join() === 'sending,sent,sent');
  freed();
  await all(domain, 'sent');
  expect(to(domain)).toHaveLength(3);
}, 30_000);

test('a server that is busy gets every mail later, none twice', async () => {
  let left = 2;
  answer = () => {
    if (left-- > 0) throw failing(421);
  };
  const domain = await post(3);
  await all(domain, 'sent');
  expect(to(domain)).toHaveLength(5);
}, 30_000);

test('connections that break while the server answers make no second copy', async () => {
  answer = () => cutConnections(own);
  const domain = await post(1);
  await all(domain, 'sent');
  expect(to(domain)).toHaveLength(1);
});

test('a server that takes a mail and resets the connection gets it again with the same Message-ID', async () => {
  answer = (mail) => {
    answer = () => undefined;
    mail.cut();
  };
  const domain = await post(1);
  await all(domain, 'sent');
  expect(to(domain)).toHaveLength(2);
  expect(new Set(to(domain).map(({ messageId }) => messageId)).size).toBe(1);
});

test('a letter that nobody wants twice stays unknown', async () => {
  answer = (mail) => mail.cut();
  const domain = await post(1, 1, once);
  await all(domain, 'unknown');
  await worker.rest();
  expect(to(domain)).toHaveLength(1);
});
