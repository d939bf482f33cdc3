import type { Tx } from '@samnav/platform';
import type { CostCategory } from '@samnav/projects';
import type { ClaimLine } from '../claims/claim-line.entity.ts';
import type { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { Grant } from '../grants/grant.entity.ts';
import { costsOf } from '../rules/flat-rates.ts';
import type { Counted } from '../rules/flat-rates.ts';
import { supported } from '../rules/support.ts';
import { LineTakenBack } from './refusals.ts';
import { SUBMITTED } from './room.ts';

/** What is taken off by cost category, in öre; null stands for the claim as a whole. */
export type Taken = ReadonlyMap<CostCategory | null, bigint>;

const DEDUCTED = `select l.category, sum(r.deducted_ore)::text as ore from review_line r join claim_line l on l.tenant_id = r.tenant_id and l.id = r.claim_line_id
  where ${SUBMITTED} and r.outcome = 'deducted' group by 1`;
const CORRECTED = `select l.category, sum(f.amount_ore)::text as ore from finding f left join claim_line l on l.tenant_id = f.tenant_id and l.id = f.claim_line_id
  where f.tenant_id = current_tenant() and f.claim_id = $1 and f.kind = 'correction' group by 1`;
const FLAT = `select l.category, sum(l.eligible_ore)::text as ore from claim_line l where ${SUBMITTED} and l.kind = 'flatRate' group by 1`;
const COUNTED = `select category, method, rate_bp as "rateBp", rate_of as "rateOf" from grant_category where tenant_id = current_tenant() and grant_id = $1`;
const OF_LINE = `select (coalesce((select sum(r.deducted_ore) from review_line r where r.tenant_id = current_tenant() and r.claim_line_id = $1 and r.outcome = 'deducted'), 0)
  + coalesce((select sum(f.amount_ore) from finding f where f.tenant_id = current_tenant() and f.claim_line_id = $1 and f.kind = 'correction'), 0))::text as ore`;
const TAKEN_BACK = `select c.number from claim_line l join expenditure r on r.tenant_id = l.tenant_id and r.reverses_id = l.expenditure_id
  join claim_line y on y.tenant_id = r.tenant_id and y.expenditure_id = r.id and y.to_submission is null and y.parked_at is null
  join payment_claim c on c.tenant_id = y.tenant_id and c.id = y.claim_id and c.submission > 0
  where l.tenant_id = current_tenant() and l.id = $1 limit 1`;
const EARLIER = `select coalesce(sum(o.claimed_cash_ore + o.claimed_in_kind_ore - o.deducted_ore), 0)::text as costs,
    coalesce(sum(coalesce(o.decided_support_ore, o.claimed_support_ore)), 0)::text as support
  from payment_claim c join payment_claim o on o.tenant_id = c.tenant_id and o.grant_id = c.grant_id and (o.signed_at, o.id) < (c.signed_at, c.id)
  where c.tenant_id = current_tenant() and c.id = $1 and o.submission > 0 and o.state not in ('withdrawn', 'rejected')`;

/** What the judgements of the lines take off. */
export const deductedOf = (tx: Tx, claim: PaymentClaim): Promise<Taken> => categories(tx, DEDUCTED, [claim.id, claim.submission]);
/** What the corrections after the decision take off. */
export const correctedOf = (tx: Tx, claim: PaymentClaim): Promise<Taken> => categories(tx, CORRECTED, [claim.id]);

async function categories(tx: Tx, sql: string, params: unknown[]): Promise<Map<CostCategory | null, bigint>> {
  const rows = await tx.sql<{ category: CostCategory | null; ore: string }>(sql, params);
  return new Map(rows.map(({ category, ore }) => [category, BigInt(ore)]));
}

const sumOf = (taken: Taken): bigint => [...taken.values()].reduce((sum, ore) => sum + ore, 0n);

/** All of it: with the costs goes what flat rates are shares of, but never more of a flat rate than the claim has and nobody took off yet. */
export async function withFlatRates(tx: Tx, claim: PaymentClaim, taken: Taken): Promise<bigint> {
  const booked = new Map([...taken].flatMap(([category, ore]) => (category === null ? [] : [[category, ore] as const])));
  const { flatRates } = costsOf(booked, await tx.sql<Counted>(COUNTED, [claim.grantId]));
  const claimed = await categories(tx, FLAT, [claim.id, claim.submission]);
  const fallen = [...flatRates].map(([category, ore]) => {
    const left = (claimed.get(category) ?? 0n) - (taken.get(category) ?? 0n);
    return left <= 0n ? 0n : ore < left ? ore : left;
  });
  return fallen.reduce((sum, ore) => sum + ore, sumOf(taken));
}

/** Both together, category by category. */
export function added(one: Taken, other: Taken): Taken {
  const sum = new Map(one);
  for (const [category, ore] of other) sum.set(category, (sum.get(category) ?? 0n) + ore);
  return sum;
}

/** What nobody has taken off a line. */
export async function leftOfLine(tx: Tx, { id, eligible }: ClaimLine): Promise<bigint> {
  const [off] = await tx.sql<{ ore: string }>(OF_LINE, [id]);
  return eligible - BigInt(off!.ore);
}

/** Refuses where a claim that is handed in takes the line back: it would be taken off twice. */
export async function refuseTakenBack(tx: Tx, line: ClaimLine): Promise<void> {
  const [back] = await tx.sql<{ number: number }>(TAKEN_BACK, [line.id]);
  if (back) throw new LineTakenBack({ number: back.number }, ['input', 'lineId']);
}

/**
 * The funder's part of the costs that are left, never more than `most`. Claims are rounded and capped together, each less what those before it
 * came to, and so is what is left of this one. Where nothing is taken off, no later rounding takes anything either, only a ceiling that was lowered.
 */
export async function supportLeft(tx: Tx, claim: PaymentClaim, deducted: bigint, most: bigint): Promise<bigint> {
  const grant = await tx.get(Grant, claim.grantId);
  const [before] = await tx.sql<{ costs: string; support: string }>(EARLIER, [claim.id]);
  const costs = BigInt(before!.costs) + (claim.claimedCash ?? 0n) + (claim.claimedInKind ?? 0n) - deducted;
  const left = (deducted === 0n ? grant.ceiling : supported(grant, costs)) - BigInt(before!.support);
  if (left <= 0n) return 0n;
  return left < most ? left : most;
}
