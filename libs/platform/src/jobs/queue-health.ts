import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Day, Instant } from '../read/index.ts';

const word = (description: string) => Field(() => String, { description });
const maybeWord = (description: string) => Field(() => String, { nullable: true, description });
const count = (description: string) => Field(() => Int, { description });
const instant = (description: string) => Field(() => Instant, { nullable: true, description });

/** A worker by its heartbeat. */
@ObjectType({
  description: 'A worker process, as its heartbeat shows it. It beats every five seconds; a process that ends in order takes its row away.',
})
export class WorkerHealth {
  @word('The machine it runs on.') host: string;
  @count('Its process id there.') pid: number;
  @word('What wakes it: redis or postgres.') queueBackend: string;
  @instant('When it started.') startedAt: string | null;
  @instant('When it was last seen.') seenAt: string | null;
  @Field(() => Boolean, { description: 'Whether it was seen within twenty seconds.' }) alive: boolean;
}

/** What waits in the outbox of one kind of job, all tenants together. */
@ObjectType({ description: 'What is not done of one kind of job, all tenants together.' })
export class JobHealth {
  @word('The job, e.g. send-mails.') job: string;
  @word('The queue that wakes workers for it.') queue: string;
  @count('Due and not done.') due: number;
  @count('To be done later.') later: number;
  @count('Of the due ones, those that a worker is doing or that wait for their next try.') held: number;
  @count('Those that have been tried more than once.') retried: number;
  @instant('When the oldest that is due was to be done.') oldestDueAt: string | null;
}

/** A job that was given up. */
@ObjectType({ description: 'A job that was tried as often as it may be and then set aside. It stays until somebody has looked at it.' })
export class DeadJob {
  @word('Its id, for retryDeadJob.') id: string;
  @word('The job, e.g. send-mails.') job: string;
  @word('The queue that wakes workers for it.') queue: string;
  @maybeWord('The name of its tenant; null for what belongs to none, e.g. a password reset.') tenant: string | null;
  @instant('When it was set aside.') failedAt: string | null;
  @count('How often it was tried.') attempts: number;
  @maybeWord('What the last try said, without addresses.') error: string | null;
}

/** A line of the schedule. */
@ObjectType({ description: 'Something that the workers do by the clock.' })
export class ScheduleHealth {
  @word('What it does.') name: string;
  @instant('When it last began.') startedAt: string | null;
  @instant('When it last ended; before startedAt while it runs.') finishedAt: string | null;
  @Field(() => Day, { nullable: true, description: 'The day it was last done for, of what is done once a day.' }) day: string | null;
  @maybeWord('What went wrong the last time; null when nothing did.') error: string | null;
}

/** What waits in one tenant: counts, nothing of what it says. */
@ObjectType({ description: 'How a tenant’s reminders and mails fare: counts, nothing of what they say or to whom.' })
export class TenantHealth {
  @maybeWord('Its name in addresses; null for what belongs to no tenant.') slug: string | null;
  @maybeWord('Its name; null for what belongs to no tenant.') name: string | null;
  @count('Reminders whose time has come and that have not gone out.') remindersDue: number;
  @count('Of them, those that are more than a minute late.') remindersLate: number;
  @instant('When the oldest of them was to go out.') oldestReminderAt: string | null;
  @count('Mails of the last 30 days that wait or are being sent.') mailsWaiting: number;
  @count('Mails of the last 30 days that may or may not have been accepted.') mailsUnknown: number;
  @count('Mails of the last 30 days that were refused.') mailsFailed: number;
}

/** The whole of the installation's work in the background. */
@ObjectType({ description: 'How the work in the background fares, for those who run the installation.' })
export class QueueHealth {
  @Field(() => [WorkerHealth], { description: 'The workers seen within the last hour, oldest first.' }) workers: WorkerHealth[];
  @Field(() => [JobHealth], { description: 'What is not done, by kind of job.' }) jobs: JobHealth[];
  @Field(() => [DeadJob], { description: 'The jobs that were set aside, newest first; at most a hundred.' }) dead: DeadJob[];
  @count('How many jobs were set aside.') deadCount: number;
  @Field(() => [ScheduleHealth], { description: 'What is done by the clock.' }) schedule: ScheduleHealth[];
  @Field(() => [TenantHealth], { description: 'Every tenant.' }) tenants: TenantHealth[];
}
