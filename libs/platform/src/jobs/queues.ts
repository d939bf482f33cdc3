import { Logger } from '@nestjs/common';
import { createPostgresBackend, createRedisBackend, Queue, runMigrations, Worker } from 'bullmq';
import type { BackendFactory, IQueueBackend, Job as QueuedJob } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { outlive } from '../database/outlive.ts';

const SCHEMA = 'bullmq';
/** What the queue carries: where the outbox row is. The row itself holds everything, so an emptied queue loses nothing. */
export interface Wake {
  tenantId: string;
  id: string;
}
export interface WakeCall extends Wake {
  job: string;
  queue: string;
  /** Tries so far: a second add for the same try is collapsed by the queue. */
  attempts: number;
}
export interface QueueSettings {
  REDIS_URL?: string | undefined;
  QUEUE_DATABASE_URL?: string | undefined;
}

interface Connection {
  backend: 'postgres' | 'redis';
  factory: BackendFactory<any, any>;
  /** For adding: fails soon while the store is away, since the relay tries again. */
  producer: unknown;
  /** For waiting: waits as long as it takes. */
  consumer: unknown;
  close(): Promise<void>;
}

/** BullMQ on Redis when REDIS_URL is set, else on PostgreSQL, from the same code. `concurrency` is per queue and process. */
export function configureQueues(settings: QueueSettings, names: readonly string[], concurrency = 4): Queues {
  if (!settings.REDIS_URL && !settings.QUEUE_DATABASE_URL) throw new Error('Queues need REDIS_URL or QUEUE_DATABASE_URL.');
  return new Queues(settings.REDIS_URL ? onRedis(settings.REDIS_URL) : onPostgres(settings.QUEUE_DATABASE_URL!, names.length), settings, concurrency);
}

function onRedis(url: string): Connection {
  const producer = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 5000 });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  // a lost connection is made anew by ioredis; BullMQ reports what failed meanwhile
  for (const redis of [producer, consumer]) redis.on('error', () => undefined);
  return {
    backend: 'redis',
    factory: createRedisBackend,
    producer,
    consumer,
    close: async () => [producer, consumer].forEach((redis) => redis.disconnect()),
  };
}

/** One pool for all: each waiting worker listens on one connection of it for good, two more do the work. */
function onPostgres(url: string, queues: number): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: queues + 2,
    keepAlive: true,
    options: `-c search_path=${SCHEMA}`,
    application_name: 'samnav queue',
  });
  outlive(pool);
  return { backend: 'postgres', factory: createPostgresBackend, producer: pool, consumer: pool, close: () => pool.end() };
}

/** This process's queues: wakes workers, and is woken. Holds nothing that is not also in the outbox. */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];
  private readonly log = new Logger('queues');
  private readonly complain = quietly((line) => this.log.warn(line));
  private readonly backends = new Set<IQueueBackend>();
  private readonly closing = new AbortController();
  private repairing: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly settings: QueueSettings,
    private readonly concurrency: number,
  ) {}

  get backend(): 'postgres' | 'redis' {
    return this.connection.backend;
  }

  /** Wakes a worker for each; throws when the store does not take them. */
  async wake(calls: readonly WakeCall[]): Promise<void> {
    for (const name of new Set(calls.map((call) => call.queue))) {
      const own = calls.filter((call) => call.queue === name);
      await this.queue(name).addBulk(
        own.map(({ tenantId, id, job, attempts }) => ({
          name: job,
          data: { tenantId, id },
          opts: { jobId: `${id}-${attempts}`, removeOnComplete: true, removeOnFail: true },
        })),
      );
    }
  }

  /** Starts to be woken for one queue. */
  listen(name: string, work: (wake: Wake) => Promise<void>): void {
    const options = {
      connection: this.connection.consumer,
      concurrency: this.concurrency,
      prefix: 'samnav',
      lockDuration: 30_000,
      stalledInterval: 15_000,
      drainDelay: 10,
      runRetryDelay: 1000,
    };
    const worker = new Worker(name, (job: QueuedJob<Wake>) => work(job.data), options as never, this.factory);
    worker.on('error', (error) => this.complain(`queue ${name}: ${error.message}`));
    this.workers.push(worker);
  }

  /** Makes the queue's schema where it is not there, also after somebody dropped it. */
  repair(): Promise<void> {
    return (this.repairing ??= this.mend().finally(() => (this.repairing = undefined)));
  }

  private async mend(): Promise<void> {
    if (this.backend !== 'postgres') return;
    await migrateQueues(this.settings.QUEUE_DATABASE_URL!);
    this.backends.forEach(lookAgain);
  }

  /**
   * BullMQ's backend, made to survive the loss of its store: when looking for work fails, BullMQ's worker looks again at once and for ever,
   * which can starve this process; here it breathes first, and finds its schema made anew.
   */
  private readonly factory: BackendFactory<any, any> = (...given) => {
    const backend = this.connection.factory(...given) as IQueueBackend;
    this.backends.add(backend);
    for (const step of ['moveToActive', 'waitForJob', 'moveStalledJobsToWait'] as const) {
      const look = backend[step].bind(backend) as (...args: unknown[]) => Promise<unknown>;
      (backend as unknown as Record<string, unknown>)[step] = async (...args: unknown[]): Promise<unknown> => {
        try {
          return await look(...args);
        } catch (error) {
          await sleep(1000, undefined, { signal: this.closing.signal })
            .then(() => this.repair())
            .catch(() => undefined);
          throw error;
        }
      };
    }
    return backend;
  };

  /** Takes no more work and waits for what is being done, at most so long. */
  async close(graceMs = 6000): Promise<void> {
    this.closing.abort();
    const finished = Promise.all(this.workers.map((worker) => worker.close()));
    const inTime = await Promise.race([finished.then(() => true), new Promise<false>((late) => setTimeout(() => late(false), graceMs).unref())]);
    if (!inTime) this.workers.forEach((worker) => void worker.close(true).catch(() => undefined));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    if (inTime) await this.connection.close();
    else void this.connection.close().catch(() => undefined);
  }

  /** A queue as BullMQ has it, for adding and for looking. */
  queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = new Queue(name, { connection: this.connection.producer, prefix: 'samnav' } as never, this.factory) as Queue;
    queue.on('error', (error) => this.complain(`queue ${name}: ${error.message}`));
    this.queues.set(name, queue);
    return queue;
  }
}

/** Readiness is remembered by BullMQ for good, a failure too; it has to be asked again. */
function lookAgain(backend: IQueueBackend): void {
  const memo = backend as unknown as { readyPromise?: unknown; connection?: { readyPromise?: unknown } };
  memo.readyPromise = undefined;
  if (memo.connection) memo.connection.readyPromise = undefined;
}

/** Says the same line at most once in ten seconds: a lost store would otherwise fill the log. */
function quietly(say: (line: string) => void): (line: string) => void {
  const said = new Map<string, number>();
  return (line) => {
    if (Date.now() - (said.get(line) ?? 0) < 10_000) return;
    if (said.size > 100) said.clear();
    said.set(line, Date.now());
    say(line);
  };
}

/** Makes or updates BullMQ's schema. The role of this address must own it: each queue's first job makes a sequence there. */
export async function migrateQueues(queueUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: queueUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}
