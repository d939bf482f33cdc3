import { File, globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { CostCategory, LedgerPeriodService } from '@samnav/projects';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Grant } from '../grants/grant.entity.ts';
import { GrantService } from '../grants/grant.service.ts';
import { ReportSeal } from '../reports/report-seal.service.ts';
import { newGranted } from '../testing/granted.ts';
import type { Granted } from '../testing/granted.ts';
import { ClaimSectionKind, PaymentClaimState } from './claim-kinds.ts';
import { ClaimAttachment, ClaimSection } from './claim-parts.entity.ts';
import { ClaimPartsService } from './claim-parts.service.ts';
import { ClaimSigningService } from './claim-signing.service.ts';
import { PaymentClaimService } from './payment-claim.service.ts';

afterAll(closeTestDatabase);

const { travel } = CostCategory;

/** A claim of 1 000 kr of travel in the first quarter, with all that Validate asks for. */
async function prepared(input = {}): Promise<{ it: Granted; grant: string; id: string }> {
  const it = await newGranted();
  const grant = await it.grant(input);
  await it.spend(travel, '2026-02-01', 1_000_00n);
  const id = await it.prepare(grant, '01-01', '03-31');
  await it.complete(id);
  return { it, grant, id };
}

test('what is missing is listed with its place, and nobody approves before it is there', async () => {
  const it = await newGranted();
  const grant = await it.grant();
  const id = await it.prepare(grant, '01-01', '03-31');
  expect((await it.faults(id, true)).sort()).toEqual(['CLAIM_EMPTY', 'FINANCING_MISSING', ...Array<string>(4).fill('SECTION_MISSING')].sort());
  expect((await refusedWith(it.approve(id))).length).toBe(6);
  const told = (await refusals(it.approve(id))).map((error) => error.text('sv'));
  expect(told).toContain('Lägesrapporten saknar en del: resultat.');
});

test('a claim of days to come is not approved', async () => {
  const it = await newGranted();
  const id = await it.prepare(await it.grant(), '2026-12-01', '2199-12-31');
  expect(await it.faults(id, true)).toContain('PERIOD_NOT_OVER');
});

test('whoever prepared it does not approve it, and any change takes the approval back', async () => {
  const { it, id } = await prepared();
  expect(await refusedWith(it.approve(id, it.coordinator))).toEqual(['CLAIM_NEEDS_SECOND_PERSON']);
  expect(await refusedWith(it.sign(id))).toEqual(['CLAIM_NOT_APPROVED']);
  await it.approve(id);
  expect(await it.claim(id)).toMatchObject({ state: 'approved', approvedSubmission: 1 });
  await it.refresh(id);
  expect(await it.claim(id)).toMatchObject({ state: 'draft', approvedAt: null });
  expect(await refusedWith(it.sign(id))).toEqual(['CLAIM_NOT_APPROVED']);
});

test('whoever has ever worked on it does not approve it, though somebody else worked on it last', async () => {
  const { it, id } = await prepared();
  await it.refresh(id, it.finance);
  for (const by of [it.coordinator, it.finance]) expect(await refusedWith(it.approve(id, by))).toEqual(['CLAIM_NEEDS_SECOND_PERSON']);
  const forced = it.write(it.coordinator, (tx) =>
    tx.sql('update payment_claim set approved_by_id = $1, preparer_ids = $2 where tenant_id = current_tenant()', [it.coordinator.personId, []]),
  );
  expect(await refusedWith(forced)).toEqual(['CLAIM_NEEDS_SECOND_PERSON']);
  await it.approve(id, it.signatory);
});

