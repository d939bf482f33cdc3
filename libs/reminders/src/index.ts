import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { IdentityModule } from '@samnav/platform';
import { AnswerController } from './answers/answer.controller.ts';
import { AnswerLinkService } from './answers/answer-link.service.ts';
import { AnswerResolver } from './answers/answer.resolver.ts';
import { AnswerService } from './answers/answer.service.ts';
import { HandOverService } from './owners/hand-over.service.ts';
import { SubstituteResolver } from './owners/substitute.resolver.ts';
import { SubstituteService } from './owners/substitute.service.ts';
import { CalendarDayResolver } from './calendar/calendar-day.resolver.ts';
import { CalendarDayService } from './calendar/calendar-day.service.ts';
import { BodyDateService } from './series/body-date.service.ts';
import { DeadlineSeriesResolver } from './series/series.resolver.ts';
import { DeadlineSeriesService } from './series/series.service.ts';
import { DueDateResolver } from './calendar/due-date.resolver.ts';
import { channelResolvers, ChannelsModule } from './channels/channels.module.ts';
import { DeadlineResolver } from './deadlines/deadline.resolver.ts';
import { DeadlineService } from './deadlines/deadline.service.ts';
import { InboxResolver } from './inbox/inbox.resolver.ts';
import { LadderResolver } from './ladders/ladder.resolver.ts';
import { LadderService } from './ladders/ladder.service.ts';
import './reminders/deadline.letter.ts';
import { PreviewResolver } from './reminders/preview.resolver.ts';
import { ReplanReminders } from './reminders/replan-reminders.ts';
import { DeliverReminders } from './sweep/deliver-reminders.job.ts';
import { ReminderSweeper } from './sweep/reminder-sweeper.ts';

export * from './deadlines/deadline.entity.ts';
export { AnswerKind, AnswerVia, DeadlineAnswer } from './answers/deadline-answer.entity.ts';
export { answerUrl } from './answers/answer-link.ts';
export { AnswerService } from './answers/answer.service.ts';
export { HandOver, HandOverReason, HandOverState } from './owners/hand-over.entity.ts';
export { HandOverService } from './owners/hand-over.service.ts';
export { keepOwners } from './owners/keep-owners.ts';
export { OwnerLoad } from './owners/owner-load.entity.ts';
export { Substitute } from './owners/substitute.entity.ts';
export { SubstituteService } from './owners/substitute.service.ts';
export { approval, defineObligation, inDays, returned, task } from './deadlines/obligations.ts';
export { obligations } from './deadlines/open-obligations.ts';
export type { Promised } from './deadlines/open-obligations.ts';
export type { Obligation } from './deadlines/obligations.ts';
export { Channel, RecipientRole, Reminder, ReminderState } from './reminders/reminder.entity.ts';
export { Ladder, LadderStep, QuietDays, StepUnit } from './ladders/ladder.entity.ts';
export { DeadlineClosed, PersonNeeded } from './deadlines/deadline-place.ts';
export { DeadlineOpen, DeadlineService, EvidenceMissing } from './deadlines/deadline.service.ts';
export { CalendarDay, CalendarDayKind } from './calendar/calendar-day.entity.ts';
export { CalendarDayService, CalendarDayTaken } from './calendar/calendar-day.service.ts';
export { DueDate, DueDateResolver, PublicHoliday } from './calendar/due-date.resolver.ts';
export { DeadlineResolver } from './deadlines/deadline.resolver.ts';
export { ChannelJobsModule, ChannelRoutesModule } from './channels/channels.module.ts';
export { ChannelFault } from './channels/bounces/channel-fault.entity.ts';
export { Delivery, DeliveryChannel, DeliveryState } from './channels/deliveries/delivery.entity.ts';
export { DeliveryService } from './channels/deliveries/delivery.service.ts';
export { NotificationSetting } from './channels/digests/notification-setting.entity.ts';
export { writeDigests } from './channels/digests/write-digests.ts';
export { alsoInFeeds } from './channels/feeds/feed-source.ts';
export type { FeedEntry, FeedOf } from './channels/feeds/feed-source.ts';
export { vtimezone } from './channels/feeds/feed-zone.ts';
export { CalendarFeedService } from './channels/feeds/calendar-feed.service.ts';
export { CalendarFeed } from './channels/feeds/calendar-feed.entity.ts';
export { InboxItem } from './channels/inbox/inbox-item.entity.ts';
export { tellOfTime } from './channels/webhooks/tell-of-time.ts';
export { WebhookService } from './channels/webhooks/webhook.service.ts';
export { WebhookDelivery, WebhookEndpoint, WebhookEvent, WebhookState } from './channels/webhooks/webhook-endpoint.entity.ts';
export { InboxResolver, MarkReminderReadInput } from './inbox/inbox.resolver.ts';
export { LadderResolver } from './ladders/ladder.resolver.ts';
export { LadderExists, LadderIsDefault, LadderService } from './ladders/ladder.service.ts';
export { PreviewResolver, ReminderStep } from './reminders/preview.resolver.ts';
export { replanNightly } from './reminders/replan-reminders.ts';
export { planReminders } from './reminders/plan-reminders.ts';
export { claimReminders, LIMITS } from './sweep/claim-reminders.ts';
export type { Claimed, Limits } from './sweep/claim-reminders.ts';
export { deliverReminders } from './sweep/deliver-reminders.ts';
export { ReminderSweeper } from './sweep/reminder-sweeper.ts';
export { rescueReminders } from './sweep/rescue-reminders.ts';
export { sweepReminders } from './sweep/sweep-reminders.ts';

export { BodyDate } from './series/body-date.entity.ts';
export { BodyDateService, BodyDateTaken } from './series/body-date.service.ts';
export { makeOccurrences } from './series/make-occurrences.ts';
export * from './series/rule.entity.ts';
export { DeadlineSeries } from './series/series.entity.ts';
export { DeadlineSeriesResolver, SeriesOccurrence } from './series/series.resolver.ts';
export { DeadlineSeriesService, NoSuchOccurrence, RecurrenceNeeds } from './series/series.service.ts';
export { anchorsOf } from './series/anchors.ts';
export type { Rule } from './series/anchors.ts';

/** Services of the context, for workers; the API adds its resolvers. */
@Module({
  imports: [ChannelsModule],
  providers: [
    AnswerService,
    BodyDateService,
    CalendarDayService,
    DeadlineSeriesService,
    DeadlineService,
    HandOverService,
    LadderService,
    DeliverReminders,
    ReminderSweeper,
    ReplanReminders,
    SubstituteService,
  ],
  exports: [
    AnswerService,
    BodyDateService,
    CalendarDayService,
    ChannelsModule,
    DeadlineSeriesService,
    DeadlineService,
    HandOverService,
    LadderService,
    SubstituteService,
  ],
})
export class RemindersModule {}

/** The pages of one-time links, which only the API serves. */
@Module({ imports: [IdentityModule, RemindersModule], controllers: [AnswerController], providers: [AnswerLinkService] })
export class AnswerLinksModule {}

/** The mutations, which only the API needs. */
export const remindersResolvers: Type[] = [
  AnswerResolver,
  CalendarDayResolver,
  DeadlineResolver,
  DeadlineSeriesResolver,
  DueDateResolver,
  InboxResolver,
  LadderResolver,
  PreviewResolver,
  SubstituteResolver,
  ...channelResolvers,
];
