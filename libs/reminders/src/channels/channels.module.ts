import { Module } from '@nestjs/common';
import { CalendarFeedResolver } from './feeds/calendar-feed.resolver.ts';
import { CalendarFeedService } from './feeds/calendar-feed.service.ts';
import { FeedReader } from './feeds/feed-reader.ts';
import { FeedRoutes } from './feeds/feed-routes.ts';
import { DeliverWebhook } from './webhooks/deliver-webhook.job.ts';
import { WebhookResolver } from './webhooks/webhook.resolver.ts';
import { WebhookService } from './webhooks/webhook.service.ts';

/** The ways out of the house: the verbs' services. */
@Module({ providers: [CalendarFeedService, WebhookService], exports: [CalendarFeedService, WebhookService] })
export class ChannelsModule {}

/** The addresses outside GraphQL, for the API. */
@Module({ providers: [FeedReader, FeedRoutes] })
export class ChannelRoutesModule {}

/** What is sent by jobs, for the worker. */
@Module({ providers: [DeliverWebhook] })
export class ChannelJobsModule {}

export const channelResolvers = [CalendarFeedResolver, WebhookResolver];
