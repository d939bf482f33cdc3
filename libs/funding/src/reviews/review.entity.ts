import { Can, Col, Computed, Count, Key, One, Sum, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { ReviewDecision, SampleMethod } from './review-choices.ts';
import { ReviewLine } from './review-line.entity.ts';

@Table<Review>('review', {
  id: 'rev',
  list: 'reviews',
  allow: 'review.read',
  order: ['-createdAt'],
  partOf: 'claim',
  description: 'A funder’s review of a claim (granskning): its sample, what is said of the lines, and the decision.',
})
export class Review extends TenantRow {
  @Col('text', { description: 'Who began it, at the funder.' }) reviewerName: string;
  @Col('int', { description: 'The submission that it looks at; one more after each completion.' }) submission: number;
  @Col('choice', { enum: SampleMethod, nullable: true, description: 'How the sample was drawn; null where none is.' })
  sampleMethod: SampleMethod | null;
  @Col('text', { nullable: true, description: 'The seed of the sample: the same seed, method and size choose the same lines again.' })
  sampleSeed: string | null;
  @Col('int', { nullable: true, description: 'How many lines were asked for.' }) sampleSize: number | null;
  @Col('int', { nullable: true, description: 'How many lines it was drawn from.' }) samplePopulation: number | null;
  @Col('int', { nullable: true, description: 'The submission that it was drawn from.' }) sampleSubmission: number | null;
  @Col('instant', { nullable: true, description: 'When it was drawn.' }) sampledAt: Date | null;
  @Col('instant', { nullable: true, description: 'When completion was last asked for.' }) completionAskedAt: Date | null;
  @Col('day', { nullable: true, description: 'By when.' }) completionDueOn: string | null;
  @Col('text', { nullable: true, description: 'What is asked for, in words to the project.' }) completionText: string | null;
  @Col('choice', { enum: ReviewDecision, nullable: true, description: 'The decision; null until then.' }) decision: ReviewDecision | null;
  @Col('text', { nullable: true, description: 'Why.' }) decisionText: string | null;
  @Col('instant', { nullable: true, description: 'When it was decided.' }) decidedAt: Date | null;
  @Col('text', { nullable: true, description: 'Who decided, at the funder.' }) decidedByName: string | null;
  @Col('money', { description: 'What was taken off the costs by the decision.' }) deducted: bigint;
  @Col('money', { nullable: true, description: 'The support that was decided, less what was corrected since.' }) decidedSupport: bigint | null;
  @Col('money', { description: 'What was taken off the costs after the decision.' }) corrected: bigint;
  @Key() claimId: string;
  @Key() funderId: string;
  @Key() reviewerAccountId: string;
  @One(() => PaymentClaim, 'claimId', {
    description: 'The claim.',
    reverse: { name: 'reviews', description: 'The funder’s review: none until it begins, then one.' },
  })
  claim: Ref<PaymentClaim>;
  @Computed<Review>(
    'text',
    (r) => `encode(sha256(convert_to(${r.sampleSeed} || ' ' || ${r.sampleMethod} || ' ' || ${r.sampleSize}, 'UTF8')), 'hex')`,
    { nullable: true, description: 'A fingerprint of how the sample was drawn, to write into a memo.' },
  )
  sampleFingerprint: string | null;
  @Count<Review, ReviewLine>(() => ReviewLine, 'reviewId', { description: 'How many lines are in the sample.', where: (l) => l.inSample })
  sampledCount: number;
  @Count<Review, ReviewLine>(() => ReviewLine, 'reviewId', {
    description: 'How many lines of the sample nobody has looked at.',
    where: (l) => `${l.inSample} and ${l.outcome} = 'unseen'`,
  })
  unseenCount: number;
  @Count<Review, ReviewLine>(() => ReviewLine, 'reviewId', {
    description: 'How many lines are in question.',
    where: (l) => `${l.outcome} = 'question'`,
  })
  questionCount: number;
  @Sum<Review, ReviewLine>(() => ReviewLine, 'reviewId', 'deducted', { description: 'What is taken off the lines so far.' })
  deductedSoFar: bigint;
  @Can<Review>({ write: 'review.write' }, () => ({})) viewerCan: ViewerCan;
}
