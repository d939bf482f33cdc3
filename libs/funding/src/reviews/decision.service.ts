import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Project } from '@samnav/projects';
import { obligations } from '@samnav/reminders';
import { PaymentClaimState } from '../claims/claim-kinds.ts';
import { claimCompletion, titleOf } from '../claims/claim-obligations.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { askForClaims } from '../grants/grant-obligations.ts';
import { Grant } from '../grants/grant.entity.ts';
import { FindingService } from './finding.service.ts';
import { CorrectionTooEarly, CompletionDayPast, CorrectionTooLarge, NothingAsked, QuestionEmpty, QuestionsOpen } from './refusals.ts';
import { FindingKind, FindingState, ReviewDecision } from './review-choices.ts';
import { Review } from './review.entity.ts';
import type { AskForCompletionInput, CorrectAfterApprovalInput, DecideClaimInput } from './review.inputs.ts';
import { underReview } from './review.service.ts';
import { claimIdOf, heldReview, kronor, nameOfActor, SUBMITTED, submittedLine, tellFunder } from './room.ts';
import { added, correctedOf, deductedOf, leftOfLine, refuseTakenBack, supportLeft, withFlatRates } from './taken-off.ts';

const { submitted, resubmitted, approvedByFunder, approvedWithDeductions, rejected, completionAsked, paid } = PaymentClaimState;
const TO_DECIDE = [submitted, resubmitted];
const DECIDED = [approvedByFunder, approvedWithDeductions, paid];

/** What stands in the way of a decision: questions about lines that still stand, and findings that wait for an answer or have one. */
const OPEN = `select (select count(*) from finding f where f.tenant_id = current_tenant() and f.claim_id = $1 and f.kind = 'question' and f.state <> 'closed')
  + (select count(*) from review_line r join claim_line l on l.tenant_id = r.tenant_id and l.id = r.claim_line_id
     where ${SUBMITTED} and r.outcome = 'question'
       and not exists (select from finding f where f.tenant_id = r.tenant_id and f.claim_line_id = r.claim_line_id and f.kind = 'question')) as count`;
const UNASKED = `select r.claim_line_id as line, r.reason, r.error_type as error from review_line r join claim_line l on l.tenant_id = r.tenant_id and l.id = r.claim_line_id
  where ${SUBMITTED} and r.outcome = 'question'
    and not exists (select from finding f where f.tenant_id = r.tenant_id and f.claim_line_id = r.claim_line_id and f.kind = 'question' and f.state <> 'closed')
  order by l.number`;

/** What becomes of a claim: completion, decision, corrections. */
@Injectable()
export class DecisionService {
  constructor(private readonly findings: FindingService) {}

  /** The claim goes back to the project, with a last day and its ladder. */
  async askForCompletion(tx: Tx, { reviewId, dueOn, text }: AskForCompletionInput): Promise<string> {
    access.require(tx.scope, 'review.write', {});
    const { review, claim } = await heldReview(tx, reviewId);
    underReview(claim, ['reviewId'], TO_DECIDE);
    const [today] = await tx.sql<{ day: string }>(`select (samnav_now() at time zone 'Europe/Stockholm')::date::text as day`);
    if (dueOn < today!.day) throw new CompletionDayPast({}, ['input', 'dueOn']);
    await this.askOpenQuestions(tx, review, claim, dueOn);
    const asked = { completionAskedAt: new Date(tx.now), completionDueOn: dueOn, completionText: text };
    await tx.change(Review, review.id, null, { ...asked, submission: claim.submission }, 'review.completionAsked');
    await tx.change(
      PaymentClaim,
      claim.id,
      null,
      { state: completionAsked, completionDueOn: dueOn, completionNote: text },
      'paymentClaim.completionAsked',
    );
    await openCompletion(tx, claim, dueOn);
    await tellFunder(tx, { claim, action: 'review.completionAsked', about: [Review, review.id], note: text, details: { dueOn } });
    return review.id;
  }

  /** Every question becomes a finding that the project answers by the day. */
  private async askOpenQuestions(tx: Tx, review: Review, claim: PaymentClaim, dueOn: string): Promise<void> {
    for (const { line, reason, error } of await tx.sql<{ line: string; reason: string; error: never }>(UNASKED, [claim.id, claim.submission]))
      await this.findings.write(tx, review, claim, { kind: FindingKind.question, text: reason, errorType: error, claimLineId: line });
    const asked = await tx.sql(
      `update finding set due_on = $2, version = version + 1, updated_at = samnav_now()
       where tenant_id = current_tenant() and claim_id = $1 and kind = 'question' and state = 'open' returning id`,
      [claim.id, dueOn],
    );
    if (!asked.length) throw new NothingAsked({}, ['input', 'reviewId']);
  }

