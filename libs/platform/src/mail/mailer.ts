import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Readable } from 'node:stream';

/** What goes over the wire. */
export interface Outgoing {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  language: string;
}

/** A mail that the server did not confirm. */
export class NotAccepted extends Error {
  constructor(
    message: string,
    /** `refused`: never again; `later`: surely not taken, try again; `unknown`: the message was handed over and no answer came. */
    readonly outcome: 'refused' | 'later' | 'unknown',
  ) {
    super(message);
  }
}

interface SmtpError extends Error {
  responseCode?: number;
  command?: string;
}
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/**
 * Sends over one connection of its own and answers the server's words. nodemailer's pool is not used: it sends again by itself when a
 * connection breaks, also after the server took the message.
 */
export async function sendBySmtp(url: string, mail: Outgoing): Promise<string> {
  const { message, envelope } = await compose(mail);
  const { auth, ...server } = parseConnectionUrl(url) as ConstructorParameters<typeof SMTPConnection>[0] & { auth?: { user: string; pass: string } };
  const smtp = new SMTPConnection({ ...server, ...TIMEOUTS });
  let handedOver = false;
  const body = Readable.from(
    (function* () {
      handedOver = true; // read only after the server has agreed to take it
      yield message;
    })(),
  );
  try {
    return await new Promise<string>((resolve, reject) => {
      smtp.once('error', reject);
      const send = (): void => smtp.send(envelope, body, (error, info) => (error ? reject(error) : resolve(String(info!.response))));
      smtp.connect((error) => {
        if (error) return reject(error);
        if (auth && smtp.allowsAuth) smtp.login(auth as never, (refused) => (refused ? reject(refused) : send()));
        else send();
      });
    });
  } catch (error) {
    throw notAccepted(error as SmtpError, handedOver);
  } finally {
    smtp.on('error', () => undefined);
    smtp.close();
  }
}

function notAccepted(error: SmtpError, handedOver: boolean): NotAccepted {
  const { responseCode = 0, command = '', message } = error;
  if (!responseCode) return new NotAccepted(message, handedOver ? 'unknown' : 'later');
  // a wrong password or a busy server is ours to mend; a 5xx to sender, recipient or content is about this mail
  const aboutThisMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command);
  return new NotAccepted(message, responseCode >= 500 && aboutThisMail ? 'refused' : 'later');
}

async function compose({
  from,
  to,
  subject,
  text,
  html,
  messageId,
  language,
}: Outgoing): Promise<{ message: Buffer; envelope: { from: string; to: string[] } }> {
  const headers = { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' };
  const node = new MailComposer({ from, to, subject, text, html, messageId, headers, disableFileAccess: true, disableUrlAccess: true }).compile();
  const envelope = node.getEnvelope();
  return { message: await node.build(), envelope: { from: String(envelope.from), to: [...envelope.to] } };
}
