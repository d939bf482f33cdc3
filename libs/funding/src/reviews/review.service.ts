import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { access, localId, modelOf, NotFound } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { PaymentClaimState } from '../claims/claim-kinds.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { ClaimNotUnderReview, DeductionIncomplete, DeductionTooLarge, LineNotJudged, QuestionEmpty, SampleEmpty } from './refusals.ts';
import { ReviewOutcome } from './review-choices.ts';
import { ReviewLine } from './review-line.entity.ts';
import { Review } from './review.entity.ts';
import type { DrawSampleInput, JudgeClaimLineInput, StartReviewInput } from './review.inputs.ts';
import { heldClaim, heldReview, kronor, nameOfActor, SUBMITTED, submittedLine, tellFunder } from './room.ts';
import { drawSample, isChosenFrom } from './sample.ts';
import type { SampledLine } from './sample.ts';
import { refuseTakenBack } from './taken-off.ts';

const WITH_FUNDER: readonly PaymentClaimState[] = [PaymentClaimState.submitted, PaymentClaimState.completionAsked, PaymentClaimState.resubmitted];

const LINES = `select l.id, l.kind, l.eligible_ore as eligible, l.spent_on::text as "spentOn", l.booked_on::text as "bookedOn", l.supplier,
    coalesce(jsonb_array_length(l.evidence -> 'files'), 0) as files,
    exists (select from jsonb_array_elements(l.evidence -> 'meetings') m where m ->> 'present' = 'false') as absent
  from claim_line l where ${SUBMITTED}`;

/** Keeps who is in the sample, and what was said of lines before; what nobody has judged and is not in it any more goes. */
const SAMPLED = `with chosen as (select * from jsonb_to_recordset($5) as x (id uuid, "order" integer, risk jsonb)),
  left_out as (
    update review_line r set in_sample = false, sample_order = null, version = version + 1, updated_at = samnav_now()
    where r.tenant_id = current_tenant() and r.review_id = $1 and r.in_sample and r.claim_line_id not in (select id from chosen)
  )
  insert into review_line (review_id, claim_id, funder_id, claim_line_id, submission, in_sample, sample_order, risk)
  select $1, $2, $3, c.id, $4, true, c."order", c.risk from chosen c
  on conflict (tenant_id, review_id, claim_line_id) do update
    set in_sample = true, sample_order = excluded.sample_order, risk = excluded.risk, version = review_line.version + 1, updated_at = samnav_now()`;

/** A claim that the funder's people work on: the sample, and what they say of the lines. */
@Injectable()
export class ReviewService {
  /** Answers the review that there is, where somebody has begun. */
  async start(tx: Tx, input: StartReviewInput): Promise<string> {
    access.require(tx.scope, 'review.write', {});
    const claimId = localId(modelOf(PaymentClaim), input.claimId);
    if (!claimId) throw new NotFound({}, ['input', 'claimId']);
    const claim = await heldClaim(tx, claimId, ['claimId']);
    const [there] = await tx.sql<{ id: string }>('select id from review where tenant_id = current_tenant() and claim_id = $1', [claim.id]);
    if (there) return there.id;
    underReview(claim, ['claimId']);
    const reviewer = { reviewerAccountId: tx.scope.accountId!, reviewerName: await nameOfActor(tx) };
    const values = { claimId: claim.id, funderId: claim.funderId, submission: claim.submission, ...reviewer };
    const id = await tx.create(Review, values, 'review.started');
    await tellFunder(tx, { claim, action: 'review.started', about: [Review, id] });
    return id;
  }

