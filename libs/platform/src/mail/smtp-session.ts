import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Readable } from 'node:stream';
import type { Attachment } from './letter.ts';

/** What goes over the wire. */
export interface Outgoing {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  language: string;
  headers?: Readonly<Record<string, string>>;
  attachments?: readonly Attachment[];
  /** Whom the server tells when it cannot deliver after all; the sender where none is given. */
  returnPath?: string;
}

/** `refused`: never again; `later`: surely not taken, try again; `unknown`: the message was handed over and no answer came. */
type Refusal = 'refused' | 'later' | 'unknown';

/** A mail that the server did not confirm; `about` says whether it is this mail alone, or the server, which then takes no other mail either. */
export class NotAccepted extends Error {
  constructor(
    message: string,
    readonly outcome: Refusal,
    readonly about: 'mail' | 'server',
  ) {
    super(message);
  }
}

interface SmtpError extends Error {
  responseCode?: number;
  command?: string;
}

/** Milliseconds for connecting, greeting and login together, and for each message until it is handed over. */
const STEP_MS = 20_000;
/** Milliseconds for the server's word on a whole message: giving up early is what makes copies. */
const WORD_MS = 65_000;
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: WORD_MS + 5000, dnsTimeout: 10_000 };

/**
 * One connection to the mail server, one message after the other; a broken one is made anew for the next message. nodemailer's pool is not
 * used: it sends again by itself when a connection breaks, also after the server took the message.
 */
export class SmtpSession {
  private smtp: SMTPConnection | undefined;

  constructor(private readonly url: string) {}

  /** Connects where there is no connection; what fails here is about the server. */
  async open(): Promise<void> {
    if (this.smtp) return;
    const { auth, ...server } = parseConnectionUrl(this.url) as ConstructorParameters<typeof SMTPConnection>[0] & {
      auth?: { user: string; pass: string };
    };
    const smtp = new SMTPConnection({ ...server, ...TIMEOUTS });
    smtp.on('error', () => undefined); // whoever waits for an answer hears of it
    try {
      await answered(smtp, STEP_MS, (done) =>
        smtp.connect((error) => {
          if (error || !auth || !smtp.allowsAuth) return done(error);
          smtp.login(auth as never, done);
        }),
      );
    } catch (error) {
      smtp.close();
      throw new NotAccepted((error as Error).message, 'later', 'server');
    }
    smtp.once('end', () => this.forget(smtp));
    this.smtp = smtp;
  }

  /** Sends one message and answers the server's words. */
  async send(mail: Outgoing): Promise<string> {
    const { message, envelope } = await compose(mail);
    await this.open();
    const smtp = this.smtp!;
    let handedOver = false;
    try {
      return await answered<string>(smtp, STEP_MS, (done, within) => {
        const body = Readable.from(
          (function* () {
            handedOver = true; // read only after the server has agreed to take it
            within(WORD_MS);
            yield message;
          })(),
        );
        smtp.send(envelope, body, (error, info) => done(error, error ? undefined : String(info.response)));
      });
    } catch (error) {
      const fault = notAccepted(error as SmtpError, handedOver);
      if (fault.about === 'server' || !(await this.reset(smtp))) this.close();
      throw fault;
    }
  }

  close(): void {
    this.smtp?.close();
    this.smtp = undefined;
  }

  /** After a refusal the server still holds the envelope. */
  private reset(smtp: SMTPConnection): Promise<boolean> {
    return answered(smtp, STEP_MS, (done) => smtp.reset(done)).then(
      () => true,
      () => false,
    );
  }

  private forget(smtp: SMTPConnection): void {
    if (this.smtp === smtp) this.smtp = undefined;
  }
}

type Done<T> = (error?: Error | null, value?: T) => void;

/** What `ask` is answered, unless the connection breaks first or says nothing for so long. */
async function answered<T>(smtp: SMTPConnection, ms: number, ask: (done: Done<T>, within: (ms: number) => void) => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let broken: ((error: Error) => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const within = (limit: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error(`no answer within ${limit / 1000} s`)), limit);
      };
      smtp.on('error', (broken = reject));
      within(ms);
      ask((error, value) => (error ? reject(error) : resolve(value as T)), within);
    });
  } finally {
    clearTimeout(timer);
    smtp.off('error', broken!);
  }
}

function notAccepted({ responseCode = 0, command = '', message }: SmtpError, handedOver: boolean): NotAccepted {
  if (!responseCode) return new NotAccepted(message, handedOver ? 'unknown' : 'later', 'server');
  // a busy server is not this mail's fault; a 4xx or 5xx to sender, recipient or content is about this mail
  const aboutThisMail = responseCode !== 421 && ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command);
  return new NotAccepted(message, responseCode >= 500 && aboutThisMail ? 'refused' : 'later', aboutThisMail ? 'mail' : 'server');
}

async function compose(mail: Outgoing): Promise<{ message: Buffer; envelope: { from: string; to: string[] } }> {
  const { language, headers: given, returnPath, attachments = [], ...parts } = mail;
  const headers = { 'Content-Language': language, 'Auto-Submitted': 'auto-generated', ...given };
  try {
    const node = new MailComposer({ ...parts, attachments: [...attachments], headers, disableFileAccess: true, disableUrlAccess: true }).compile();
    const envelope = node.getEnvelope();
    return { message: await node.build(), envelope: { from: returnPath ?? String(envelope.from), to: [...envelope.to] } };
  } catch (error) {
    throw new NotAccepted(`it cannot be written: ${(error as Error).message}`, 'refused', 'mail');
  }
}
