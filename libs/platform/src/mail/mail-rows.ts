import { readConfig } from '../database/config.ts';
import type { Tx } from '../database/tx.ts';
import { NotYet } from '../jobs/job.ts';
import { letterNamed, tellOfMail } from './letter.ts';
import type { Language, Letter, MailOutcome, WrittenMail } from './letter.ts';
import { threadId } from './queue-mail.ts';
import { renderLetter } from './render.ts';
import { returnPathOf } from './return-path.ts';
import type { Outgoing } from './smtp-session.ts';

interface MailRow extends WrittenMail {
  letter: string;
  to: string;
  language: Language;
  messageId: string;
  state: 'queued' | 'sending' | 'unknown';
  fence: number;
  attempts: number;
  unknowns: number;
  /** The server was started a moment ago: whoever sent this mail before may be about to say how it ended. */
  restarted: boolean;
}

/** A mail that this worker is sending. */
export interface Sending {
  mail: MailRow;
  letter: Letter;
  /** Whether it is sent once more where nobody knows what became of it. */
  resend: boolean;
  outgoing: Omit<Outgoing, 'from'>;
}

/** Copies whose fate nobody knows before a person must look. */
const MAX_UNKNOWNS = 3;
const OPEN = `(state in ('queued', 'sending') or state = 'unknown' and unknowns <= ${MAX_UNKNOWNS})`;
const READ = `select id, letter, about, occurrence, to_address as "to", to_account_id as "toAccountId", to_person_id as "toPersonId", language, params,
    message_id as "messageId", state, fence, attempts, unknowns, pg_postmaster_start_time() > clock_timestamp() - interval '5 seconds' as restarted
  from mail_message where tenant_id = current_tenant() and id = $1 and ${OPEN} for update`;
const BEGIN = `update mail_message set state = 'sending', sending_at = clock_timestamp(), fence = fence + 1, attempts = attempts + 1, unknowns = $2, subject = $3, to_address = $4
  where tenant_id = current_tenant() and id = $1`;
const STOP = `update mail_message set state = $2, fence = fence + 1, unknowns = ${MAX_UNKNOWNS} + 1, smtp_response = $3 where tenant_id = current_tenant() and id = $1`;
/** Only the try that holds the fence may say how it ended. */
const END = `update mail_message set state = $3, smtp_response = $4, via = coalesce($5, via), accepted_at = case when $3 = 'sent' then samnav_now() end,
    unknowns = unknowns + (case when $3 = 'unknown' then 1 else 0 end), params = case when $6 then null else params end
  where tenant_id = current_tenant() and id = $1 and fence = $2 and state = 'sending' returning id`;

/** Those of the mails that are still to be sent; what gave trouble comes last. */
export async function openMails(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select id from mail_message where tenant_id = current_tenant() and id = any($1::uuid[]) and ${OPEN} order by attempts, array_position($1::uuid[], id)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Marks the mail as being sent and writes it out; null when there is nothing (more) to send, or a sentence that says why it is not sent. */
export async function begin(tx: Tx, id: string): Promise<Sending | string | null> {
  const [mail] = await tx.sql<MailRow>(READ, [id]);
  if (!mail) return null;
  const letter = letterNamed(mail.letter);
  if (!letter) throw new Error(`this worker does not know the letter "${mail.letter}"`);
  if (mail.state === 'sending' && mail.restarted) throw new NotYet('the database was away; whoever sent a mail meanwhile speaks first', 2500);
  // left behind by a worker that died while it sent: the server may have it or not
  const unknowns = mail.unknowns + (mail.state === 'sending' ? 1 : 0);
  const resend = typeof letter.resendOnUnknown === 'function' ? letter.resendOnUnknown(mail.params) : letter.resendOnUnknown;
  if (unknowns > (resend ? MAX_UNKNOWNS : 0)) return stop(tx, mail, letter, 'unknown', `${unknowns} tries ended without an answer`);
  const wanted = (await letter.wanted?.(tx, mail)) ?? true;
  if (wanted !== true) return stop(tx, mail, letter, 'withdrawn', wanted || 'no longer wanted');
  const params = { ...(letter.params.parse(mail.params) as object), ...(await letter.fresh?.(tx, mail)) };
  const { PUBLIC_URL, SMTP_URL } = readConfig();
  // without a mail server the demo's mailbox is where the letter is read, and it must be the letter that was sent
  if (letter.fresh && !SMTP_URL) await tx.sql('update mail_message set params = $2 where tenant_id = current_tenant() and id = $1', [id, params]);
  const rendered = renderLetter(letter, params, mail.language, PUBLIC_URL);
  const to = (await letter.address?.(tx, mail)) ?? mail.to;
  await tx.sql(BEGIN, [id, unknowns, rendered.subject, to]);
  const thread = letter.thread && threadId(`${tx.scope.tenantId} ${letter.thread(params)}`);
  const headers = { ...(thread && { 'In-Reply-To': thread, References: thread }), ...letter.headers?.(params, PUBLIC_URL) };
  const { messageId, language } = mail;
  const attachments = letter.attachments?.(params, PUBLIC_URL, language);
  return {
    mail: { ...mail, to, fence: mail.fence + 1, attempts: mail.attempts + 1, unknowns },
    letter,
    resend,
    outgoing: { ...rendered, to, messageId, language, headers, attachments, returnPath: returnPathOf(id) },
  };
}

async function stop(tx: Tx, mail: MailRow, letter: Letter, state: 'unknown' | 'withdrawn', reason: string): Promise<string> {
  await tx.sql(STOP, [mail.id, state, reason]);
  await letter.ended?.(tx, mail, { state, reason, messageId: mail.messageId });
  return `${state}: ${reason}`;
}

export type Outcome = { state: 'sent'; via: 'smtp' | 'kept'; reason: string } | { state: 'unknown' | 'failed' | 'queued'; reason: string };

/** Says how the try ended; answers whether it was still this one's to say. */
export async function end(tx: Tx, { mail, letter }: Sending, outcome: Outcome, tell: boolean): Promise<boolean> {
  const via = outcome.state === 'sent' ? outcome.via : null;
  const [ended] = await tx.sql(END, [mail.id, mail.fence, outcome.state, outcome.reason, via, letter.secret && via === 'smtp']);
  if (ended && tell && outcome.state !== 'queued') {
    const told: MailOutcome = { state: outcome.state, reason: outcome.reason, messageId: mail.messageId };
    await letter.ended?.(tx, mail, told);
    await tellOfMail(tx, mail, told);
  }
  return ended !== undefined;
}

const COUNT = `update mail_message set attempts = attempts + 1,
    state = case when attempts + 1 >= $2 then 'failed' else state end, smtp_response = case when attempts + 1 >= $2 then $3 else smtp_response end
  where tenant_id = current_tenant() and id = $1 and state in ('queued', 'sending', 'unknown')
  returning id, letter, about, occurrence, to_account_id as "toAccountId", to_person_id as "toPersonId", params, message_id as "messageId", state`;

/** Counts a try that could not even begin; the last one says that the mail has failed. */
export async function countTry(tx: Tx, id: string, most: number, reason: string): Promise<void> {
  const [mail] = await tx.sql<WrittenMail & { letter: string; messageId: string; state: string }>(COUNT, [id, most, reason]);
  if (mail?.state === 'failed') await letterNamed(mail.letter)?.ended?.(tx, mail, { state: 'failed', reason, messageId: mail.messageId });
}
