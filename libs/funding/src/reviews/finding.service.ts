import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import type { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { claimFor } from '../claims/payment-claim.service.ts';
import { Finding } from './finding.entity.ts';
import type { AnswerFindingInput } from './finding.entity.ts';
import { FindingClosed } from './refusals.ts';
import { FindingKind, FindingState } from './review-choices.ts';
import type { Review } from './review.entity.ts';
import type { CloseFindingInput, RaiseFindingInput } from './review.inputs.ts';
import { claimIdOf, heldClaim, heldReview, nameOfActor, submittedLine, tellFunder } from './room.ts';

type Raised = Pick<Finding, 'kind' | 'text'> & Partial<Pick<Finding, 'claimLineId' | 'errorType' | 'amount' | 'dueOn' | 'state' | 'closedAt'>>;

/** Questions and observations of a funder, and the project's answers. */
@Injectable()
export class FindingService {
  async raise(tx: Tx, input: RaiseFindingInput): Promise<string> {
    access.require(tx.scope, 'finding.raise', {});
    const { review, claim } = await heldReview(tx, input.reviewId);
    const line = input.lineId ? await submittedLine(tx, claim, input.lineId, ['lineId']) : null;
    const kind = input.kind === FindingKind.correction ? FindingKind.observation : input.kind;
    const { text, errorType, amount, dueOn } = input;
    return this.write(tx, review, claim, { kind, text, errorType, amount, dueOn, claimLineId: line?.id });
  }

  /** Writes a finding of the review; claims are held by whoever calls, so that numbers follow each other. */
  async write(tx: Tx, review: Review, claim: PaymentClaim, raised: Raised): Promise<string> {
    const [last] = await tx.sql<{ number: number }>(
      'select coalesce(max(number), 0)::integer as number from finding where tenant_id = current_tenant() and claim_id = $1',
      [claim.id],
    );
    const of = { reviewId: review.id, claimId: claim.id, funderId: claim.funderId, number: last!.number + 1 };
    const values = { state: FindingState.open, ...raised, ...of, raisedByName: await nameOfActor(tx) };
    const id = await tx.create(Finding, values, 'finding.raised');
    const details = { number: of.number, kind: raised.kind, dueOn: raised.dueOn ?? null };
    await tellFunder(tx, { claim, action: 'finding.raised', about: [Finding, id], note: raised.text, details });
    return id;
  }

  /** In the project's tenant. */
  async answer(tx: Tx, input: AnswerFindingInput): Promise<string> {
    const finding = await tx.find(Finding, input.findingId, ['findingId']);
    await claimFor(tx, claimIdOf(finding.claimId), ['findingId'], 'finding.answer');
    if (finding.state === FindingState.closed) throw new FindingClosed({}, ['input', 'findingId']);
    const answered = { answer: input.answer, answeredAt: new Date(tx.now), answeredById: tx.scope.personId, state: FindingState.answered };
    await tx.change(Finding, finding.id, input.expectedVersion, answered, 'finding.answered');
    return finding.id;
  }

  async close(tx: Tx, input: CloseFindingInput): Promise<string> {
    access.require(tx.scope, 'finding.raise', {});
    const finding = await tx.find(Finding, input.findingId, ['findingId']);
    const claim = await heldClaim(tx, finding.claimId, ['findingId']);
    if (finding.state === FindingState.closed) throw new FindingClosed({}, ['input', 'findingId']);
    const closed = { state: FindingState.closed, closedAt: new Date(tx.now), closingNote: input.note };
    await tx.change(Finding, finding.id, input.expectedVersion, closed, 'finding.closed');
    await tellFunder(tx, { claim, action: 'finding.closed', about: [Finding, finding.id], note: input.note, details: { number: finding.number } });
    return finding.id;
  }
}
