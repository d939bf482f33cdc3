import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import type { Random } from './random.ts';

/** How the mail server misbehaves for a while. */
export type SmtpMood = 'well' | 'stalls' | '421 at once' | '450 to recipients' | '451 to messages' | 'breaks off in DATA' | 'takes and resets';

/** A message that the server has taken: it answers for its delivery from here on. */
export interface Accepted {
  /** Milliseconds of the machine's clock, which is also the database's. */
  at: number;
  to: string;
  raw: Buffer;
  /** The server took it and broke the connection instead of saying so. */
  withoutAnswer: boolean;
}

const STALL_MS = 60_000;
type Answer = (error?: Error | null) => void;
const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** A mail server that writes down what it takes and obeys its mood. */
export class FaultySmtp {
  readonly accepted: Accepted[] = [];
  /** How often it misbehaved, by how. */
  readonly misdeeds = new Map<string, number>();
  /** Addresses that it refuses for good. */
  readonly refused = new Set<string>();
  private mood: SmtpMood = 'well';
  private better = new AbortController();
  /** Messages that may still be taken without an answer: each may cost one more copy. */
  private resetsLeft = 0;
  private readonly gone = new Set<string>();
  private readonly server: SMTPServer;

  constructor(private readonly random: Random) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      disableReverseLookup: true,
      onConnect: (_, answer) => void this.connected(answer),
      onRcptTo: ({ address }, session, answer) => void this.recipient(address, session, answer),
      onData: (stream, session, answer) => void this.message(stream, session, answer),
      onClose: ({ id }) => void this.gone.add(id),
    });
    this.server.on('error', () => undefined);
  }

  async listen(): Promise<number> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Whoever is kept waiting goes on when the mood changes. */
  become(mood: SmtpMood, resets = 0): void {
    this.mood = mood;
    this.resetsLeft = resets;
    this.better.abort();
    this.better = new AbortController();
  }

  close(): Promise<void> {
    this.become('well');
    for (const { _socket } of this.sockets()) _socket?.destroy();
    return new Promise((closed) => this.server.close(() => closed()));
  }

  private misdeed(what: string): void {
    this.misdeeds.set(what, (this.misdeeds.get(what) ?? 0) + 1);
  }

  private async stall(where: string, chance: number): Promise<void> {
    if (this.mood !== 'stalls' || this.random.next() > chance) return;
    this.misdeed(`stalled ${where}`);
    await sleep(STALL_MS, undefined, { signal: this.better.signal }).catch(() => undefined);
  }

  private async connected(answer: Answer): Promise<void> {
    await this.stall('before its greeting', 0.3);
    if (this.mood !== '421 at once') return answer();
    this.misdeed('421 at once');
    answer(refusal(421, 'Too busy, come back later'));
  }

  private async recipient(address: string, session: SMTPServerSession, answer: Answer): Promise<void> {
    if (this.refused.has(address)) {
      this.misdeed('551 to a recipient');
      return answer(refusal(551, 'User not local'));
    }
    await this.stall('at RCPT', 0.3);
    if (this.mood === '450 to recipients' && this.random.next() < 0.5) {
      this.misdeed('450 to a recipient');
      return answer(refusal(450, 'Greylisted, try again later'));
    }
    if (!this.gone.has(session.id)) answer();
  }

  private async message(stream: NodeJS.ReadableStream, session: SMTPServerSession, answer: Answer): Promise<void> {
    const resets = this.mood === 'takes and resets' && this.resetsLeft-- > 0;
    if (this.mood === 'breaks off in DATA' && this.random.next() < 0.5) {
      this.misdeed('broke off in DATA');
      return this.reset(session);
    }
    const pieces: Buffer[] = [];
    stream.on('error', () => undefined);
    try {
      for await (const piece of stream) pieces.push(piece as Buffer);
    } catch {
      return;
    }
    await this.stall('at the end of DATA', 0.5);
    if (this.gone.has(session.id)) return; // given up by whoever sent it, and so by us
    if (this.mood === '451 to messages' && this.random.next() < 0.5) {
      this.misdeed('451 to a message');
      return answer(refusal(451, 'Local error in processing'));
    }
    const raw = Buffer.concat(pieces);
    for (const { address } of session.envelope.rcptTo) this.accepted.push({ at: Date.now(), to: address, raw, withoutAnswer: resets });
    if (!resets) return answer();
    this.misdeed('took a message and reset');
    this.reset(session);
  }

  private reset({ id }: SMTPServerSession): void {
    this.sockets()
      .find((connection) => connection.id === id)
      ?._socket?.resetAndDestroy();
  }

  private sockets(): { id: string; _socket?: Socket }[] {
    return [...(this.server as unknown as { connections: Set<{ id: string; _socket?: Socket }> }).connections];
  }
}
