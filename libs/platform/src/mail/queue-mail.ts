import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readConfig } from '../database/config.ts';
import { defineJob } from '../jobs/job.ts';
import { insertOutbox } from '../jobs/outbox.ts';
import type { OutboxTx } from '../jobs/outbox.ts';
import type { Language, Letter } from './letter.ts';

/** Mails of one job: they go over one connection, one after the other. */
const CHUNK = 100;

/** Sends written mails, one by one. Its payload names the rows only; whom and what, the rows say. */
export const sendMails = defineJob({
  name: 'send-mails',
  queue: 'mail',
  payload: z.object({ mailIds: z.array(z.uuid()) }),
  attempts: 20,
  timeout: 240_000,
});

export interface Recipient {
  address: string;
  language: Language;
  /** Whose mail it is, where it is somebody's. */
  accountId?: string | null;
  personId?: string | null;
}

export interface MailOrder<Params> {
  letter: Letter<Params>;
  params: Params;
  to: Recipient;
  /** The id of what the letter speaks of: a deadline, an invitation. */
  about: string;
  /** Tells one occasion from the next (`14 days before 2026-12-24`); the same again writes nothing. */
  occurrence: string;
}

/** The same for the same mail, so that a second copy is recognised by mail programs as the first. */
const INSERT = (rows: string): string => `
  insert into mail_message (letter, about, occurrence, to_address, to_account_id, to_person_id, language, params, message_id)
  select $1, q.about, q.occurrence, q.address, q.account_id, q.person_id, q.language, q.params, '<' || left(encode(sha256(convert_to(
      concat_ws(chr(31), current_tenant(), $1::text, q.about, coalesce(q.account_id::text, q.person_id::text, q.address), q.occurrence), 'UTF8')), 'hex'), 40) || '@' || $2::text || '>'
  from (${rows}) q (about, occurrence, address, account_id, person_id, language, params)
  on conflict do nothing returning id, about`;

const ONE = INSERT('select $3::text, $4::text, $5::text, $6::uuid, $7::uuid, $8::text, $9::jsonb');

/**
 * Writes a mail and the job that sends it in the caller's transaction; its text is made when it is sent. Answers the mail's uuid, or null when
 * this very mail (letter, subject matter, recipient, occurrence) was written before. Outside a tenant (password reset) use a transaction of
 * `database.outside`.
 */
export async function queueMail<Params>(tx: OutboxTx, { letter, params, to, about, occurrence }: MailOrder<Params>): Promise<string | null> {
  const person = [to.accountId ?? null, to.personId ?? null, to.language];
  const values = [letter.name, mailHost(), about, occurrence, to.address, ...person, letter.params.parse(params)];
  const [mail] = await tx.sql<{ id: string }>(ONE, values);
  if (!mail) return null;
  await insertOutbox(tx, sendMails, { mailIds: [mail.id] });
  return mail.id;
}

/**
 * The same for many, in one statement: `rows` is a query with the columns about, occurrence, address, account_id, person_id, language and
 * params (jsonb), whose own parameters begin at `$3`. Answers what was written, and what each is about.
 */
export async function queueMails(tx: OutboxTx, letter: Letter, rows: string, params: readonly unknown[]): Promise<{ id: string; about: string }[]> {
  const mails = await tx.sql<{ id: string; about: string }>(INSERT(rows), [letter.name, mailHost(), ...params]);
  for (let from = 0; from < mails.length; from += CHUNK)
    await insertOutbox(tx, sendMails, { mailIds: mails.slice(from, from + CHUNK).map(({ id }) => id) });
  return mails;
}

/** An id that all letters of one thread refer to; no mail bears it itself. */
export function threadId(thread: string): string {
  return `<${createHash('sha256').update(thread).digest('hex').slice(0, 40)}@${mailHost()}>`;
}

/** The part of a Message-ID after the at sign. */
function mailHost(): string {
  const { hostname } = new URL(readConfig().PUBLIC_URL);
  const named = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return named ? hostname : 'samnav.example';
}
