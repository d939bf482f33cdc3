import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { lettersWait, readConfig } from '../database/config.ts';
import { Database } from '../database/database.ts';
import { isOutage, mayPass } from '../database/outage.ts';
import { describe } from '../jobs/job-runner.ts';
import { Handles, NotYet } from '../jobs/job.ts';
import type { JobContext, JobHandler } from '../jobs/job.ts';
import { insertOutbox } from '../jobs/outbox.ts';
import { begin, countTry, end, openMails } from './mail-rows.ts';
import type { Outcome, Sending } from './mail-rows.ts';
import { sendMails } from './queue-mail.ts';
import { NotAccepted, SmtpSession } from './smtp-session.ts';

/** About three days of trying. */
const MAX_ATTEMPTS = 300;
/** While the server itself is at fault a mail is tried each minute, for two days: it goes soon after the server is well again. */
const SERVER = { wait: 60_000, attempts: 3000 };
/** A mail whose answer takes longer than this lets the others go over another connection. */
const PATIENCE_MS = 5000;
/** A job that takes longer than this goes to the end of the queue with what is left of it. */
const TURN_MS = 60_000;
/** How long a worker keeps trying to say how a mail ended, while the database is away. */
const SAY_MS = 600_000;

/** Soon again at first, every quarter of an hour later. */
const waitAfter = (attempts: number): number =>
  attempts <= 20 ? Math.min(attempts * 2000, 15_000) : Math.min(15_000 * 2 ** (attempts - 20), 900_000);

interface Turn {
  context: JobContext;
  session: SmtpSession | null;
  from: string;
  kept: string;
}

/** Sends each mail at most once, but for the moment between the server's yes and our commit: a crash there costs one more copy with the same Message-ID. */
@Handles(sendMails)
@Injectable()
export class SendMails implements JobHandler<{ mailIds: string[] }> {
  private readonly log = new Logger('mail');
  /** Times in a row that the server did not let us in. */
  private refusals = 0;

  constructor(private readonly database: Database) {}

  async handle({ mailIds }: { mailIds: string[] }, context: JobContext): Promise<void> {
    const config = readConfig();
    if (lettersWait(config)) {
      this.log.error(
        'SMTP_URL is not set, so mails wait in the database: set it, e.g. SMTP_URL=smtps://user:password@mail.example.org, and restart the worker.',
      );
      throw new NotYet('SMTP_URL is not set', 60_000);
    }
    const session = config.SMTP_URL ? new SmtpSession(config.SMTP_URL) : null;
    try {
      await this.sendAll(mailIds, { context, session, from: config.MAIL_FROM, kept: `kept, see ${config.PUBLIC_URL}/dev/mail` });
    } catch (error) {
      throw isOutage(error) ? new NotYet(describe(error), 1000) : error;
    } finally {
      session?.close();
    }
  }

  private async sendAll(mailIds: readonly string[], turn: Turn): Promise<void> {
    const ids = await this.database.write(turn.context.scope, (tx) => openMails(tx, mailIds));
    const started = performance.now();
    let wait = Infinity;
    for (const [at, id] of ids.entries()) {
      if (turn.context.signal.aborted) throw new NotYet('the worker stops', 500);
      if (performance.now() - started > TURN_MS) throw new NotYet('others come first', 500);
      const { retryIn, handedOn } = await this.sendOne(id, ids.slice(at + 1), turn);
      wait = Math.min(wait, retryIn);
      if (handedOn) break;
    }
    if (wait < Infinity) throw new NotYet('the server does not take some of the mails yet', wait);
  }

  /** Answers when this mail is to be tried again (Infinity = never), and whether the rest has become another job's. */
  private async sendOne(id: string, rest: readonly string[], turn: Turn): Promise<{ retryIn: number; handedOn: boolean }> {
    await this.letIn(turn);
    const sending = await this.begin(id, turn);
    if (typeof sending === 'number') return { retryIn: sending, handedOn: false };
    let handingOn: Promise<boolean> | undefined;
    const patience = setTimeout(() => (handingOn = this.handOn(id, rest, turn)), PATIENCE_MS);
    const result = await this.overTheWire(sending, turn).finally(() => clearTimeout(patience));
    const outcome = this.judged(sending, result);
    await this.say(sending, outcome, turn);
    const again = outcome.state === 'queued' || (outcome.state === 'unknown' && sending.resend);
    const handedOn = await handingOn;
    if (handedOn === false || (again && !handedOn && (result as NotAccepted).about === 'server'))
      throw new NotYet(outcome.reason, Math.min(waitAfter(sending.mail.attempts), SERVER.wait));
    return { retryIn: again ? waitAfter(sending.mail.attempts) : Infinity, handedOn: handedOn ?? false };
  }