test('whoever approved it does not sign it; another who may sign does', async () => {
  const { it, id } = await prepared();
  await it.approve(id, it.signatory);
  expect(await refusedWith(it.sign(id))).toEqual(['CLAIM_NEEDS_OTHER_SIGNER']);
  const forced = it.write(it.signatory, (tx) =>
    tx.sql(
      `update payment_claim set submission = 1, state = 'submitted', signed_at = samnav_now(), signed_by_id = approved_by_id, claimed_support_ore = 0
       where tenant_id = current_tenant()`,
    ),
  );
  expect(await refusedWith(forced)).toEqual(['CLAIM_NEEDS_OTHER_SIGNER']);
  await it.sign(id, await it.world.as('authorisedSignatory', { municipalityId: it.world.municipalities.Umeå! }));
  expect(await it.claim(id)).toMatchObject({ state: 'submitted', approvedById: it.signatory.personId });
});

test('only who may sign for the municipality signs', async () => {
  const { it, id } = await prepared();
  await it.approve(id);
  expect(await refusedWith(it.sign(id, it.coordinator))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(it.sign(id, it.finance))).toEqual(['FORBIDDEN']);
  await it.sign(id);
  expect(await it.claim(id)).toMatchObject({ state: 'submitted', submission: 1, claimedCash: 1_000_00n, claimedSupport: 500_00n });
});

test('signing closes the period of the ledger, and a report keeps what was signed', async () => {
  const { it, id } = await prepared();
  await it.approve(id);
  await it.sign(id);
  expect(await refusedWith(it.spend(travel, '2026-03-01', 1_00n))).toEqual(['PERIOD_CLOSED']);
  const reports = await it.write(it.coordinator, (tx) => tx.sql('select from project_report where tenant_id = current_tenant()'));
  expect(reports).toHaveLength(1);
});

describe('a claim that is withdrawn opens the days of the ledger that its signing closed', () => {
  const march = (it: Granted): Promise<string> => it.spend(travel, '2026-03-01', 1_00n);

  test('and the log says so', async () => {
    const { it, id } = await prepared();
    await it.approve(id);
    await it.sign(id);
    await it.withdraw(id);
    await march(it);
    const events = await it.write(it.coordinator, (tx) =>
      tx.sql<{ action: string }>(
        `select action from audit_event where tenant_id = current_tenant() and subject_type = 'LedgerPeriod' order by at, id`,
      ),
    );
    expect(events.map(({ action }) => action)).toEqual(['ledgerPeriod.closed', 'ledgerPeriod.reopened']);
  });

  test('unless a person has closed them too', async () => {
    const { it, id } = await prepared();
    await it.approve(id);
    await it.sign(id);
    const days = { projectId: it.projectId, startsOn: '2026-01-01', endsOn: '2026-03-31', reason: 'Bokslut' };
    await it.write(it.coordinator, (tx) => new LedgerPeriodService().closeAsked(tx, days));
    await it.withdraw(id);
    expect(await refusedWith(march(it))).toEqual(['PERIOD_CLOSED']);
  });

  test('or another funder’s claim of the same days stands', async () => {
    const { it, id } = await prepared();
    await it.spend(travel, '2026-02-02', 500_00n);
    const other = await it.prepare(await it.grant(), '01-01', '03-31');
    await it.complete(other);
    for (const one of [id, other]) await it.approve(one).then(() => it.sign(one));
    await it.withdraw(id);
    expect(await refusedWith(march(it))).toEqual(['PERIOD_CLOSED']);
    await it.withdraw(other);
    await march(it);
  });
});

test('what was posted after the lines were assembled stops approval and signature', async () => {
  const { it, id } = await prepared();
  await it.approve(id);
  await it.spend(travel, '2026-02-02', 5_00n);
  expect((await refusals(it.sign(id)))[0]!.text('en')).toBe('The ledger has changed: 1 lines are new and 0 are gone. Assemble the lines anew.');
  expect(await it.faults(id, true)).toEqual(['LEDGER_CHANGED']);
});

