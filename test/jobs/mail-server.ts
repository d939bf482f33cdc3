import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  /** The envelope's sender: where it is told of what cannot be delivered. */
  from: string;
  to: string[];
  messageId: string;
  raw: string;
  /** Breaks the connection without another word. */
  cut(): void;
}

export interface MailServer {
  url: string;
  /** Everything that the server has taken, oldest first. */
  received: Received[];
  /** Recipients that are refused with 550, as unknown. */
  unknown: Set<string>;
  /** How many connections there were so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A real SMTP server that takes every mail. `onMessage` runs after a message is whole and before the server says yes; its error is the answer. */
export async function mailServer(onMessage: (mail: Received) => Promise<void> | void = () => undefined): Promise<MailServer> {
  const received: Received[] = [];
  const unknown = new Set<string>();
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect(_session, welcome) {
      connections++;
      welcome();
    },
    onRcptTo({ address }, _session, answer) {
      answer(unknown.has(address) ? Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }) : undefined);
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const mail = {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map((to) => to.address),
          messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1] ?? '',
          raw,
          cut: () => cut(server, session),
        };
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
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    unknown,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The socket of a session: the server knows its connections, the session only its id. */
function cut(server: SMTPServer, { id }: { id: string }): void {
  const connections = (server as unknown as { connections: Set<{ id: string; _socket: { resetAndDestroy(): void } }> }).connections;
  for (const connection of connections) if (connection.id === id) connection._socket.resetAndDestroy();
}
