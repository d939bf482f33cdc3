import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { DecisionService } from './decision.service.ts';
import { AnswerFindingInput, Finding } from './finding.entity.ts';
import { FindingService } from './finding.service.ts';
import { NameDisclosure } from './name-disclosure.entity.ts';
import { NameDisclosureService } from './name-disclosure.service.ts';
import { ReviewLine } from './review-line.entity.ts';
import { Review } from './review.entity.ts';
import {
  AskForCompletionInput,
  CloseFindingInput,
  CorrectAfterApprovalInput,
  DecideClaimInput,
  DrawSampleInput,
  JudgeClaimLineInput,
  RaiseFindingInput,
  RequestNamesInput,
  StartReviewInput,
} from './review.inputs.ts';
import { ReviewService } from './review.service.ts';

const of = { review: () => Review };
const inTenantOf = { field: 'reviewId', type: () => Review };

/** What a funder's people do, each in the tenant of the claim; and the project's answer. */
@Resolver()
export class ReviewResolver {
  constructor(
    private readonly reviews: ReviewService,
    private readonly decisions: DecisionService,
    private readonly findings: FindingService,
    private readonly names: NameDisclosureService,
  ) {}

  @Verb('review.write', of, 'Begins the review of a claim, or answers the one that is there.', {
    inTenantOf: { field: 'claimId', type: () => PaymentClaim },
  })
  async startReview(@InTx() tx: Tx, @Input() input: StartReviewInput) {
    return { review: await this.reviews.start(tx, input) };
  }

  @Verb('review.write', of, 'Draws a sample of the claim’s lines; the same seed, method and size draw the same.', { inTenantOf })
  async drawSample(@InTx() tx: Tx, @Input() input: DrawSampleInput) {
    return { review: await this.reviews.sample(tx, input) };
  }

  @Verb('review.write', { reviewLine: () => ReviewLine }, 'Says of a line that it is accepted, deducted from, or in question.', { inTenantOf })
  async judgeClaimLine(@InTx() tx: Tx, @Input() input: JudgeClaimLineInput) {
    return { reviewLine: await this.reviews.judge(tx, input) };
  }

  @Verb('finding.raise', { finding: () => Finding }, 'Asks or notes something of a claim or a line.', { inTenantOf })
  async raiseFinding(@InTx() tx: Tx, @Input() input: RaiseFindingInput) {
    return { finding: await this.findings.raise(tx, input) };
  }

  @Verb('finding.raise', { finding: () => Finding }, 'Closes a finding.', { inTenantOf: { field: 'findingId', type: () => Finding } })
  async closeFinding(@InTx() tx: Tx, @Input() input: CloseFindingInput) {
    return { finding: await this.findings.close(tx, input) };
  }

  @Verb('review.write', of, 'Gives the claim back to the project to be completed by a day, with what is asked of it.', { inTenantOf })
  async askForCompletion(@InTx() tx: Tx, @Input() input: AskForCompletionInput) {
    return { review: await this.decisions.askForCompletion(tx, input) };
  }

  @Verb('review.write', of, 'Decides the claim: approved, less what is taken off its lines, or rejected.', { inTenantOf, idempotent: true })
  async decideClaim(@InTx() tx: Tx, @Input() input: DecideClaimInput) {
    return { review: await this.decisions.decide(tx, input) };
  }

  @Verb('review.write', { finding: () => Finding }, 'Takes an amount off after the decision.', { inTenantOf, idempotent: true })
  async correctAfterApproval(@InTx() tx: Tx, @Input() input: CorrectAfterApprovalInput) {
    return { finding: await this.decisions.correct(tx, input) };
  }

  @Verb('nameDisclosure.request', { nameDisclosures: () => [NameDisclosure] }, 'Asks whose hours some lines are; the project sees that, and why.', {
    inTenantOf,
  })
  async requestNames(@InTx() tx: Tx, @Input() input: RequestNamesInput) {
    return { nameDisclosures: await this.names.request(tx, input) };
  }

  @Verb('finding.answer', { finding: () => Finding }, 'Answers what a funder asks or notes.')
  async answerFinding(@InTx() tx: Tx, @Input() input: AnswerFindingInput) {
    return { finding: await this.findings.answer(tx, input) };
  }
}
