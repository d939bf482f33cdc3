import { globalId, NotFound } from '@samnav/platform';
import type { Class, TenantKey, Tx } from '@samnav/platform';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { Review } from './review.entity.ts';

/** A claim that the funder may work on right now, held until the transaction ends. The verb runs as the API's role, so the rule is said here again. */
const HELD = `select c.id from payment_claim c join funding_grant g on g.tenant_id = c.tenant_id and g.id = c.grant_id
  where c.tenant_id = current_tenant() and c.id = $1 and c.funder_id = $2 and c.submission > 0
    and (g.ended_at is null or g.kept_until >= (samnav_now() at time zone 'Europe/Stockholm')::date)
    and (g.open_until is null or g.open_until >= (samnav_now() at time zone 'Europe/Stockholm')::date) for update of c`;

export async function heldClaim(tx: Tx, claimId: string, path: string[]): Promise<PaymentClaim> {
  const [there] = await tx.sql<{ id: string }>(HELD, [claimId, tx.scope.funderId ?? null]);
  if (!there) throw new NotFound({}, ['input', ...path]);
  return tx.get(PaymentClaim, there.id);
}

/** The funder's own review and its claim, held. */
export async function heldReview(tx: Tx, id: string): Promise<{ review: Review; claim: PaymentClaim }> {
  const { claimId } = await tx.find(Review, id, ['reviewId']);
  const claim = await heldClaim(tx, claimId, ['reviewId']);
  const [row] = await tx.sql<{ id: string }>('select id from review where tenant_id = current_tenant() and claim_id = $1', [claimId]);
  return { review: await tx.get(Review, row!.id), claim };
}

/** As SQL over `claim_line l`: what was submitted last. Rows that are being changed for the next submission are not there for a funder. */
export const SUBMITTED = `l.tenant_id = current_tenant() and l.claim_id = $1 and l.from_submission <= $2
  and (l.to_submission is null or l.to_submission >= $2) and l.parked_at is null`;

/** A line of what was submitted last. */
export async function submittedLine(tx: Tx, claim: PaymentClaim, id: string, path: string[]): Promise<ClaimLine> {
  const line = await tx.find(ClaimLine, id, path);
  const [there] = await tx.sql(`select from claim_line l where ${SUBMITTED} and l.id = $3`, [claim.id, claim.submission, line.id]);
  if (!there) throw new NotFound({}, ['input', ...path]);
  return line;
}

/** The name of whoever acts for the funder, as both logs and the project read it. */
export async function nameOfActor(tx: Tx): Promise<string> {
  const [account] = await tx.sql<{ name: string }>('select name from account where id = $1', [tx.scope.accountId]);
  return account!.name;
}

/** What a line of the funder's log tells. */
export interface Told {
  claim: Pick<PaymentClaim, 'id' | 'funderId'>;
  /** As in the region's audit log, which tells it too. */
  action: string;
  about: [Class<TenantKey>, id: string];
  note?: string | null;
  details?: Record<string, unknown>;
}

/** Writes a line of the funder's own log. */
export async function tellFunder(tx: Tx, { claim, action, about: [type, id], note, details = {} }: Told): Promise<void> {
  await tx.sql(
    `insert into funder_event (claim_id, funder_id, action, subject_type, subject_uuid, note, details, request_id, at, account_id, account_name)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, a.id, a.name from account a where a.id = $10`,
    [claim.id, claim.funderId, action, type.name, id, note ?? null, JSON.stringify(details), tx.scope.requestId, tx.now, tx.scope.accountId],
  );
}

/** Öre as JSON and messages say it. */
export const kronor = (ore: bigint): string => `${ore / 100n}${ore % 100n === 0n ? '' : `,${String(ore % 100n).padStart(2, '0')}`}`;
export const claimIdOf = (uuid: string): string => globalId(PaymentClaim, uuid);
