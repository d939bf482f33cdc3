import { Municipality, Person, Workgroup } from '@samnav/networks';
import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

/** A calendar that its owner's calendar program fetches; each sees only their own. Its address is a secret, of which only the hash is kept. */
@Table<CalendarFeed>('calendar_feed', {
  id: 'fee',
  list: 'calendarFeeds',
  allow: 'calendarFeed.read',
  visible: (f, scope) => `${f.accountId} = ${scope.accountId}`,
  order: ['-createdAt'],
  description:
    'A calendar of deadlines that your calendar program fetches by a secret address (kalenderflöde). It shows what you may read, for as long as you may.',
})
export class CalendarFeed extends TenantRow {
  @Key() accountId: string;
  @Key() personId: string;
  @One(() => Person, 'personId', { description: 'Whose feed it is.' }) person: Ref<Person>;
  @Key({ nullable: true }) workgroupId: string | null;
  @One(() => Workgroup, 'workgroupId', { description: 'The workgroup whose deadlines it shows.' }) workgroup: Ref<Workgroup>;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality whose deadlines it shows.' }) municipality: Ref<Municipality>;
  @Col('instant', { nullable: true, description: 'When it was last fetched, to ten minutes.' }) fetchedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When its address stopped working.' }) revokedAt: Date | null;
  @Can<CalendarFeed>({ revoke: 'calendarFeed.revoke' }, (f) => ({ accountId: f.accountId })) viewerCan: ViewerCan;
}

@Inputs('A calendar feed: of a workgroup or a municipality, else of the deadlines that you answer for yourself.')
export class CreateCalendarFeedInput {
  @Is.id('The workgroup whose deadlines it shows.', { nullable: true }) workgroupId?: string | null;
  @Is.id('The municipality whose deadlines it shows.', { nullable: true }) municipalityId?: string | null;
}

@Inputs('A calendar feed whose address shall stop working.')
export class RevokeCalendarFeedInput {
  @Is.id('The feed.') id: string;
}
