import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Database } from '../database/database.ts';
import { Handlers } from './handlers.ts';
import { describe, JobRunner } from './job-runner.ts';
import { Queues } from './queues.ts';
import { Relay } from './relay.ts';

const BEAT_MS = 5000;
const BEAT = `insert into worker_heartbeat (worker, host, pid, queue_backend) values ($1, $2, $3, $4)
  on conflict (worker) do update set seen_at = clock_timestamp()`;

/** The working part of a worker process: listens to the queues, relays the outbox, shows that it lives. */
@Injectable()
export class JobsWorker implements OnModuleDestroy {
  private readonly log = new Logger('worker');
  private readonly id = randomUUID();
  private heart: NodeJS.Timeout | undefined;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly relay: Relay,
    private readonly runner: JobRunner,
    private readonly handlers: Handlers,
  ) {}

  /** Throws, before any work is taken, unless every job has exactly one handler. */
  async start(): Promise<void> {
    const queues = new Set([...this.handlers.all().values()].map(({ job }) => job.queue));
    await this.queues.repair();
    await this.beat();
    for (const queue of queues) this.queues.listen(queue, (wake) => this.runner.run(wake));
    this.relay.start();
    this.heart = setInterval(() => void this.beat().catch((error: unknown) => this.log.warn(`no heartbeat: ${describe(error)}`)), BEAT_MS);
  }

  /** Takes no more work, lets what runs end, and takes its heartbeat away. */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private async end(): Promise<void> {
    clearInterval(this.heart);
    this.runner.stop();
    await this.relay.stop(); // first: what is given to a closing queue is never answered
    await this.queues.close();
    await this.database.pool.query('delete from worker_heartbeat where worker = $1', [this.id]).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    await this.database.pool.query(BEAT, [this.id, hostname(), process.pid, this.queues.backend]);
  }
}
