import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** `silent`: nothing passes and nobody is told; `slow`: every piece is late; `cut`: everything is reset, and whoever comes too. */
export type LinkState = 'open' | 'silent' | 'slow' | 'cut';

interface Pair {
  near: Socket;
  far: Socket | undefined;
  /** The far side is gone, the near side has not heard. */
  half: boolean;
}

/** A network of its own between one process and one server, which can be made bad. */
export class Link {
  private state: LinkState = 'open';
  private opened: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  private readonly pairs = new Set<Pair>();

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
  ) {
    server.on('connection', (near) => void this.carry(near));
  }

  /** Listens on a free port and carries to the other. */
  static async to(targetPort: number): Promise<Link> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Link(server, targetPort);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  become(state: LinkState): void {
    this.state = state;
    if (state === 'silent') this.opened = new Promise((open) => (this.open = open));
    else this.open();
    if (state === 'cut') for (const { near, far } of this.pairs) [near, far].forEach((socket) => socket?.resetAndDestroy());
  }

  /** All is well: what was forgotten is told so too. */
  heal(): void {
    this.become('open');
    for (const { near, half } of this.pairs) if (half) near.resetAndDestroy();
  }

  /** The far ends close; the near ends hear nothing of it until they say something, or until all is well. */
  forget(): void {
    for (const pair of this.pairs) {
      pair.half = true;
      pair.far?.destroy();
    }
  }

  async close(): Promise<void> {
    this.become('cut');
    for (const { near } of this.pairs) near.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private async carry(near: Socket): Promise<void> {
    near.on('error', () => undefined);
    if (this.state === 'cut') return void near.resetAndDestroy();
    const pair: Pair = { near, far: undefined, half: false };
    this.pairs.add(pair);
    near.once('close', () => {
      pair.far?.destroy();
      this.pairs.delete(pair);
    });
    await this.opened; // who connects into silence waits
    if (near.destroyed) return;
    const far = connect({ port: this.targetPort, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    pair.far = far;
    far.on('error', () => undefined);
    far.once('close', () => void this.opened.then(() => pair.half || near.destroy()));
    void this.pump(near, far, pair);
    void this.pump(far, near, pair);
  }

  private async pump(from: Socket, to: Socket, pair: Pair): Promise<void> {
    try {
      for await (const piece of from) {
        await this.opened;
        if (this.state === 'slow') await sleep(80);
        if (pair.half && from === pair.near) return void from.resetAndDestroy();
        if (!to.write(piece as Buffer)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
      }
      await this.opened;
      if (!pair.half) to.end();
    } catch {
      // the other direction, or the socket's own end, tells both sides
    }
  }
}
