import type { Tx } from '@samnav/platform';
import type { ICalEventData } from 'ical-generator';

/** Whose feed it is: a workgroup's, a municipality's, or else the person's own. */
export interface FeedOf {
  personId: string;
  workgroupId: string | null;
  municipalityId: string | null;
}
/** Something that a higher context has in calendars, by its day. */
export interface FeedEntry {
  on: string;
  event: ICalEventData;
}
type FeedSource = (tx: Tx, of: FeedOf, publicUrl: string) => Promise<FeedEntry[]>;

const sources: FeedSource[] = [];
/** A higher context puts its own into every feed, as far as the feed's owner may read it: `tx.scope` is the owner's. */
export const alsoInFeeds = (source: FeedSource): void => void sources.push(source);
/** What higher contexts have for a feed. */
export const othersInFeed = async (...asked: Parameters<FeedSource>): Promise<FeedEntry[]> =>
  (await Promise.all(sources.map((source) => source(...asked)))).flat();