  /** What was not judged is approved; the support falls by the funder's share of what was taken off, flat rates of it counted. */
  async decide(tx: Tx, { reviewId, approve, text = null, expectedVersion }: DecideClaimInput): Promise<string> {
    access.require(tx.scope, 'review.write', {});
    const { review, claim } = await heldReview(tx, reviewId);
    underReview(claim, ['reviewId'], TO_DECIDE);
    const [open] = await tx.sql<{ count: string }>(OPEN, [claim.id, claim.submission]);
    if (approve && open!.count !== '0') throw new QuestionsOpen({ count: open!.count }, ['input', 'reviewId']);
    const costs = (claim.claimedCash ?? 0n) + (claim.claimedInKind ?? 0n);
    const deducted = approve ? await withFlatRates(tx, claim, await deductedOf(tx, claim)) : costs > 0n ? costs : 0n;
    if (!text && (!approve || deducted > 0n)) throw new QuestionEmpty({}, ['input', 'text']);
    const decidedSupport = approve ? await supportLeft(tx, claim, deducted, claim.claimedSupport ?? 0n) : 0n;
    const decision = !approve ? ReviewDecision.rejected : deducted > 0n ? ReviewDecision.approvedWithDeductions : ReviewDecision.approved;
    const state = { approved: approvedByFunder, approvedWithDeductions, rejected }[decision];
    const decided = { decision, decisionText: text, decidedAt: new Date(tx.now), decidedByName: await nameOfActor(tx), deducted, decidedSupport };
    await tx.change(Review, review.id, expectedVersion, { ...decided, submission: claim.submission }, 'review.decided');
    await tx.change(PaymentClaim, claim.id, null, { state, deducted, decidedSupport, decidedAt: decided.decidedAt }, 'paymentClaim.decided');
    if (!approve && claim.grantPeriodId) await askForClaims(tx, await tx.get(Grant, claim.grantId));
    const details = { decision, deducted: kronor(deducted), decidedSupport: kronor(decidedSupport) };
    await tellFunder(tx, { claim, action: 'review.decided', about: [Review, review.id], note: text, details });
    return review.id;
  }

  /** What was found after the decision; the claim's decision stays, and the review says what is left of it. Answers the finding's uuid. */
  async correct(tx: Tx, { reviewId, lineId, amount, errorType, reason }: CorrectAfterApprovalInput): Promise<string> {
    access.require(tx.scope, 'review.write', {});
    const { review, claim } = await heldReview(tx, reviewId);
    if (!DECIDED.includes(claim.state)) throw new CorrectionTooEarly({}, ['input', 'reviewId']);
    const line = lineId ? await submittedLine(tx, claim, lineId, ['lineId']) : null;
    if (line) await refuseTakenBack(tx, line);
    const whole = (claim.claimedCash ?? 0n) + (claim.claimedInKind ?? 0n) - claim.deducted - review.corrected;
    const ofLine = line ? await leftOfLine(tx, line) : whole;
    const left = ofLine < whole ? ofLine : whole;
    if (amount <= 0n || amount > left) throw new CorrectionTooLarge({ most: left }, ['input', 'amount']);
    const closed = { state: FindingState.closed, closedAt: new Date(tx.now) };
    const found = { kind: FindingKind.correction, text: reason, errorType, amount, claimLineId: line?.id, ...closed };
    const id = await this.findings.write(tx, review, claim, found);
    const deducted = await deductedOf(tx, claim);
    const all = await withFlatRates(tx, claim, added(deducted, await correctedOf(tx, claim)));
    const corrected = all - (await withFlatRates(tx, claim, deducted));
    const decidedSupport = await supportLeft(tx, claim, claim.deducted + corrected, claim.decidedSupport ?? 0n);
    await tx.change(Review, review.id, null, { corrected, decidedSupport }, 'review.corrected');
    const details = { amount: kronor(amount), errorType, decidedSupport: kronor(decidedSupport) };
    await tellFunder(tx, { claim, action: 'review.corrected', about: [Review, review.id], note: reason, details });
    return id;
  }
}

/** Whoever prepared the claim answers for its completion; where that person has left, the project's lead does. */
async function openCompletion(tx: Tx, claim: PaymentClaim, dueOn: string): Promise<void> {
  const { leadId, workgroupId, municipalityId } = await tx.get(Project, claim.projectId);
  const [prepared] = await tx.sql<{ id: string }>('select id from person where tenant_id = current_tenant() and id = $1 and leaves_on is null', [
    claim.preparedById,
  ]);
  const place = { municipalityId, workgroupId: municipalityId ? null : workgroupId };
  const about = claimIdOf(claim.id);
  await obligations.close(tx, about, claimCompletion.obligation, null);
  await obligations.open(tx, { obligation: claimCompletion.obligation, about, ownerId: prepared?.id ?? leadId, title: titleOf(claim), dueOn, place });
}
