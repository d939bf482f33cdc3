import { Injectable } from '@nestjs/common';
import { Municipality, Workgroup } from '@samnav/networks';
import { access, domainError, hashOf, readConfig } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { PersonNeeded } from '../../deadlines/deadline-place.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';
import type { CreateCalendarFeedInput, RevokeCalendarFeedInput } from './calendar-feed.entity.ts';
import { newFeedToken } from './feed-token.ts';

const MOST = 20;
export const TooManyFeeds = domainError('refused', 'TOO_MANY_FEEDS', {
  sv: 'Du har redan {most} kalenderflöden. Återkalla ett först.',
  en: 'You already have {most} calendar feeds. Revoke one first.',
});
export const FeedOfOne = domainError('invalid', 'FEED_OF_ONE', {
  sv: 'Ett kalenderflöde visar en arbetsgrupp eller en kommun, inte båda.',
  en: 'A calendar feed shows a workgroup or a municipality, not both.',
});

/** Makes and revokes the secret addresses by which calendar programs fetch deadlines. */
@Injectable()
export class CalendarFeedService {
  /** Answers the feed's uuid and, this once, its address. */
  async create(tx: Tx, input: CreateCalendarFeedInput): Promise<{ id: string; url: string }> {
    const { accountId, personId, tenantId } = tx.scope;
    access.require(tx.scope, 'calendarFeed.create', { accountId });
    if (!personId || !accountId) throw new PersonNeeded();
    const workgroup = await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId']);
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    if (workgroup && municipality) throw new FeedOfOne({}, ['input', 'workgroupId']);
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('feeds of ' || $1, 0))`, [accountId]); // or many at once would slip by the count
    const living = await tx.sql('select from calendar_feed where tenant_id = current_tenant() and account_id = $1 and revoked_at is null', [
      accountId,
    ]);
    if (living.length >= MOST) throw new TooManyFeeds({ most: MOST });
    const token = newFeedToken(tenantId);
    const [row] = await tx.sql<{ id: string }>(
      'insert into calendar_feed (account_id, person_id, workgroup_id, municipality_id, token_hash) values ($1, $2, $3, $4, $5) returning id',
      [accountId, personId, workgroup?.id ?? null, municipality?.id ?? null, hashOf(token)],
    );
    await tx.record('calendarFeed.created', CalendarFeed, row!.id);
    return { id: row!.id, url: `${readConfig().PUBLIC_URL}/calendar/${token}.ics` };
  }

  /** From now on the address answers as one that never was. */
  async revoke(tx: Tx, input: RevokeCalendarFeedInput): Promise<string> {
    const feed = await tx.find(CalendarFeed, input.id, ['id']);
    access.require(tx.scope, 'calendarFeed.revoke', { accountId: feed.accountId });
    if (!feed.revokedAt) await tx.change(CalendarFeed, feed.id, null, { revokedAt: new Date(tx.now) }, 'calendarFeed.revoked');
    return feed.id;
  }
}
