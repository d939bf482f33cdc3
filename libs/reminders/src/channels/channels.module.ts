import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { BounceListener } from './bounces/bounce-listener.ts';
import { ChannelFaultResolver } from './bounces/channel-fault.resolver.ts';
import { ChannelFaultService } from './bounces/channel-fault.service.ts';
import { DeliveryResolver } from './deliveries/delivery.resolver.ts';
import { DeliveryService } from './deliveries/delivery.service.ts';
import { NotificationSettingResolver } from './digests/notification-setting.resolver.ts';
import { NotificationSettingService } from './digests/notification-setting.service.ts';
import { UnsubscribeRoutes } from './digests/unsubscribe-routes.ts';
import './digests/weekly-digest.letter.ts';
import { CalendarFeedResolver } from './feeds/calendar-feed.resolver.ts';
import { CalendarFeedService } from './feeds/calendar-feed.service.ts';
import { FeedReader } from './feeds/feed-reader.ts';
import { FeedRoutes } from './feeds/feed-routes.ts';
import { WholeInboxResolver } from './inbox/inbox.resolver.ts';
import { InboxService } from './inbox/inbox.service.ts';
import { DeliverWebhook } from './webhooks/deliver-webhook.job.ts';
import { WebhookResolver } from './webhooks/webhook.resolver.ts';
import { WebhookService } from './webhooks/webhook.service.ts';

const services = [CalendarFeedService, ChannelFaultService, DeliveryService, InboxService, NotificationSettingService, WebhookService];

/** The ways out of the house: the verbs' services. */
@Module({ providers: services, exports: services })
export class ChannelsModule {}

/** The addresses outside GraphQL, for the API. */
@Module({ imports: [ChannelsModule], providers: [FeedReader, FeedRoutes, UnsubscribeRoutes] })
export class ChannelRoutesModule {}

/** What is sent by jobs, and what comes back, for the worker. */
@Module({ providers: [BounceListener, DeliverWebhook], exports: [BounceListener] })
export class ChannelJobsModule {}

export const channelResolvers: Type[] = [
  CalendarFeedResolver,
  ChannelFaultResolver,
  DeliveryResolver,
  WholeInboxResolver,
  NotificationSettingResolver,
  WebhookResolver,
];
