import { Injectable, Logger } from '@nestjs/common';
import { lettersWait, readConfig } from '../database/config.ts';
import type { Config } from '../database/config.ts';
import { Database } from '../database/database.ts';
import type { Tx } from '../database/tx.ts';
import { Handles, NotYet } from '../jobs/job.ts';
import type { JobContext, JobHandler } from '../jobs/job.ts';
import { describe } from '../jobs/job-runner.ts';
import { letterNamed } from './letter.ts';
import type { WrittenMail } from './letter.ts';
import { NotAccepted, sendBySmtp } from './mailer.ts';
import { sendMail } from './queue-mail.ts';

interface Mail extends WrittenMail {
  letter: string;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  state: 'queued' | 'sending' | 'unknown';
  fence: number;
  attempts: number;
  unknowns: number;
}

const READ = `select id, letter, about, occurrence, to_address as "to", to_account_id as "toAccountId", to_person_id as "toPersonId", language, params, subject, text, html,
    message_id as "messageId", state, fence, attempts, unknowns
  from mail_message where id = $1 and state in ('queued', 'sending', 'unknown') for update`;
const BEGIN = `update mail_message set state = 'sending', sending_at = clock_timestamp(), fence = fence + 1, attempts = attempts + 1, unknowns = $2 where id = $1`;
/** Only the try that holds the fence may say how it ended. */
const END = `update mail_message set state = $3, smtp_response = $4, via = coalesce($5, via), accepted_at = case when $3 = 'sent' then samnav_now() end,
    unknowns = unknowns + (case when $3 = 'unknown' then 1 else 0 end),
    params = case when $6 then null else params end, text = case when $6 then null else text end, html = case when $6 then null else html end
  where id = $1 and fence = $2 and state = 'sending' returning id`;

/** Copies whose fate nobody knows before a person must look. */
const MAX_UNKNOWNS = 3;
/** About three days of trying, fifteen minutes apart. */
const MAX_ATTEMPTS = 300;

/** Sends one mail at most once, but for the moment between the server's yes and our commit: a crash there costs one more copy with the same Message-ID. */
@Handles(sendMail)
@Injectable()
export class SendMail implements JobHandler<{ mailId: string }> {
  private readonly log = new Logger('mail');

  constructor(private readonly database: Database) {}

  async handle({ mailId }: { mailId: string }, context: JobContext): Promise<void> {
    const config = readConfig();
    if (lettersWait(config)) {
      this.log.error(
        'SMTP_URL is not set, so mails wait in the database: set it, e.g. SMTP_URL=smtps://user:password@mail.example.org, and restart the worker.',
      );
      throw new NotYet('SMTP_URL is not set', 60_000);
    }
    const mail = await this.database.write(context.scope, (tx) => this.begin(tx, mailId));
    if (!mail) return;
    await this.deliver(mail, context, config);
  }

  /** Marks the mail as being sent; null when there is nothing (more) to send. */
  private async begin(tx: Tx, mailId: string): Promise<Mail | null> {
    const [mail] = await tx.sql<Mail>(READ, [mailId]);
    if (!mail) return null;
    // left behind by a worker that died while it sent: the server may have it or not
    const unknowns = mail.unknowns + (mail.state === 'sending' ? 1 : 0);
    if (unknowns) this.log.warn(`${mail.id}: an earlier try ended without an answer (${unknowns}); sent again with the same Message-ID`);
    if (unknowns > MAX_UNKNOWNS) {
      await tx.sql(`update mail_message set state = 'unknown', fence = fence + 1 where id = $1`, [mailId]);
      this.log.error(`${mail.id}: ${unknowns} tries ended without an answer, not sent again`);
      return null;
    }
    const wanted = letterNamed(mail.letter)?.wanted;
    if (wanted && !(await wanted(tx, mail))) {
      await tx.sql(`update mail_message set state = 'withdrawn', fence = fence + 1 where id = $1`, [mailId]);
      return null;
    }
    await tx.sql(BEGIN, [mailId, unknowns]);
    return { ...mail, fence: mail.fence + 1, attempts: mail.attempts + 1, unknowns };
  }

  private async deliver(mail: Mail, context: JobContext, { SMTP_URL, MAIL_FROM, PUBLIC_URL }: Config): Promise<void> {
    try {
      const response = SMTP_URL ? await sendBySmtp(SMTP_URL, { ...mail, from: MAIL_FROM }) : `kept, see ${PUBLIC_URL}/dev/mail`;
      const via = SMTP_URL ? 'smtp' : 'kept';
      await context.finish((tx) => this.accepted(tx, mail, via, response));
    } catch (error) {
      if (!(error instanceof NotAccepted)) throw error;
      await this.notAccepted(mail, context, error);
    }
  }

  private async accepted(tx: Tx, mail: Mail, via: 'smtp' | 'kept', response: string): Promise<void> {
    const letter = letterNamed(mail.letter);
    const forget = via === 'smtp' && (letter?.secret ?? false);
    const [ended] = await tx.sql(END, [mail.id, mail.fence, 'sent', response, via, forget]);
    if (ended) await letter?.sent?.(tx, { ...mail, response });
  }

  private async notAccepted(mail: Mail, context: JobContext, error: NotAccepted): Promise<void> {
    const reason = describe(error);
    if (error.outcome === 'refused' || mail.attempts >= MAX_ATTEMPTS) {
      this.log.error(`${mail.id}: not accepted, not tried again: ${reason}`);
      await context.finish((tx) => tx.sql(END, [mail.id, mail.fence, 'failed', reason, null, false]));
      return;
    }
    await this.database.write(context.scope, (tx) =>
      tx.sql(END, [mail.id, mail.fence, error.outcome === 'unknown' ? 'unknown' : 'queued', reason, null, false]),
    );
    const wait = Math.min(5000 * 2 ** Math.min(mail.attempts - 1, 10), 900_000);
    this.log.warn(`${mail.id}: not accepted (${error.outcome}), again in ${wait / 1000} s: ${reason}`);
    throw new NotYet(reason, wait);
  }
}
