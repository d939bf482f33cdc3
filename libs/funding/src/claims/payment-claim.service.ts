import { Injectable } from '@nestjs/common';
import { access, localId, modelOf } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { GrantPeriod } from '../grants/grant-period.entity.ts';
import { Grant } from '../grants/grant.entity.ts';
import { PaymentClaimState } from './claim-kinds.ts';
import { ClaimLine } from './claim-line.entity.ts';
import { askForApproval } from './claim-obligations.ts';
import { assemble, figuresOf, flatRates, park } from './claim-lines.ts';
import { prefill } from './claim-prefill.ts';
import type { ParkClaimLineInput, PreparePaymentClaimInput, RefreshPaymentClaimInput, UnparkClaimLineInput } from './claim.inputs.ts';
import { PaymentClaim } from './payment-claim.entity.ts';
import { ClaimIsWithFunder, ClaimLinesOfSeveral, ClaimPeriodNeeded, FlatRateFollows, GrantIsOver } from './refusals.ts';

const OPEN: readonly PaymentClaimState[] = [PaymentClaimState.draft, PaymentClaimState.approved, PaymentClaimState.completionAsked];

/** Claims as they are prepared: assembled from the ledger by rule, with lines put aside. */
@Injectable()
export class PaymentClaimService {
  async prepare(tx: Tx, input: PreparePaymentClaimInput & { source?: string }): Promise<string> {
    const grant = await tx.find(Grant, input.grantId, ['grantId']);
    access.require(tx.scope, 'paymentClaim.prepare', { municipalityId: grant.municipalityId, projectId: grant.projectId });
    if (grant.endedAt) throw new GrantIsOver({}, ['input', 'grantId']);
    await tx.lock(Grant, grant.id); // the claims' numbers follow each other
    const period = await tx.findOptional(GrantPeriod, input.grantPeriodId, ['grantPeriodId']);
    const { startsOn, endsOn, isFinal } = daysOf(input, grant, period);
    const [last] = await tx.sql<{ number: number }>(
      'select coalesce(max(number), 0)::integer as number from payment_claim where tenant_id = current_tenant() and grant_id = $1',
      [grant.id],
    );
    const told = {
      projectName: grant.projectName,
      projectNumber: grant.projectNumber,
      grantNumber: grant.number,
      beneficiaryName: grant.beneficiaryName,
    };
    const of = { grantId: grant.id, projectId: grant.projectId, funderId: grant.funderId, grantPeriodId: period?.id };
    const values = { ...of, ...told, number: last!.number + 1, startsOn, endsOn, isFinal, source: input.source, ...preparer(tx) };
    const id = await tx.create(PaymentClaim, values, 'paymentClaim.prepared');
    await assemble(tx, id, 0);
    await prefill(tx, id);
    await this.worked(tx, await tx.get(PaymentClaim, id), 'paymentClaim.assembled', { assembledAt: new Date(tx.now) });
    return id;
  }

  async refresh(tx: Tx, input: RefreshPaymentClaimInput): Promise<string> {
    const claim = await this.open(tx, input.id, ['id'], input.expectedVersion);
    await assemble(tx, claim.id, claim.submission);
    await this.worked(tx, claim, 'paymentClaim.assembled', { assembledAt: new Date(tx.now) });
    return claim.id;
  }

  park(tx: Tx, input: ParkClaimLineInput): Promise<string> {
    return this.putAside(tx, input.lineIds, input.reason);
  }
  unpark(tx: Tx, input: UnparkClaimLineInput): Promise<string> {
    return this.putAside(tx, input.lineIds, null);
  }

  /** A claim that may be worked on, held until the transaction ends. */
  async open(tx: Tx, id: string, path: string[], expectedVersion: number | null = null): Promise<PaymentClaim> {
    const found = await claimFor(tx, id, path, 'paymentClaim.prepare');
    const claim = await tx.change(PaymentClaim, found.id, expectedVersion, {}, 'paymentClaim.held');
    if (!OPEN.includes(claim.state)) throw new ClaimIsWithFunder({}, ['input', ...path], { allowed: ['withdrawPaymentClaim'] });
    return claim;
  }

  /** Somebody has worked on it: its figures follow, and an approval of what it was falls. */
  async worked(tx: Tx, claim: PaymentClaim, event: string, more: { assembledAt?: Date } = {}): Promise<void> {
    const { cash, inKind, support } = await figuresOf(tx, claim.id);
    const figures = { cashNow: cash, inKindNow: inKind, supportNow: support };
    const state = claim.submission === 0 ? PaymentClaimState.draft : claim.state;
    const after = await tx.change(PaymentClaim, claim.id, null, { ...more, ...figures, state, ...preparer(tx), ...unapproved }, event);
    await askForApproval(tx, after);
  }

  private async putAside(tx: Tx, lineIds: readonly string[], reason: string | null): Promise<string> {
    const first = await tx.find(ClaimLine, lineIds[0], ['lineIds']);
    const claim = await this.open(tx, idOf(first.claimId), ['lineIds']);
    const ids = lineIds.map((id) => localId(modelOf(ClaimLine), id) ?? id);
    const [found] = await tx.sql<{ lines: number; flat: number }>(
      `select count(*)::integer as lines, count(*) filter (where kind = 'flatRate')::integer as flat from claim_line
       where tenant_id = current_tenant() and claim_id = $1 and id = any($2::uuid[]) and to_submission is null`,
      [claim.id, ids],
    );
    if (found!.lines !== new Set(ids).size) throw new ClaimLinesOfSeveral({}, ['input', 'lineIds']);
    if (found!.flat) throw new FlatRateFollows({}, ['input', 'lineIds']);
    await park(tx, claim.id, claim.submission, ids, reason);
    await flatRates(tx, claim.id, claim.submission);
    await this.worked(tx, claim, reason === null ? 'claimLine.unparked' : 'claimLine.parked');
    return claim.id;
  }
}

/** An approval is of what the claim was when it was given. */
const unapproved = { approvedAt: null, approvedById: null, approvedByAccountId: null, approvedSubmission: null };
const preparer = (tx: Tx) => ({ preparedAt: new Date(tx.now), preparedById: tx.scope.personId, preparedByAccountId: tx.scope.accountId });
const idOf = (uuid: string): string => `pcl_${uuid}`;

/** The claim, where the viewer sees it and may do it. */
export async function claimFor(tx: Tx, id: string, path: string[], operation: Operation): Promise<PaymentClaim> {
  const claim = await tx.find(PaymentClaim, id, path);
  const { municipalityId, projectId } = await tx.get(Grant, claim.grantId);
  access.require(tx.scope, operation, { municipalityId, projectId });
  return claim;
}

function daysOf(input: PreparePaymentClaimInput, grant: Grant, period?: GrantPeriod | null): { startsOn: string; endsOn: string; isFinal: boolean } {
  if (period && period.grantId !== grant.id) throw new ClaimPeriodNeeded({}, ['input', 'grantPeriodId']);
  const [startsOn, endsOn] = period ? [period.startsOn, period.endsOn] : [input.startsOn, input.endsOn];
  if (!startsOn || !endsOn || endsOn < startsOn) throw new ClaimPeriodNeeded({}, ['input', 'startsOn']);
  return { startsOn, endsOn, isFinal: input.isFinal ?? period?.isFinal ?? false };
}
