import { Global, Inject, Module } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clockwork, Database, FileStoreModule, JobsModule, JobsWorker, MailModule, readConfig, SealLogModule } from '@samnav/platform';
import { FundingModule } from '@samnav/funding';
import { GoalsModule } from '@samnav/goals';
import { MeetingsModule } from '@samnav/meetings';
import { ChannelJobsModule, ReminderSweeper, RemindersModule } from '@samnav/reminders';
import { schedule } from './schedule.ts';

/** A line that has died is given up after this time; no statement of a worker is silent for as long. */
const PATIENCE_MS = 45_000;
const connect = (): Promise<Database> =>
  Database.connect({ url: readConfig().WORKER_DATABASE_URL, wait: 15_000, patience: PATIENCE_MS, plannedOnce: true });

@Global()
@Module({ providers: [{ provide: Database, useFactory: connect }], exports: [Database] })
class WorkerDatabaseModule {}

/** What a worker consists of: the jobs' machinery, and every lib's module for its handlers. */
@Module({
  imports: [
    WorkerDatabaseModule,
    JobsModule,
    MailModule,
    SealLogModule,
    FileStoreModule,
    RemindersModule,
    ChannelJobsModule,
    MeetingsModule,
    GoalsModule,
    FundingModule,
  ],
})
export class WorkerModule implements OnModuleDestroy {
  constructor(
    @Inject(JobsWorker) private readonly jobs: JobsWorker,
    @Inject(Clockwork) private readonly clockwork: Clockwork,
    @Inject(ModuleRef) private readonly providers: ModuleRef,
  ) {}

  /** Throws, before any work is taken, unless every job has exactly one handler. */
  async start(): Promise<void> {
    await this.jobs.start();
    this.providers.get(ReminderSweeper, { strict: false }).start();
    this.clockwork.start(schedule, (type) => this.providers.get(type as never, { strict: false }));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.clockwork.stop(), this.jobs.stop()]);
  }
}
