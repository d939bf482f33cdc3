import { Module } from '@nestjs/common';
import { DeadlineResolver } from './deadlines/deadline.resolver.ts';
import { DeadlineService } from './deadlines/deadline.service.ts';
import './reminders/deadline.letter.ts';

export * from './deadlines/deadline.entity.ts';
export { defineDeadline, task } from './deadlines/deadline.kinds.ts';
export type { DeadlineKind } from './deadlines/deadline.kinds.ts';
export { DeadlineClosed, DeadlineOpen, DeadlineService, PersonNeeded } from './deadlines/deadline.service.ts';
export { DeadlineResolver } from './deadlines/deadline.resolver.ts';
export { Reminder, ReminderState } from './reminders/reminder.entity.ts';
export { sweepReminders } from './reminders/sweep-reminders.ts';

/** Services of the context, for workers; the API adds its resolvers. */
@Module({ providers: [DeadlineService], exports: [DeadlineService] })
export class RemindersModule {}

/** The mutations, which only the API needs. */
export const remindersResolvers = [DeadlineResolver];