test('nothing that was signed changes, by whatever way', async () => {
  const { it, id } = await prepared();
  await it.approve(id);
  await it.sign(id);
  const change = (sql: string): Promise<unknown> => it.write(it.coordinator, (tx) => tx.sql(sql));
  await expect(change('update claim_line set eligible_ore = 0, excluded_ore = amount_ore')).rejects.toThrow();
  await expect(change('delete from claim_line where tenant_id = current_tenant()')).rejects.toThrow('what was signed stays');
  await expect(change(`update claim_section set body = 'x' where tenant_id = current_tenant()`)).rejects.toThrow('what was signed stays');
  await expect(change('update claim_line set to_submission = 1 where tenant_id = current_tenant()')).rejects.toThrow('what was signed stays');
  await expect(change('update payment_claim set claimed_support_ore = 1 where tenant_id = current_tenant()')).rejects.toThrow(
    'what was signed stays',
  );
  expect(await refusedWith(it.refresh(id))).toEqual(['CLAIM_IS_WITH_FUNDER']);
});

test('a completed claim is signed again; the first submission is still there as it was', async () => {
  const { it, id } = await prepared();
  await it.approve(id);
  await it.sign(id);
  await it.decide(id, { state: PaymentClaimState.completionAsked, completionDueOn: '2026-12-01' });
  const [line] = await it.lines(id);
  await it.park([`cli_${line!.id}`]);
  expect(await it.faults(id, true)).toEqual(['CLAIM_EMPTY']);
  const [, parked] = await it.lines(id);
  await it.park([`cli_${parked!.id}`], null);
  await it.approve(id);
  expect(await it.claim(id)).toMatchObject({ state: 'completionAsked', submission: 1, claimedCash: 1_000_00n });
  await it.sign(id);
  expect(await it.claim(id)).toMatchObject({ state: 'resubmitted', submission: 2, claimedSupport: 500_00n });
  const stood = (await it.lines(id)).map(({ fromSubmission, toSubmission, eligible }) => [fromSubmission, toSubmission, eligible]);
  expect(stood).toEqual([
    [1, 1, 1_000_00n],
    [2, null, 1_000_00n],
  ]);
});

test('what is attached is opened by whoever approves and signs, and by nobody who may not read wages there', async () => {
  const { it, id } = await prepared();
  const [attached] = await it.write(it.coordinator, (tx) => tx.rows(ClaimAttachment).find({ where: { claimId: id.slice(4) } }));
  const opened = (by: Scope): Promise<unknown> => it.write(by, (tx) => tx.find(File, globalId(File, attached!.fileId)));
  for (const by of [it.finance, it.signatory]) await opened(by);
  const umea = { municipalityId: it.world.municipalities.Umeå! };
  for (const role of ['strategist', 'reader'] as const) expect(await refusedWith(opened(await it.world.as(role, umea)))).toEqual(['NOT_FOUND']);
});

test('what changes for a completion is a draft until it is signed: who reads no vouchers sees what was signed', async () => {
  const { it, id } = await prepared();
  await it.approve(id);
  await it.sign(id);
  await it.decide(id, { state: PaymentClaimState.completionAsked, completionDueOn: '2026-12-01' });
  const kind = ClaimSectionKind.overall;
  await it.write(it.coordinator, (tx) => new ClaimPartsService(new PaymentClaimService()).saveSection(tx, { claimId: id, kind, body: 'Nytt' }));
  const seenBy = (by: Scope): Promise<(string | null)[]> =>
    it.write(by, async (tx) => {
      const all = await tx.rows(ClaimSection).find({ where: { claimId: id.slice(4), kind }, order: { fromSubmission: 'ASC' } });
      return Promise.all(
        all.map((one) =>
          tx.find(ClaimSection, globalId(ClaimSection, one.id)).then(
            ({ body }) => body,
            () => null,
          ),
        ),
      );
    });
  expect(await seenBy(it.finance)).toEqual(['Om overall', 'Nytt']);
  expect(await seenBy(await it.world.as('reader', { municipalityId: it.world.municipalities.Umeå! }))).toEqual(['Om overall', null]);
});

