import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row } from '@samnav/platform';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { seesLineOf } from '../claims/place.ts';
import { ErrorType, ReviewOutcome } from './review-choices.ts';
import { Review } from './review.entity.ts';

/** The time that its line stands for, if any. */
const timeOf = (r: Row<ReviewLine>): string =>
  `(select of_line.time_entry_id from claim_line of_line where of_line.tenant_id = ${r.tenantId} and of_line.id = ${r.claimLineId})`;

@Table<ReviewLine>('review_line', {
  id: 'rvl',
  allow: 'review.read',
  order: ['sampleOrder', 'createdAt'],
  partOf: 'claim',
  visible: (r, scope) => seesLineOf(r, timeOf(r), scope),
  description: 'What the funder says of one line of a claim, and whether the line is in the sample.',
})
export class ReviewLine extends TenantRow {
  @Col('int', { description: 'The submission that the line was judged in.' }) submission: number;
  @Col('flag', { description: 'Whether it is in the sample.' }) inSample: boolean;
  @Col('int', { nullable: true, description: 'Its place in the sample, 1, 2, 3 …; null where it is not in it.' }) sampleOrder: number | null;
  @Col('json', { description: 'The signs of risk that the sample found: a list of words, e.g. ["noEvidence", "largeShare"].' }) risk: string[];
  @Col('choice', { enum: ReviewOutcome, description: 'What the reviewer says.' }) outcome: ReviewOutcome;
  @Col('money', { description: 'What is taken off.' }) deducted: bigint;
  @Col('choice', { enum: ErrorType, nullable: true, description: 'What is wrong.' }) errorType: ErrorType | null;
  @Col('text', { nullable: true, description: 'Why, or what is asked.' }) reason: string | null;
  @Col('instant', { nullable: true, description: 'When it was said.' }) judgedAt: Date | null;
  @Col('text', { nullable: true, description: 'Who said it, at the funder.' }) judgedByName: string | null;
  @Key() reviewId: string;
  @Key() claimId: string;
  @Key() funderId: string;
  @Key() claimLineId: string;
  @One(() => Review, 'reviewId', {
    description: 'The review.',
    reverse: { name: 'lines', description: 'What is said of lines, those of the sample first.' },
  })
  review: Ref<Review>;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.' }) claim: Ref<PaymentClaim>;
  @One(() => ClaimLine, 'claimLineId', {
    description: 'The line of the claim.',
    reverse: { name: 'reviewLines', description: 'What the funder says of it: nothing until the review, then one.' },
  })
  claimLine: Ref<ClaimLine>;
}