  /** Before a mail is begun the server must be there: what it does not even greet counts as no try. */
  private async letIn({ session }: Turn): Promise<void> {
    try {
      await session?.open();
      this.refusals = 0;
    } catch (error) {
      const wait = Math.min(1000 * 2 ** this.refusals++, 10_000) * (0.75 + Math.random() / 2);
      this.log.warn(`the mail server cannot be reached, again in ${Math.round(wait / 1000)} s: ${describe(error)}`);
      throw new NotYet(describe(error), wait);
    }
  }

  /** A number where there is nothing to send now: the milliseconds after which it is to be tried again. */
  private async begin(id: string, { context }: Turn): Promise<Sending | number> {
    try {
      const begun = await this.database.write(context.scope, async (tx) => {
        await context.hold(tx);
        return begin(tx, id);
      });
      if (typeof begun === 'string') this.log.warn(`${id}: not sent, ${begun}`);
      else if (begun?.mail.unknowns) this.log.warn(`${id}: an earlier try ended without an answer; sent again with the same Message-ID`);
      return begun && typeof begun !== 'string' ? begun : Infinity;
    } catch (error) {
      if (error instanceof NotYet || isOutage(error) || context.signal.aborted) throw error;
      // a letter that cannot be written must not hold up those beside it
      await this.database.write(context.scope, async (tx) => {
        await context.hold(tx);
        await countTry(tx, id, MAX_ATTEMPTS, `it cannot be written: ${describe(error)}`);
      });
      this.log.error(`${id}: could not be written: ${describe(error)}`);
      return mayPass(error) ? 1000 : 60_000;
    }
  }

  private async overTheWire({ outgoing }: Sending, { session, from, kept }: Turn): Promise<string | NotAccepted> {
    try {
      return session ? await session.send({ ...outgoing, from }) : kept;
    } catch (error) {
      return error instanceof NotAccepted ? error : new NotAccepted(describe(error), 'unknown', 'server');
    }
  }

  private judged({ mail, resend }: Sending, result: string | NotAccepted): Outcome {
    if (typeof result === 'string') return { state: 'sent', via: result.startsWith('kept,') ? 'kept' : 'smtp', reason: result };
    const reason = describe(result);
    const failed = result.outcome === 'refused' || mail.attempts >= (result.about === 'server' ? SERVER.attempts : MAX_ATTEMPTS);
    const state = failed ? 'failed' : result.outcome === 'unknown' ? 'unknown' : 'queued';
    const then = failed || (state === 'unknown' && !resend) ? 'not tried again' : 'again later';
    this.log[failed ? 'error' : 'warn'](`${mail.id}: not accepted (${result.outcome}), ${then}: ${reason}`);
    return { state, reason };
  }

  /** The fence says whether it is still ours to say, so it is said however long the database was away. */
  private async say(sending: Sending, outcome: Outcome, { context }: Turn): Promise<void> {
    let tell = true;
    let complained = performance.now();
    for (const until = Date.now() + SAY_MS; ;) {
      try {
        await this.database.write(context.scope, (tx) => end(tx, sending, outcome, tell));
        return;
      } catch (error) {
        if (!isOutage(error) && !tell) throw error;
        if (isOutage(error) && Date.now() > until) throw error;
        if (!isOutage(error)) {
          tell = false; // what others make of it must not undo that it is sent
          this.log.error(`${sending.mail.id}: how it ended could not be passed on: ${describe(error)}`);
        } else {
          if (performance.now() > complained + 10_000) {
            complained = performance.now();
            this.log.warn(`${sending.mail.id}: how it ended cannot be written yet: ${describe(error)}`);
          }
          await sleep(200);
        }
      }
    }
  }

  /** Gives the mails behind a slow one to another job, which has a connection of its own. False: nobody knows, so this job must begin anew. */
  private async handOn(id: string, rest: readonly string[], { context }: Turn): Promise<boolean> {
    if (!rest.length) return true;
    try {
      await this.database.write(context.scope, async (tx) => {
        await context.hold(tx);
        await tx.sql(`update outbox set payload = jsonb_set(payload, '{mailIds}', jsonb_build_array($2::text)) where tenant_id = $3 and id = $1`, [
          context.id,
          id,
          context.scope.tenantId,
        ]);
        await insertOutbox(tx, sendMails, { mailIds: [...rest] });
      });
      return true;
    } catch (error) {
      this.log.warn(`${rest.length} mails wait for a slow one: ${describe(error)}`);
      return false;
    }
  }
}