test('all claims together ask for no more than the ceiling, and what was deducted is given back to it', async () => {
  const { it, grant, id } = await prepared({ ceiling: 700_00n });
  await it.approve(id);
  await it.sign(id);
  await it.spend(travel, '2026-05-01', 1_000_00n);
  const second = await it.prepare(grant, '04-01', '06-30');
  expect((await it.claim(second)).supportNow).toBe(200_00n);
  await it.decide(id, { state: PaymentClaimState.approvedWithDeductions, deducted: 600_00n, decidedSupport: 200_00n });
  await it.refresh(second);
  expect((await it.claim(second)).supportNow).toBe(500_00n);
  await it.complete(second);
  await it.approve(second);
  await it.sign(second);
  await expect(it.decide(id, { decidedSupport: 500_00n })).rejects.toThrow('claimed');
});

test('a category more than 20 % and at least 50 000 kr over what is approved needs an amendment first', async () => {
  const { it, grant } = await prepared();
  await it.spend(travel, '2026-05-01', 29_999_999n);
  const id = await it.prepare(grant, '04-01', '06-30');
  expect(await it.faults(id, true)).not.toContain('CATEGORY_OVERRUN');
  await it.spend(travel, '2026-05-02', 2n);
  await it.refresh(id);
  expect(await it.faults(id, true)).toContain('CATEGORY_OVERRUN');
});

describe('what was decided is paid', () => {
  const decided = async (
    input = {},
  ): Promise<{ it: Granted; grant: string; pay(amount: bigint, setOff?: bigint, paidOn?: string): Promise<string>; id: string }> => {
    const { it, grant, id } = await prepared(input);
    await it.approve(id);
    await it.sign(id);
    await it.decide(id, { state: PaymentClaimState.approvedByFunder, decidedSupport: 500_00n });
    const pay = async (amount: bigint, setOff?: bigint, paidOn = '2026-06-01'): Promise<string> => {
      const { version } = await it.claim(id);
      const payment = { id, expectedVersion: version, amount, setOff, paidOn };
      return it.write(it.finance, (tx) => new ClaimSigningService(new LedgerPeriodService(), new ReportSeal()).recordPayment(tx, payment));
    };
    return { it, grant, pay, id };
  };

  test('in as many parts as the funder pays; the last of it closes the claim', async () => {
    const { it, pay, id } = await decided();
    await pay(300_00n);
    expect(await it.claim(id)).toMatchObject({ state: 'approvedByFunder', paid: 300_00n });
    expect(await refusedWith(pay(200_01n))).toEqual(['PAID_TOO_MUCH']);
    expect(await refusedWith(pay(0n))).toEqual(['PAYMENT_EMPTY']);
    await pay(200_00n);
    expect(await it.claim(id)).toMatchObject({ state: 'paid', paid: 500_00n, setOff: 0n });
    expect(await refusedWith(pay(1n))).toEqual(['CLAIM_NOT_DECIDED']);
  });

  test('on a day that has been: how long the funder sees it counts from there', async () => {
    const { it, pay, id } = await decided();
    for (const day of ['2099-01-01', '9999-12-31']) expect(await refusedWith(pay(500_00n, 0n, day))).toEqual(['PAID_IN_FUTURE']);
    expect(await it.claim(id)).toMatchObject({ state: 'approvedByFunder', paid: null });
  });

  test('less what is set off against an advance, never more than the funder paid in advance', async () => {
    const { it, grant, pay, id } = await decided({ paidInAdvance: 400_00n });
    expect(await refusedWith(pay(0n, 400_01n))).toEqual(['ADVANCE_USED_UP']);
    await pay(0n, 350_00n);
    await pay(150_00n);
    expect(await it.claim(id)).toMatchObject({ state: 'paid', paid: 500_00n, setOff: 350_00n });
    const lowered = it.write(it.coordinator, async (tx) => {
      const { version } = await tx.get(Grant, grant.slice(4));
      return new GrantService().update(tx, { id: grant, expectedVersion: version, paidInAdvance: 349_99n });
    });
    expect(await refusedWith(lowered)).toEqual(['ADVANCE_USED_UP']);
  });
});
