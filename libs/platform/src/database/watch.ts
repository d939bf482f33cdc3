import { performance } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const BEAT_MS = 300;
/** Milliseconds after which what has not been heard may have happened. */
export const FRESH_MS = 900;
const IDLE_MS = 10_000;
const RETRY_MS = 1_000;

/**
 * Listens on a channel of PostgreSQL's notifications. `fresh` promises that whatever was committed more than FRESH_MS ago has been
 * told: each beat is a notification of our own, and those come in the order of the commits, so that a line that is cut, stuck or
 * pooled away is noticed by its silence.
 */
export class Watch {
  private heard = -Infinity;
  private used = -Infinity;
  private client?: pg.Client;
  private timer?: NodeJS.Timeout;
  private sent?: { beat: string; at: number };
  private listening = false;
  private startedAt = -Infinity;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: `samnav_${string}`,
    /** Called for each change, and when changes may have been missed. */
    private readonly changed: () => void,
  ) {}

  /** Whether all that was committed before the last FRESH_MS has been told. While nobody asks, nothing is listened to. */
  get fresh(): boolean {
    this.used = performance.now();
    if (!this.timer && !this.closed && this.used - this.startedAt > RETRY_MS) this.start();
    return this.used - this.heard < FRESH_MS;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stop();
  }

  private start(): void {
    this.startedAt = performance.now();
    this.timer = setInterval(() => this.beat(), BEAT_MS);
    this.timer.unref();
    const client = (this.client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 }));
    client.on('error', () => this.stop());
    client.on('end', () => this.stop());
    client.on('notification', ({ payload = '' }) => this.told(payload));
    this.listen(client).catch(() => this.stop());
  }

  private async listen(client: pg.Client): Promise<void> {
    await client.connect();
    await client.query(`listen ${this.channel}`);
    this.changed(); // what came before we listened
    this.listening = true;
    this.beat();
  }

  private stop(): void {
    this.listening = false;
    this.heard = -Infinity;
    this.sent = undefined;
    clearInterval(this.timer);
    this.timer = undefined;
    const { client } = this;
    this.client = undefined;
    client?.removeAllListeners('end');
    client?.end().catch(() => undefined);
  }

  private beat(): void {
    const now = performance.now();
    const stuck = this.sent && now - this.sent.at > 10 * FRESH_MS;
    if (stuck || now - this.used > IDLE_MS) return this.stop();
    if (this.sent || !this.listening || !this.client) return;
    this.sent = { beat: randomUUID(), at: now };
    this.client.query('select pg_notify($1, $2)', [this.channel, this.sent.beat]).catch(() => this.stop());
  }

  private told(payload: string): void {
    if (payload === '') return this.changed();
    if (payload !== this.sent?.beat) return; // another process's
    this.heard = this.sent.at;
    this.sent = undefined;
  }
}
