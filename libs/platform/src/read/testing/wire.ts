import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What clients have sent to PostgreSQL: messages by their letter in the protocol (E = Execute, P = Parse, S = Sync, Q = simple query). */
export interface Wire {
  url: string;
  /** Counts since last asked. */
  sent(): Record<string, number>;
  /** From now on nothing passes, and nobody is told. */
  hold(): void;
  close(): void;
}

/** A door in front of the server that counts each message of the protocol on its way in. */
export async function wireTo(address: string): Promise<Wire> {
  const target = new URL(address);
  const port = Number(target.port || 5432);
  const sockets = new Set<Socket>();
  let counts: Record<string, number> = {};
  let held = false;
  const server = createServer((client) => {
    const database = connect(port, target.hostname);
    for (const socket of [client, database]) sockets.add(socket.on('error', () => undefined));
    const seen = reader((letter) => (counts[letter] = (counts[letter] ?? 0) + 1));
    client.on('data', seen);
    for (const [from, to] of [[client, database] as const, [database, client] as const])
      from.on('data', (bytes: Buffer) => held || to.write(bytes)).on('end', () => held || to.end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  target.port = String((server.address() as AddressInfo).port);
  const sent = (): Record<string, number> => [counts, (counts = {})][0]!;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: target.href, sent, hold: () => void (held = true), close };
}

/** Splits a client's bytes into messages; the first, the start-up message, has no letter. */
function reader(found: (letter: string) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4 || rest.length < head + rest.readUInt32BE(head)) return;
      if (started) found(String.fromCharCode(rest[0]!));
      rest = rest.subarray(head + rest.readUInt32BE(head));
      started = true;
    }
  };
}
