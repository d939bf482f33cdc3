import { afterAll, expect, test } from '@jest/globals';
import { Person } from '@samnav/networks';
import { Funder, furnishFunder, globalId } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { PaymentClaimState } from '../claims/claim-kinds.ts';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { Grant } from '../grants/grant.entity.ts';
import { GrantService } from '../grants/grant.service.ts';
import { newAuditor } from '../testing/auditor.ts';
import type { Auditor } from '../testing/auditor.ts';
import { newGranted } from '../testing/granted.ts';
import type { Granted } from '../testing/granted.ts';
import { CertificationService } from '../time/certification.service.ts';
import { HourlyRateService } from '../time/hourly-rate.service.ts';
import { TimeEntry } from '../time/time-entry.entity.ts';
import { TimeService } from '../time/time.service.ts';
import { Finding } from './finding.entity.ts';
import { NameDisclosure } from './name-disclosure.entity.ts';
import { ErrorType, FindingKind, ReviewOutcome, SampleMethod } from './review-choices.ts';

const { externalServices, travel } = CostCategory;
const { accepted, deducted, question } = ReviewOutcome;

afterAll(closeTestDatabase);

interface Stage {
  region: Granted;
  auditor: Auditor;
  grantId: string;
  claimId: string;
  reviewId: string;
  /** Lines of the claim by their amount in whole kronor. */
  lineOf(kronor: bigint): Promise<string>;
  judge(kronor: bigint, outcome: ReviewOutcome, more?: { deducted?: bigint; errorType?: ErrorType; reason?: string }): Promise<string>;
}

/** A signed claim of 100 000 kr and its review, begun. */
async function stage(more?: (region: Granted) => Promise<void>): Promise<Stage> {
  const region = await newGranted();
  await more?.(region);
  const grantId = await region.grant();
  await region.spend(externalServices, '2026-02-03', 60_000_00n, { supplier: 'Norrbygg AB' });
  await region.spend(externalServices, '2026-02-20', 25_000_00n, { supplier: 'Norrbygg AB' });
  await region.spend(travel, '2026-03-01', 10_000_00n, { supplier: 'SJ' });
  await region.spend(travel, '2026-03-02', 5_000_00n, { supplier: 'SJ' });
  const claimId = await region.signed(grantId, '01-01', '03-31');
  const auditor = await newAuditor(region, region.funderId);
  const reviewId = await auditor.start(claimId);
  const lineOf = async (kronor: bigint): Promise<string> =>
    globalId(ClaimLine, (await region.lines(claimId)).find((line) => line.amount === kronor * 100n && line.toSubmission === null)!.id);
  return {
    ...{ region, auditor, grantId, claimId, reviewId, lineOf },
    judge: async (kronor, outcome, more = {}) => {
      const lineId = await lineOf(kronor);
      return auditor.write((tx) => auditor.reviews.judge(tx, { reviewId, lineId, outcome, ...more }));
    },
  };
}

const decide = async ({ auditor, reviewId }: Stage, approve = true, text?: string): Promise<string> => {
  const { version } = await auditor.review(reviewId);
  return auditor.write((tx) => auditor.decisions.decide(tx, { reviewId, approve, text, expectedVersion: version }));
};
const complete = ({ auditor, reviewId }: Stage, dueOn = '2099-01-31'): Promise<string> =>
  auditor.write((tx) => auditor.decisions.askForCompletion(tx, { reviewId, dueOn, text: 'Skicka in underlag' }));
const notEligible = { errorType: ErrorType.notEligible, reason: 'Privat resa' };

