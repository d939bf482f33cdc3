import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { readConfig } from '../database/config.ts';
import { Clockwork } from './clockwork.ts';
import { Handlers } from './handlers.ts';
import { definedJobs } from './job.ts';
import { JobRunner } from './job-runner.ts';
import { JobsWorker } from './jobs-worker.ts';
import { OutboxRows } from './outbox-rows.ts';
import { configureQueues, Queues } from './queues.ts';
import { Relay } from './relay.ts';

/** What does jobs, for the worker only: the API just writes outbox rows. Needs a `Database` with the worker's address. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: Queues, useFactory: () => configureQueues(readConfig(), [...new Set(definedJobs().map((job) => job.queue))]) },
    Clockwork,
    Handlers,
    JobRunner,
    JobsWorker,
    OutboxRows,
    Relay,
  ],
  exports: [Clockwork, JobsWorker],
})
export class JobsModule {}
