import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

@Table<BaselineReview>('baseline_review', {
  id: 'bas',
  list: 'baselineReviews',
  allow: 'baselineReview.read',
  order: ['title'],
  description: 'A municipality’s review of where it stands (nulägesbeskrivning), on which its sub-goals rest.',
})
export class BaselineReview extends TenantRow {
  @Col('text', { description: 'What it is called.' }) title: string;
  @Col('day', { nullable: true, description: 'When it was done; null while it is under way, or where nobody knows.' }) doneOn: string | null;
  @Col('text', { nullable: true, description: 'Where it can be read.' }) url: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() municipalityId: string;
  @Key() ownerId: string;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose it is.',
    reverse: { name: 'baselineReviews', description: 'The municipality’s baseline reviews.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Person, 'ownerId', {
    description: 'Who answers for it.',
    reverse: { name: 'ownedBaselineReviews', description: 'The baseline reviews that the person answers for.' },
  })
  owner: Ref<Person>;
  @Can<BaselineReview>({ update: 'baselineReview.update' }, (b) => ({ municipalityId: b.municipalityId })) viewerCan: ViewerCan;
}