test('a sample shows its seed, and keeps what was said of lines when another is drawn', async () => {
  const { auditor, reviewId, judge } = await stage();
  const draw = (seed?: string) => auditor.write((tx) => auditor.reviews.sample(tx, { reviewId, method: SampleMethod.random, size: 2, seed }));

  await draw();
  const { sampleSeed, samplePopulation } = await auditor.review(reviewId);
  const first = (await auditor.lines(reviewId)).map((line) => line.claimLineId);
  await judge(10_000n, accepted);
  await draw('annat frö');
  await draw(sampleSeed!);
  const sampled = (await auditor.lines(reviewId)).filter((line) => line.inSample);

  expect(samplePopulation).toBe(4);
  expect(sampled.map((line) => line.claimLineId)).toEqual(first);
  expect((await auditor.lines(reviewId)).filter((line) => line.outcome === accepted)).toHaveLength(1);
});

test('a deduction needs an amount that the line claims, a type of error and a reason', async () => {
  const { judge } = await stage();

  expect(await refusedWith(judge(5_000n, deducted, { deducted: 5_000_01n, ...notEligible }))).toEqual(['DEDUCTION_TOO_LARGE']);
  expect(await refusedWith(judge(5_000n, deducted, { deducted: 0n, ...notEligible }))).toEqual(['DEDUCTION_TOO_LARGE']);
  expect(await refusedWith(judge(5_000n, deducted, { deducted: 1_00n, reason: 'x' }))).toEqual(['DEDUCTION_INCOMPLETE']);
  expect(await refusedWith(judge(5_000n, question))).toEqual(['QUESTION_EMPTY']);
  expect(await refusedWith(judge(5_000n, ReviewOutcome.unseen))).toEqual(['LINE_NOT_JUDGED']);
});

test('the support falls by the funder’s share of what is taken off, and both logs say so', async () => {
  const at = await stage();
  await at.judge(60_000n, accepted);
  await at.judge(10_000n, deducted, { deducted: 4_000_00n, ...notEligible });
  expect(await refusedWith(decide(at))).toEqual(['QUESTION_EMPTY']);
  await decide(at, true, 'Avdrag enligt bilaga');

  const claim = await at.region.claim(at.claimId);
  expect(claim).toMatchObject({ state: PaymentClaimState.approvedWithDeductions, deducted: 4_000_00n, decidedSupport: 48_000_00n });
  const told = await at.region.write(at.region.coordinator, (tx) =>
    tx.sql<{ action: string }>(`select action from audit_event where tenant_id = current_tenant() and actor_account_id = $1 order by at, id`, [
      at.auditor.scope.accountId,
    ]),
  );
  const log = await at.auditor.read<{ action: string; account_name: string }>('select action, account_name from funder_event order by at, id');
  const both = ['review.started', 'reviewLine.judged', 'reviewLine.judged', 'review.decided'];
  expect(told.map(({ action }) => action).filter((action) => !action.startsWith('paymentClaim'))).toEqual(both);
  expect(log.map(({ action }) => action)).toEqual(both);
  expect(new Set(log.map((line) => line.account_name))).toEqual(new Set(['Gun Granskare']));
});

test('a claim without deductions is approved in full, and one that is rejected gives nothing', async () => {
  const [full, none] = [await stage(), await stage()];
  await decide(full);
  expect(await refusedWith(decide(none, false))).toEqual(['QUESTION_EMPTY']);
  await decide(none, false, 'Projektet är inte påbörjat');

  expect(await full.region.claim(full.claimId)).toMatchObject({
    state: PaymentClaimState.approvedByFunder,
    deducted: 0n,
    decidedSupport: 50_000_00n,
  });
  expect(await none.region.claim(none.claimId)).toMatchObject({ state: PaymentClaimState.rejected, decidedSupport: 0n });
  expect(await refusedWith(decide(full))).toEqual(['CLAIM_NOT_UNDER_REVIEW']);
});

