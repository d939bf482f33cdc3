import type pg from 'pg';
import type { PoolClient } from 'pg';

/** Sleeps until it is time, or until a transaction announces something on a channel of PostgreSQL's notifications. */
export class Alarm {
  private listener: PoolClient | undefined;
  private news = false;
  private stopped = false;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly channel: `samnav_${string}`,
  ) {}

  /** Listens, where it does not yet; what comes from now on cuts the next sleep short. */
  async set(): Promise<void> {
    this.news = false;
    if (this.listener) return;
    const client = await this.pool.connect();
    this.listener = client;
    client.on('error', () => this.forget(client));
    client.on('notification', () => {
      this.news = true;
      this.wakeUp();
    });
    await client.query(`listen ${this.channel}`).catch((error: unknown) => {
      this.forget(client);
      throw error;
    });
  }

  /** Sleeps for so many milliseconds; what is announced wakes it, but not before `least` of them. */
  async sleep(ms: number, least = 0): Promise<void> {
    if (least) await this.pause(least, () => this.stopped);
    if (ms > least) await this.pause(ms - least, () => this.stopped || this.news);
  }

  /** Wakes whoever sleeps, for good. */
  stop(): void {
    this.stopped = true;
    this.wakeUp();
  }

  close(): void {
    if (this.listener) this.forget(this.listener);
  }

  private pause(ms: number, enough: () => boolean): Promise<void> {
    if (enough()) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        if (!enough()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private forget(client: PoolClient): void {
    if (this.listener !== client) return;
    this.listener = undefined;
    client.release(true);
  }
}
