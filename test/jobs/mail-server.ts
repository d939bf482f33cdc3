import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  messageId: string;
  raw: string;
}

export interface MailServer {
  url: string;
  /** Everything that the server has taken, oldest first. */
  received: Received[];
  close(): Promise<void>;
}

/** A real SMTP server that takes every mail. `onMessage` runs after a message is whole and before the server says yes; its error is the answer. */
export async function mailServer(onMessage: (mail: Received) => Promise<void> | void = () => undefined): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const mail = { to: session.envelope.rcptTo.map((to) => to.address), messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1] ?? '', raw };
        received.push(mail);
        void (async () => onMessage(mail))().then(
          () => answer(),
          (error: Error) => answer(error),
        );
      });
    },
  });
  server.on('error', () => undefined); // a killed client resets its connection, which would end the process
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