test('completion gives the claim back with a day at the project, and every question as a finding', async () => {
  const at = await stage();
  expect(await refusedWith(complete(at))).toEqual(['NOTHING_ASKED']);
  await at.judge(25_000n, question, { reason: 'Vad avser fakturan?' });
  expect(await refusedWith(decide(at))).toEqual(['QUESTIONS_OPEN']);
  expect(await refusedWith(complete(at, '2020-01-01'))).toEqual(['COMPLETION_DAY_PAST']);
  await complete(at);

  const claim = await at.region.claim(at.claimId);
  expect(claim).toMatchObject({ state: PaymentClaimState.completionAsked, completionDueOn: '2099-01-31' });
  const asked = await at.region.write(at.region.coordinator, (tx) =>
    tx.sql<Record<string, unknown>>(
      `select d.obligation, d.due_on::text, d.owner_id, (select count(*)::int from reminder r where r.tenant_id = d.tenant_id and r.deadline_id = d.id) > 0 as climbs
       from deadline d where d.about = $1 and d.met_at is null and d.cancelled_at is null`,
      [at.claimId],
    ),
  );
  expect(asked).toEqual([{ obligation: 'claimCompletion', due_on: '2099-01-31', owner_id: at.region.coordinator.personId, climbs: true }]);
  const findings = await at.region.write(at.region.coordinator, (tx) => tx.rows(Finding).find());
  expect(findings).toMatchObject([{ number: 1, kind: FindingKind.question, text: 'Vad avser fakturan?', dueOn: '2099-01-31', state: 'open' }]);
});

test('until it is signed again the funder sees what was signed, and then what took its place', async () => {
  const at = await stage();
  const amounts = async (): Promise<number[]> =>
    (await at.auditor.read<{ kr: number }>('select (amount_ore / 100)::int as kr from claim_line order by 1')).map(({ kr }) => kr);
  const whole = [5_000, 10_000, 25_000, 60_000];
  await at.judge(5_000n, question, { reason: 'Underlag?' });
  await complete(at);
  await at.region.park([await at.lineOf(5_000n)]);
  expect(await amounts()).toEqual(whole);
  const [finding] = await at.region.write(at.region.coordinator, (tx) => tx.rows(Finding).find());
  const answer = { findingId: globalId(Finding, finding!.id), answer: 'Vi tar bort raden.', expectedVersion: finding!.version };
  await at.region.write(at.region.coordinator, (tx) => at.auditor.findings.answer(tx, answer));
  await at.region.approve(at.claimId);
  await at.region.sign(at.claimId);

  expect(await amounts()).toEqual(whole.slice(1));
  expect(await at.region.claim(at.claimId)).toMatchObject({ state: PaymentClaimState.resubmitted, submission: 2, claimedSupport: 47_500_00n });
  expect(await refusedWith(decide(at))).toEqual(['QUESTIONS_OPEN']);
  const closed = { findingId: answer.findingId, expectedVersion: finding!.version + 1, note: 'Bra' };
  await at.auditor.write((tx) => at.auditor.findings.close(tx, closed));
  await decide(at);
  expect(await at.region.claim(at.claimId)).toMatchObject({ state: PaymentClaimState.approvedByFunder, decidedSupport: 47_500_00n });
});

test('a correction after the decision leaves the decision and says what is left of the support', async () => {
  const at = await stage();
  const correct = (amount: bigint) =>
    at.auditor.write((tx) =>
      at.auditor.decisions.correct(tx, {
        reviewId: at.reviewId,
        amount,
        errorType: ErrorType.doubleFunding,
        reason: 'Betald av Region Västerbotten',
      }),
    );
  expect(await refusedWith(correct(1_00n))).toEqual(['CORRECTION_TOO_EARLY']);
  await decide(at);
  await correct(20_000_00n);
  await correct(10_000_00n);

  expect(await at.region.claim(at.claimId)).toMatchObject({ state: PaymentClaimState.approvedByFunder, decidedSupport: 50_000_00n });
  expect(await at.auditor.review(at.reviewId)).toMatchObject({ corrected: 30_000_00n, decidedSupport: 35_000_00n });
  expect(await refusedWith(correct(70_000_01n))).toEqual(['CORRECTION_TOO_LARGE']);
});