  /** Draws the sample from what was submitted last; a new one takes the place of the old. */
  async sample(tx: Tx, input: DrawSampleInput): Promise<string> {
    access.require(tx.scope, 'review.write', {});
    const { review, claim } = await heldReview(tx, input.reviewId);
    underReview(claim, ['reviewId']);
    const seed = input.seed ?? randomBytes(4).toString('hex');
    const { method, size } = input;
    const lines = await submittedLines(tx, claim);
    const chosen = drawSample(lines, { method, size, seed, endsOn: claim.endsOn });
    if (!chosen.length) throw new SampleEmpty({}, ['input', 'reviewId']);
    const rows = chosen.map(({ id, risk }, n) => ({ id, risk, order: n + 1 }));
    await tx.sql(SAMPLED, [review.id, claim.id, claim.funderId, claim.submission, JSON.stringify(rows)]);
    const samplePopulation = lines.filter(isChosenFrom).length;
    const drawn = { sampleMethod: method, sampleSeed: seed, sampleSize: size, samplePopulation, sampleSubmission: claim.submission };
    await tx.change(Review, review.id, null, { ...drawn, submission: claim.submission, sampledAt: new Date(tx.now) }, 'review.sampled');
    await tellFunder(tx, { claim, action: 'review.sampled', about: [Review, review.id], details: drawn });
    return review.id;
  }

  /** Answers the uuid of what is now said of the line. */
  async judge(tx: Tx, input: JudgeClaimLineInput): Promise<string> {
    access.require(tx.scope, 'review.write', {});
    const { review, claim } = await heldReview(tx, input.reviewId);
    underReview(claim, ['reviewId']);
    const line = await submittedLine(tx, claim, input.lineId, ['lineId']);
    if (input.outcome === ReviewOutcome.deducted) await refuseTakenBack(tx, line);
    const said = {
      ...judgement(input, line.eligible),
      submission: claim.submission,
      judgedAt: new Date(tx.now),
      judgedByName: await nameOfActor(tx),
    };
    const [there] = await tx.sql<{ id: string }>(
      'select id from review_line where tenant_id = current_tenant() and review_id = $1 and claim_line_id = $2',
      [review.id, line.id],
    );
    const keys = { reviewId: review.id, claimId: claim.id, funderId: claim.funderId, claimLineId: line.id };
    const fresh = { inSample: false, risk: [] };
    const id = there?.id ?? (await tx.create(ReviewLine, { ...keys, ...fresh, ...said }, 'reviewLine.judged'));
    if (there) await tx.change(ReviewLine, id, null, said, 'reviewLine.judged');
    const details = { line: line.number, outcome: said.outcome, deducted: kronor(said.deducted), errorType: said.errorType };
    await tellFunder(tx, { claim, action: 'reviewLine.judged', about: [ReviewLine, id], note: said.reason, details });
    return id;
  }
}

/** Refuses where the claim is decided, withdrawn or not handed in. */
export function underReview(claim: PaymentClaim, path: string[], states: readonly PaymentClaimState[] = WITH_FUNDER): void {
  if (!states.includes(claim.state)) throw new ClaimNotUnderReview({}, ['input', ...path]);
}

async function submittedLines(tx: Tx, claim: PaymentClaim): Promise<SampledLine[]> {
  const rows = await tx.sql<Omit<SampledLine, 'eligible'> & { eligible: string }>(LINES, [claim.id, claim.submission]);
  return rows.map((row) => ({ ...row, eligible: BigInt(row.eligible) }));
}

type Said = Pick<ReviewLine, 'outcome' | 'deducted' | 'errorType' | 'reason'>;

function judgement({ outcome, deducted, errorType = null, reason = null }: JudgeClaimLineInput, eligible: bigint): Said {
  switch (outcome) {
    case ReviewOutcome.accepted:
      return { outcome, deducted: 0n, errorType: null, reason };
    case ReviewOutcome.question:
      if (!reason) throw new QuestionEmpty({}, ['input', 'reason']);
      return { outcome, deducted: 0n, errorType, reason };
    case ReviewOutcome.deducted:
      if (deducted === null || deducted === undefined || !errorType || !reason)
        throw new DeductionIncomplete({}, ['input', !errorType ? 'errorType' : !reason ? 'reason' : 'deducted']);
      if (deducted <= 0n || deducted > eligible) throw new DeductionTooLarge({ most: eligible }, ['input', 'deducted']);
      return { outcome, deducted, errorType, reason };
    case ReviewOutcome.unseen:
      throw new LineNotJudged({}, ['input', 'outcome']);
  }
}
