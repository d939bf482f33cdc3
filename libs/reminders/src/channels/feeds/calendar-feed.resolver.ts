import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { CalendarFeed, CreateCalendarFeedInput, RevokeCalendarFeedInput } from './calendar-feed.entity.ts';
import { CalendarFeedService } from './calendar-feed.service.ts';

@Resolver()
export class CalendarFeedResolver {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Verb(
    'calendarFeed.create',
    { calendarFeed: () => CalendarFeed, url: () => String },
    'Makes a calendar of deadlines that a calendar program can subscribe to. Its address is a secret and is shown this once.',
    { secret: true },
  )
  async createCalendarFeed(@InTx() tx: Tx, @Input() input: CreateCalendarFeedInput): Promise<{ calendarFeed: string; url: string }> {
    const { id, url } = await this.feeds.create(tx, input);
    return { calendarFeed: id, url };
  }

  @Verb(
    'calendarFeed.revoke',
    { calendarFeed: () => CalendarFeed },
    'Lets the address of a calendar feed of yours stop working, at once and for good.',
  )
  async revokeCalendarFeed(@InTx() tx: Tx, @Input() input: RevokeCalendarFeedInput): Promise<{ calendarFeed: string }> {
    return { calendarFeed: await this.feeds.revoke(tx, input) };
  }
}
