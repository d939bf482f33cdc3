import { Injectable } from '@nestjs/common';
import { today } from '@samnav/networks';
import { Faults, globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { LedgerPeriodService } from '@samnav/projects';
import { approval, obligations, PersonNeeded } from '@samnav/reminders';
import { askForClaims, claimHandedIn } from '../grants/grant-obligations.ts';
import { Grant } from '../grants/grant.entity.ts';
import { keepForFunder } from '../grants/kept-until.ts';
import { ReportSeal } from '../reports/report-seal.service.ts';
import { askForSignature, closeAsked } from './claim-obligations.ts';
import { PaymentClaimState } from './claim-kinds.ts';
import { figuresOf } from './claim-lines.ts';
import type { ClaimFigures } from './claim-lines.ts';
import type { ApprovePaymentClaimInput, RecordClaimPaymentInput, SignPaymentClaimInput, WithdrawPaymentClaimInput } from './claim.inputs.ts';
import { PaymentClaim } from './payment-claim.entity.ts';
import { claimFor } from './payment-claim.service.ts';
import {
  ClaimFiguresMoved,
  ClaimHasFaults,
  ClaimIsDecided,
  ClaimIsWithFunder,
  ClaimNeedsOtherSigner,
  ClaimNeedsSecondPerson,
  ClaimNotApproved,
  ClaimNotDecided,
  PaidInFuture,
  PaidTooMuch,
  PaymentEmpty,
} from './refusals.ts';

const S = PaymentClaimState;

/** A claim that is prepared: approved by a second person, signed, taken back, paid. */
@Injectable()
export class ClaimSigningService {
  constructor(
    private readonly periods: LedgerPeriodService,
    private readonly seal: ReportSeal,
  ) {}

  /** Four eyes: nobody who has ever worked on it, by their account or as a person. */
  async approve(tx: Tx, input: ApprovePaymentClaimInput): Promise<string> {
    const found = await claimFor(tx, input.id, ['id'], 'paymentClaim.approve');
    const claim = await tx.change(PaymentClaim, found.id, input.expectedVersion, {}, 'paymentClaim.held');
    if (![S.draft, S.completionAsked].includes(claim.state)) throw new ClaimIsWithFunder({}, ['input', 'id']);
    const { accountId, personId, now } = tx.scope;
    if (await hasPrepared(tx, claim.id)) throw new ClaimNeedsSecondPerson({}, ['input', 'id']);
    await refuseFaults(tx, claim.id);
    const approved = { approvedAt: new Date(now), approvedById: personId, approvedByAccountId: accountId, approvedSubmission: claim.submission + 1 };
    const state = claim.submission === 0 ? S.approved : claim.state;
    const after = await tx.change(PaymentClaim, claim.id, null, { ...approved, state }, 'paymentClaim.approved');
    await obligations.close(tx, globalId(PaymentClaim, claim.id), approval.obligation, 'approved');
    await askForSignature(tx, after);
    return claim.id;
  }

  /**
   * Signs it. Whatever is being posted to its period is waited for, and whoever signs another claim of the grant waits here: what is signed is
   * what a second person approved, to the öre, and nothing of the period is left out unseen.
   */
  async sign(tx: Tx, input: SignPaymentClaimInput): Promise<string> {
    const { id, grantId } = await claimFor(tx, input.id, ['id'], 'paymentClaim.sign');
    if (!tx.scope.personId) throw new PersonNeeded();
    await tx.lock(Grant, grantId);
    const claim = await tx.change(PaymentClaim, id, input.expectedVersion, {}, 'paymentClaim.held');
    if (![S.draft, S.approved, S.completionAsked].includes(claim.state)) throw new ClaimIsWithFunder({}, ['input', 'id']);
    if (claim.approvedSubmission !== claim.submission + 1) throw new ClaimNotApproved({}, ['input', 'id'], { allowed: ['approvePaymentClaim'] });
    if (tx.scope.personId === claim.approvedById || tx.scope.accountId === claim.approvedByAccountId)
      throw new ClaimNeedsOtherSigner({}, ['input', 'id']);
    await this.periods.close(tx, claim.projectId, claim.startsOn, claim.endsOn, `Ansökan om utbetalning ${claim.number}`, true);
    await refuseFaults(tx, claim.id);
    const figures = await figuresOf(tx, claim.id);
    refuseMoved(claim, figures);
    await tx.change(PaymentClaim, claim.id, null, await signed(tx, claim, figures), 'paymentClaim.signed');
    await closeAsked(tx, claim.id, 'signed');
    if (claim.grantPeriodId) await claimHandedIn(tx, claim.grantPeriodId, 'signed');
    await keepForFunder(tx, grantId);
    await this.seal.freeze(tx, claim);
    return claim.id;
  }

  async withdraw(tx: Tx, input: WithdrawPaymentClaimInput): Promise<string> {
    const { id } = await claimFor(tx, input.id, ['id'], 'paymentClaim.prepare');
    const claim = await tx.change(PaymentClaim, id, input.expectedVersion, {}, 'paymentClaim.held');
    if (![S.draft, S.approved, S.submitted, S.completionAsked, S.resubmitted].includes(claim.state)) throw new ClaimIsDecided({}, ['input', 'id']);
    const values = { state: S.withdrawn, withdrawnAt: new Date(tx.now), withdrawnById: tx.scope.personId, withdrawnBecause: input.reason };
    await tx.change(PaymentClaim, id, null, values, 'paymentClaim.withdrawn', input.reason);
    if (claim.submission > 0) await this.openLedger(tx, claim);
    await closeAsked(tx, id, null);
    if (claim.grantPeriodId) await askForClaims(tx, await tx.get(Grant, claim.grantId));
    return id;
  }

  /** What signing closed is opened again, unless another signed claim of the project is of the same days. */
  private openLedger(tx: Tx, { id, projectId, startsOn, endsOn, number }: PaymentClaim): Promise<void> {
    const held = async (): Promise<boolean> => {
      const [other] = await tx.sql(
        `select from payment_claim where tenant_id = current_tenant() and project_id = $1 and id <> $2 and starts_on = $3 and ends_on = $4
           and submission > 0 and state <> 'withdrawn' limit 1`,
        [projectId, id, startsOn, endsOn],
      );
      return other !== undefined;
    };
    return this.periods.release(tx, projectId, startsOn, endsOn, `Ansökan om utbetalning ${number} är återtagen`, held);
  }

  /** A part of what was decided, or the last of it, which closes the claim. */
  async recordPayment(tx: Tx, input: RecordClaimPaymentInput): Promise<string> {
    const { id, grantId } = await claimFor(tx, input.id, ['id'], 'paymentClaim.recordPayment');
    await tx.lock(Grant, grantId); // in the order in which signing takes them
    const claim = await tx.change(PaymentClaim, id, input.expectedVersion, {}, 'paymentClaim.held');
    if (![S.approvedByFunder, S.approvedWithDeductions].includes(claim.state)) throw new ClaimNotDecided({}, ['input', 'id']);
    const { amount, setOff = null, paidOn } = input;
    const [more, before, decided] = [amount + (setOff ?? 0n), claim.paid ?? 0n, claim.decidedSupport ?? 0n];
    if (amount < 0n || (setOff ?? 0n) < 0n || (more === 0n && decided > before)) throw new PaymentEmpty({}, ['input', 'amount']);
    if (paidOn > today(tx)) throw new PaidInFuture({}, ['input', 'paidOn']); // how long the funder sees it counts from this day, and is never shortened
    const day = claim.paidOn !== null && claim.paidOn > paidOn ? claim.paidOn : paidOn;
    const paid = { paid: before + more, setOff: claim.setOff + (setOff ?? 0n), paidOn: day };
    if (paid.paid > decided) throw new PaidTooMuch({}, ['input', 'amount']);
    await tx.change(PaymentClaim, id, null, { ...paid, ...(paid.paid === decided && { state: S.paid }) }, 'paymentClaim.paid');
    await keepForFunder(tx, grantId, input.paidOn);
    return id;
  }
}

/** Whether the caller has put in, left out or written anything of the claim, in any of its submissions. */
async function hasPrepared(tx: Tx, claimId: string): Promise<boolean> {
  const [own] = await tx.sql(
    `select from payment_claim where tenant_id = current_tenant() and id = $1 and ($2 = any(preparer_ids) or $3 = any(preparer_account_ids))`,
    [claimId, tx.scope.personId, tx.scope.accountId],
  );
  return own !== undefined;
}

/** What is blocking, all of it at once. */
async function refuseFaults(tx: Tx, claimId: string): Promise<void> {
  const faults = await tx.sql<{ sv: string; en: string }>('select sv, en from claim_faults(current_tenant(), $1) where blocking', [claimId]);
  if (faults.length) throw new Faults(faults.map((message) => new ClaimHasFaults({ message: { sv: message.sv, en: message.en } }, ['input', 'id'])));
}

function refuseMoved({ cashNow, inKindNow, supportNow }: PaymentClaim, { cash, inKind, support }: ClaimFigures): void {
  if (cashNow !== cash || inKindNow !== inKind || supportNow !== support)
    throw new ClaimFiguresMoved({ support }, ['input', 'id'], { allowed: ['refreshPaymentClaim'] });
}

/** What signing writes: the figures, who signed, and what the funder reads of the grant. */
async function signed(tx: Tx, claim: PaymentClaim, { cash, inKind, support }: ClaimFigures): Promise<Partial<PaymentClaim>> {
  const { projectName, projectNumber, number: grantNumber, beneficiaryName } = await tx.get(Grant, claim.grantId);
  const [person] = await tx.sql<{ name: string }>('select name from person where tenant_id = current_tenant() and id = $1', [tx.scope.personId]);
  return {
    state: claim.submission === 0 ? S.submitted : S.resubmitted,
    submission: claim.submission + 1,
    claimedCash: cash,
    claimedInKind: inKind,
    claimedSupport: support,
    signedAt: new Date(tx.now),
    signedById: tx.scope.personId,
    signedByAccountId: tx.scope.accountId,
    signedByName: person!.name,
    completionDueOn: null,
    ...{ projectName, projectNumber, grantNumber, beneficiaryName },
  };
}
