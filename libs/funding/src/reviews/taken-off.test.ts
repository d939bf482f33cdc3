import { afterAll, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { PaymentClaimState } from '../claims/claim-kinds.ts';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { CostMethod, FlatRateBase, RoundingRule } from '../grants/grant-choices.ts';
import { newAuditor } from '../testing/auditor.ts';
import type { Auditor } from '../testing/auditor.ts';
import { newGranted } from '../testing/granted.ts';
import type { Granted } from '../testing/granted.ts';
import { ErrorType, ReviewOutcome } from './review-choices.ts';

const { indirectCosts, staff, travel } = CostCategory;

afterAll(closeTestDatabase);

interface Room {
  region: Granted;
  auditor: Auditor;
  /** Begins the review of a claim, takes amounts off lines, in the claim's order, and approves what is left; answers the review. */
  decide(claimId: string, off: readonly bigint[]): Promise<string>;
  correct(reviewId: string, claimId: string, line: number, amount: bigint): Promise<unknown>;
}

async function room(): Promise<Room> {
  const region = await newGranted();
  const auditor = await newAuditor(region, region.funderId);
  const lineOf = async (claimId: string, n: number): Promise<string> => globalId(ClaimLine, (await region.lines(claimId))[n]!.id);
  const wrong = { errorType: ErrorType.notEligible, reason: 'Privat resa' };
  return {
    region,
    auditor,
    decide: async (claimId, off) => {
      const reviewId = await auditor.start(claimId);
      for (const [n, deducted] of off.entries()) {
        const judged = { reviewId, lineId: await lineOf(claimId, n), outcome: ReviewOutcome.deducted, deducted, ...wrong };
        if (deducted) await auditor.write((tx) => auditor.reviews.judge(tx, judged));
      }
      const { version } = await auditor.review(reviewId);
      await auditor.write((tx) => auditor.decisions.decide(tx, { reviewId, approve: true, text: 'Enligt bilaga', expectedVersion: version }));
      return reviewId;
    },
    correct: async (reviewId, claimId, line, amount) => {
      const lineId = await lineOf(claimId, line);
      return auditor.write((tx) => auditor.decisions.correct(tx, { reviewId, lineId, amount, ...wrong }));
    },
  };
}

test('a claim that nothing is taken off gives what was asked for, however earlier ones were rounded', async () => {
  const { region, decide } = await room();
  const grant = await region.grant({ rounding: RoundingRule.kronaDown });
  await region.spend(travel, '2026-02-01', 3_00n);
  await region.spend(travel, '2026-05-01', 3_00n);
  const [first, second] = [await region.signed(grant, '01-01', '03-31'), await region.signed(grant, '04-01', '06-30')];
  expect((await region.claim(second)).claimedSupport).toBe(2_00n);
  await decide(first, []);
  await decide(second, []);
  expect([(await region.claim(first)).decidedSupport, (await region.claim(second)).decidedSupport]).toEqual([1_00n, 2_00n]);
});

test('what is left of a claim is rounded together with those before it', async () => {
  const { region, decide } = await room();
  const grant = await region.grant({ rounding: RoundingRule.kronaDown });
  await region.spend(travel, '2026-02-01', 3_00n);
  await region.spend(travel, '2026-05-01', 3_00n);
  const [first, second] = [await region.signed(grant, '01-01', '03-31'), await region.signed(grant, '04-01', '06-30')];
  await decide(first, []);
  await decide(second, [1_00n]);
  expect((await region.claim(second)).decidedSupport).toBe(1_00n);
});

test('of what the funder took off a line, its reversal takes nothing once more', async () => {
  const { region, decide, correct } = await room();
  const grant = await region.grant();
  const [deducted, corrected] = [await region.spend(travel, '2026-02-01', 700_00n), await region.spend(travel, '2026-02-02', 300_00n)];
  const first = await region.signed(grant, '01-01', '03-31');
  const reviewId = await decide(first, [700_00n, 100_00n]);
  await correct(reviewId, first, 1, 50_00n);
  for (const id of [deducted, corrected]) await region.reverse(id);
  const last = await region.prepare(grant, '04-01', '12-31', true);
  const lines = (await region.lines(last)).map(({ amount, eligible, excluded, exclusion }) => [amount, eligible, excluded, exclusion]);
  expect(lines.sort((a, b) => Number((a[0] as bigint) - (b[0] as bigint)))).toEqual([
    [-700_00n, 0n, -700_00n, 'deducted'],
    [-300_00n, -150_00n, -150_00n, 'deducted'],
  ]);
});

test('a line whose reversal is handed in is not deducted, nor corrected', async () => {
  const { region, decide, correct } = await room();
  const grant = await region.grant();
  const mistake = await region.spend(travel, '2026-02-01', 700_00n);
  const first = await region.signed(grant, '01-01', '03-31');
  await region.spend(travel, '2026-04-02', 900_00n);
  await region.reverse(mistake);
  const last = await region.prepare(grant, '04-01', '06-30', true);
  await region.complete(last);
  await region.approve(last);
  await region.sign(last);
  expect(await refusedWith(decide(first, [100_00n]))).toEqual(['LINE_TAKEN_BACK']);
  const reviewId = await decide(first, []);
  expect(await refusedWith(correct(reviewId, first, 0, 100_00n))).toEqual(['LINE_TAKEN_BACK']);
});

test('no more is taken off a flat rate than it comes to, however it goes', async () => {
  const { region, decide } = await room();
  const rate = { method: CostMethod.flatRate, rateBp: 1500, rateOf: FlatRateBase.staff };
  const approved = 100_000_000n;
  const grant = await region.grant({
    categories: [
      { category: staff, approved },
      { category: indirectCosts, approved: 20_000_000n, ...rate },
    ],
  });
  await region.spend(staff, '2026-02-01', 1_000_00n);
  const claim = await region.signed(grant, '01-01', '03-31');
  expect((await region.lines(claim)).map(({ kind, eligible }) => [kind, eligible])).toEqual([
    ['cost', 1_000_00n],
    ['flatRate', 150_00n],
  ]);
  await decide(claim, [1_000_00n, 100_00n]);
  expect(await region.claim(claim)).toMatchObject({ deducted: 1_150_00n, decidedSupport: 0n });
});

test('what the funder took off a category is no overrun of it any more', async () => {
  const { region, decide } = await room();
  const grant = await region.grant(); // 250 000 kr of travel
  await region.spend(travel, '2026-02-01', 200_000_00n);
  await decide(await region.signed(grant, '01-01', '03-31'), [100_000_00n]);
  await region.spend(travel, '2026-05-01', 200_000_00n);
  const second = await region.prepare(grant, '04-01', '06-30');
  expect(await region.faults(second)).not.toContain('CATEGORY_OVERRUN');
  await region.spend(travel, '2026-05-02', 1n);
  await region.refresh(second);
  expect(await region.faults(second)).toContain('CATEGORY_OVERRUN');
});

test('nor of a flat rate, which falls with what it is counted of', async () => {
  const { region, decide } = await room();
  const rate = { method: CostMethod.flatRate, rateBp: 1500, rateOf: FlatRateBase.staff };
  const categories = [
    { category: staff, approved: 10_000_000_00n },
    { category: indirectCosts, approved: 150_000_00n, ...rate },
  ];
  const grant = await region.grant({ categories });
  await region.spend(staff, '2026-02-01', 800_000_00n);
  await decide(await region.signed(grant, '01-01', '03-31'), [400_000_00n]);
  await region.spend(staff, '2026-05-01', 600_000_00n);
  const second = await region.prepare(grant, '04-01', '06-30');
  expect((await region.lines(second)).map(({ kind, eligible }) => [kind, eligible])).toContainEqual(['flatRate', 90_000_00n]);
  expect(await region.faults(second)).not.toContain('CATEGORY_OVERRUN');
  await region.spend(staff, '2026-05-02', 400_000_00n);
  await region.refresh(second);
  expect(await region.faults(second)).toContain('CATEGORY_OVERRUN');
});

test('a correction takes no more off a line than is left of it', async () => {
  const { region, decide, correct } = await room();
  const grant = await region.grant();
  await region.spend(travel, '2026-02-01', 700_00n);
  await region.spend(travel, '2026-02-02', 300_00n);
  const claim = await region.signed(grant, '01-01', '03-31');
  const reviewId = await decide(claim, [600_00n]);
  await correct(reviewId, claim, 0, 60_00n);
  expect(await refusedWith(correct(reviewId, claim, 0, 40_01n))).toEqual(['CORRECTION_TOO_LARGE']);
  await correct(reviewId, claim, 0, 40_00n);
});

test('a ceiling that was lowered after a claim stops neither its decision nor its payment, and is kept', async () => {
  const { region, decide } = await room();
  const grant = await region.grant();
  await region.spend(travel, '2026-02-01', 1_000_00n);
  const claim = await region.signed(grant, '01-01', '03-31');
  await region.write(region.coordinator, (tx) => tx.sql('update funding_grant set ceiling_ore = 30000 where tenant_id = current_tenant()'));
  await decide(claim, []);
  expect((await region.claim(claim)).decidedSupport).toBe(300_00n);
  await region.decide(claim, { state: PaymentClaimState.paid, paid: 300_00n, paidOn: '2026-05-01' });
});
