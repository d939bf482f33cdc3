import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';

@Table<FunderEvent>('funder_event', {
  id: 'fev',
  list: 'funderEvents',
  allow: 'funderEvent.read',
  order: ['-at'],
  description: 'A line of the funder’s own log: what its people did, with which claim. The region’s audit log says the same.',
})
export class FunderEvent extends TenantRow {
  @Col('instant', { description: 'When it was done.' }) at: Date;
  @Col('text', { description: 'What was done, as noun and verb, e.g. review.sampled.' }) action: string;
  @Col('text', { description: 'The type of what it was done to, e.g. Review.' }) subjectType: string;
  @Col('text', { nullable: true, description: 'Why, or with which words.' }) note: string | null;
  @Col('json', { description: 'What was set, by field.' }) details: unknown;
  @Col('text', { nullable: true, description: 'The request in which it was done.' }) requestId: string | null;
  @Col('text', { description: 'Who did it.' }) accountName: string;
  @Key({ column: 'subject_uuid' }) subjectUuid: string;
  @Key() claimId: string;
  @Key() funderId: string;
  @Key() accountId: string;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.' }) claim: Ref<PaymentClaim>;
}