/** Eight hours of somebody, certified by somebody else. */
async function hours(region: Granted): Promise<void> {
  const umea = { municipalityId: region.world.municipalities.Umeå! };
  const [worker, chief] = [await region.world.as('reader', umea), await region.world.as('chiefExecutive', umea)];
  const of = { projectId: region.projectId, personId: globalId(Person, worker.personId!) };
  await region.write(region.coordinator, (tx) => new HourlyRateService().set(tx, { ...of, startsOn: '2026-01-01', hourly: 400_00n }));
  const worked = { ...of, workedOn: '2026-02-04', minutes: 480, activity: 'Möte' };
  const entry = await region.write(worker, (tx) => new TimeService().record(tx, worked));
  await region.write(chief, (tx) => new CertificationService().certify(tx, { ids: [globalId(TimeEntry, entry)] }));
}

test('a name is told only of hours, and the project sees that it was asked for, by whom and why', async () => {
  const at = await stage(hours);
  const ask = async (kronor: bigint) => {
    const lineIds = [await at.lineOf(kronor)];
    return at.auditor.write((tx) => at.auditor.names.request(tx, { reviewId: at.reviewId, lineIds, reason: 'Jämförelse med löneunderlag' }));
  };
  expect(await refusedWith(ask(10_000n))).toEqual(['LINE_WITHOUT_PERSON']);
  await ask(3_200n);

  const [told] = await at.auditor.read<Record<string, string>>('select person_label, person_name from name_disclosure');
  expect(told).toEqual({ person_label: 'Person 1', person_name: 'Test reader' });
  const [seen] = await at.region.write(at.region.finance, (tx) => tx.rows(NameDisclosure).find());
  expect(seen).toMatchObject({ reason: 'Jämförelse med löneunderlag', accountName: 'Gun Granskare' });
  await expect(at.auditor.read('select person_id from claim_line')).rejects.toThrow('permission denied');
});

test('of a claim that the project has taken back no name is told', async () => {
  const at = await stage(hours);
  const lineIds = [await at.lineOf(3_200n)];
  await at.region.withdraw(at.claimId);
  const ask = at.auditor.write((tx) => at.auditor.names.request(tx, { reviewId: at.reviewId, lineIds, reason: 'Nyfiken' }));
  expect(await refusedWith(ask)).toEqual(['CLAIM_TAKEN_BACK']);
});

/** How many rows of its claims, grants and reviews somebody of a funder sees. */
const seenBy = async (by: Auditor): Promise<number> => {
  const [row] = await by.read<{ n: number }>(
    `select (select count(*) from funding_grant)::int + (select count(*) from payment_claim)::int + (select count(*) from claim_line)::int
     + (select count(*) from review)::int + (select count(*) from project_report)::int as n`,
  );
  return row!.n;
};

test('another funder finds nothing of it', async () => {
  const at = await stage();
  const other = await newAuditor(at.region, globalId(Funder, await furnishFunder(at.region.world.database, `x-${at.region.world.tenant}`, 'Annan')));
  const raise = (by: Auditor) => by.write((tx) => by.findings.raise(tx, { reviewId: at.reviewId, kind: FindingKind.question, text: 'Varför?' }));
  expect(await refusedWith(raise(other))).toEqual(['NOT_FOUND']);
  expect(await refusedWith(other.start(at.claimId))).toEqual(['NOT_FOUND']);
  expect([await seenBy(other), await seenBy(at.auditor)]).toEqual([0, 8]);
});

