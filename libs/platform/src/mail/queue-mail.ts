import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readConfig } from '../database/config.ts';
import { defineJob } from '../jobs/job.ts';
import { insertOutbox } from '../jobs/outbox.ts';
import type { OutboxTx } from '../jobs/outbox.ts';
import type { Language, Letter } from './letter.ts';
import { renderLetter } from './render.ts';

/** Sends one written mail. Its payload names the row only; whom and what, the row says. */
export const sendMail = defineJob({ name: 'send-mail', queue: 'mail', payload: z.object({ mailId: z.uuid() }), attempts: 20 });

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

const INSERT = `insert into mail_message (tenant_id, letter, about, occurrence, to_address, to_account_id, to_person_id, language, params, subject, text, html, message_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`;

/**
 * Writes a mail and the job that sends it in the caller's transaction. Answers the mail's uuid, or null when this very mail (letter, subject
 * matter, recipient, occurrence) was written before. Outside a tenant (password reset) use a transaction of `database.outside`.
 */
export async function queueMail<Params>(tx: OutboxTx, order: MailOrder<Params>): Promise<string | null> {
  const { letter, to, about, occurrence } = order;
  const publicUrl = readConfig().PUBLIC_URL;
  const params = letter.params.parse(order.params);
  const { subject, text, html } = renderLetter(letter, params, to.language, publicUrl);
  const messageId = messageIdOf([tx.scope.tenantId, letter.name, about, to.accountId ?? to.personId ?? to.address, occurrence], publicUrl);
  const values = [
    tx.scope.tenantId,
    letter.name,
    about,
    occurrence,
    to.address,
    to.accountId ?? null,
    to.personId ?? null,
    to.language,
    params,
    subject,
    text,
    html,
    messageId,
  ];
  const [mail] = await tx.sql<{ id: string }>(INSERT, values);
  if (!mail) return null;
  await insertOutbox(tx, sendMail, { mailId: mail.id });
  return mail.id;
}

/** The same for the same mail, so that a second copy is recognised by mail programs as the first. */
function messageIdOf(parts: readonly string[], publicUrl: string): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
  const { hostname } = new URL(publicUrl);
  const named = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return `<${hash}@${named ? hostname : 'samnav.example'}>`;
}