test('a decision is not ended while a claim waits for the funder; ended after that, what was signed stays with the funder', async () => {
  const at = await stage();
  const { region, auditor } = at;
  const now = (): Promise<Grant> => region.write(region.coordinator, (tx) => tx.get(Grant, at.grantId.slice(4)));
  const ending = async (): Promise<string> => {
    const { version } = await now();
    return region.write(region.coordinator, (tx) => new GrantService().end(tx, { id: at.grantId, expectedVersion: version, reason: 'Klart' }));
  };
  const [waits] = await refusals(ending());
  expect([waits!.code, waits!.text('sv')]).toEqual(['GRANT_CLAIM_WAITS', expect.stringMatching(/^Ansökan 1 är undertecknad/)]);
  await decide(at);
  expect(await refusedWith(ending())).toEqual(['GRANT_CLAIM_WAITS']);
  await region.decide(at.claimId, { state: PaymentClaimState.paid, paid: 50_000_00n, paidOn: '2026-11-01' });
  await ending();
  expect(await seenBy(auditor)).toBe(8);
  const found = { reviewId: at.reviewId, amount: 1_00n, errorType: ErrorType.notEligible, reason: 'Efterkontroll' };
  await auditor.write((tx) => auditor.decisions.correct(tx, found));
  expect(await refusedWith(region.write(region.coordinator, (tx) => tx.sql('update funding_grant set kept_until = null')))).toEqual([
    'GRANT_CLOSES_TOO_EARLY',
  ]);
});

test('what the funder takes off after its decision and never pays keeps no decision from being ended', async () => {
  const at = await stage();
  const { region, auditor } = at;
  await decide(at);
  const { claimedCash, claimedInKind, deducted } = await region.claim(at.claimId);
  const amount = claimedCash! + claimedInKind! - deducted;
  const found = { reviewId: at.reviewId, amount, errorType: ErrorType.notEligible, reason: 'Efterkontroll' };
  await auditor.write((tx) => auditor.decisions.correct(tx, found));
  const { version } = await region.write(region.coordinator, (tx) => tx.get(Grant, at.grantId.slice(4)));
  await region.write(region.coordinator, (tx) => new GrantService().end(tx, { id: at.grantId, expectedVersion: version, reason: 'Klart' }));
});

test('nobody closes what was signed to the funder before the rules’ day, nor by a day that was set before the signing', async () => {
  const region = await newGranted();
  const grantId = await region.grant({ openUntil: '2026-12-01' });
  await region.spend(travel, '2026-03-01', 1_000_00n);
  await region.signed(grantId, '01-01', '03-31');
  const { keptUntil, openUntil, version } = await region.write(region.coordinator, (tx) => tx.get(Grant, grantId.slice(4)));
  expect([keptUntil, openUntil]).toEqual(['2036-12-31', '2036-12-31']); // ten years, by the decision's copy of the rules
  const close = (day: string | null): Promise<string> =>
    region.write(region.coordinator, (tx) => new GrantService().update(tx, { id: grantId, expectedVersion: version, openUntil: day }));
  const [early] = await refusals(close('2036-12-30'));
  expect(early!.text('sv')).toContain('till och med 2036-12-31');
  await close(null);
});

test('of ending a decision and signing a claim of it at once, one is refused', async () => {
  const region = await newGranted();
  const grantId = await region.grant();
  await region.spend(travel, '2026-03-01', 1_000_00n);
  const id = await region.prepare(grantId, '01-01', '03-31');
  await region.complete(id);
  await region.approve(id);
  const end = region.write(region.coordinator, (tx) => tx.sql(`update funding_grant set ended_at = samnav_now(), ended_because = 'x'`));
  const both = await Promise.allSettled([region.sign(id), end]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('what is not claimed yet is not there: a draft, a line that is put aside, a line of another claim', async () => {
  const at = await stage();
  await at.region.spend(travel, '2026-05-02', 2_000_00n);
  const draft = await at.region.prepare(at.grantId, '04-01', '06-30');
  const [line] = await at.region.lines(draft);
  const lineId = globalId(ClaimLine, line!.id);

  expect(await refusedWith(at.auditor.start(draft))).toEqual(['NOT_FOUND']);
  const { reviewId } = at;
  expect(await refusedWith(at.auditor.write((tx) => at.auditor.reviews.judge(tx, { reviewId, lineId, outcome: accepted })))).toEqual(['NOT_FOUND']);
  expect(await at.auditor.read('select from payment_claim')).toHaveLength(1);
});
