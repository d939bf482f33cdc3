import { randomBytes, randomUUID } from 'node:crypto';
import { Municipality, Organisation, OrganisationKind, OrganisationService, Person } from '@samnav/networks';
import { File, FileState, Funder, furnishFunder, globalId, localId, modelOf, ScanState } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Budget, BudgetLine, BudgetService, CostCategory, Expenditure, ExpenditureService, FinancingKind } from '@samnav/projects';
import { LedgerPeriodService, Project, ProjectService, ProjectStatus } from '@samnav/projects';
import { ClaimSectionKind } from '../claims/claim-kinds.ts';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { ClaimPartsService } from '../claims/claim-parts.service.ts';
import { ClaimSigningService } from '../claims/claim-signing.service.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { PaymentClaimService } from '../claims/payment-claim.service.ts';
import { RuleSet } from '../grants/grant-choices.ts';
import { Grant } from '../grants/grant.entity.ts';
import type { CreateGrantInput } from '../grants/grant.inputs.ts';
import { GrantService } from '../grants/grant.service.ts';
import { ReportSeal } from '../reports/report-seal.service.ts';

const claims = new PaymentClaimService();
const parts = new ClaimPartsService(claims);
const signing = new ClaimSigningService(new LedgerPeriodService(), new ReportSeal());
const M = 100_000_000n;

/** A project of Umeå in 2026 with an approved budget and those who prepare, approve and sign claims. Ids are the API's. */
export interface Granted {
  world: World;
  coordinator: Scope;
  finance: Scope;
  signatory: Scope;
  funderId: string;
  projectId: string;
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A grant of half of everything to the project, at most 1.2 MSEK. */
  grant(input?: Partial<CreateGrantInput>): Promise<string>;
  /** Posts to the project; answers the expenditure. */
  spend(category: CostCategory, spentOn: string, amount: bigint, more?: { vat?: bigint; note?: string; supplier?: string }): Promise<string>;
  reverse(expenditureId: string): Promise<string>;
  /** A claim of days of 2026, e.g. of `01-01` to `03-31`. */
  prepare(grantId: string, from: string, to: string, isFinal?: boolean): Promise<string>;
  refresh(claimId: string, by?: Scope): Promise<void>;
  park(lineIds: readonly string[], reason?: string | null): Promise<void>;
  /** Writes and attaches what Validate asks for. */
  complete(claimId: string): Promise<void>;
  approve(claimId: string, by?: Scope): Promise<string>;
  sign(claimId: string, by?: Scope): Promise<string>;
  withdraw(claimId: string): Promise<string>;
  /** All of it, from preparing to signing. */
  signed(grantId: string, from: string, to: string): Promise<string>;
  /** What a funder's decision would write. */
  decide(claimId: string, values: Partial<PaymentClaim>): Promise<void>;
  claim(claimId: string): Promise<PaymentClaim>;
  lines(claimId: string): Promise<ClaimLine[]>;
  faults(claimId: string, blocking?: boolean): Promise<string[]>;
}

const dayOf = (day: string): string => (day.length === 10 ? day : `2026-${day}`);

export async function newGranted(): Promise<Granted> {
  const world = await newTenant();
  const umea = { municipalityId: world.municipalities.Umeå! };
  const [coordinator, second] = [await world.as('regionCoordinator'), await world.as('regionCoordinator')];
  const [finance, signatory] = [await world.as('financeOfficer', umea), await world.as('authorisedSignatory', umea)];
  const write = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);
  const funderId = globalId(Funder, await furnishFunder(world.database, `f-${randomBytes(6).toString('hex')}`, 'Fonden'));
  const projectId = await write(coordinator, (tx) => budgeted(tx, umea.municipalityId));
  const uuid = (id: string): string => id.slice(id.indexOf('_') + 1);
  await write(second, async (tx) => {
    const { version } = await tx.get(Budget, projectId);
    await new BudgetService().approve(tx, { id: globalId(Budget, projectId), expectedVersion: version });
  });
  const version = (claimId: string): Promise<PaymentClaim> => write(coordinator, (tx) => tx.get(PaymentClaim, uuid(claimId)));
  const seen = async (id: string): Promise<{ id: string; expectedVersion: number }> => ({ id, expectedVersion: (await version(id)).version });
  const granted: Granted = {
    ...{ world, coordinator, finance, signatory, funderId, projectId: globalId(Project, projectId), write },
    grant: (input = {}) =>
      write(coordinator, async (tx) => globalId(Grant, await new GrantService().create(tx, { ...decision(projectId, funderId), ...input }))),
    spend: (category, spentOn, amount, more = {}) =>
      write(coordinator, async (tx) => {
        const { id } = await tx.rows(BudgetLine).findOneByOrFail({ projectId, category });
        return globalId(Expenditure, await new ExpenditureService().record(tx, { budgetLineId: globalId(BudgetLine, id), spentOn, amount, ...more }));
      }),
    reverse: (expenditureId) =>
      write(coordinator, async (tx) => globalId(Expenditure, await new ExpenditureService().reverse(tx, { expenditureId, reason: 'Fel' }))),
    prepare: (grantId, from, to, isFinal) =>
      write(coordinator, async (tx) =>
        globalId(PaymentClaim, await claims.prepare(tx, { grantId, startsOn: dayOf(from), endsOn: dayOf(to), isFinal })),
      ),
    refresh: async (id, by = coordinator) => void (await seen(id).then((at) => write(by, (tx) => claims.refresh(tx, at)))),
    park: async (lineIds, reason = 'Fakturan saknas') =>
      void (await write(coordinator, (tx) =>
        reason === null ? claims.unpark(tx, { lineIds: [...lineIds] }) : claims.park(tx, { lineIds: [...lineIds], reason }),
      )),
    complete: (claimId) => write(coordinator, (tx) => complete(tx, claimId)),
    approve: async (id, by = finance) => seen(id).then((at) => write(by, (tx) => signing.approve(tx, at))),
    sign: async (id, by = signatory) => seen(id).then((at) => write(by, (tx) => signing.sign(tx, at))),
    withdraw: async (id) => seen(id).then((at) => write(coordinator, (tx) => signing.withdraw(tx, { ...at, reason: 'Fel period' }))),
    signed: async (grantId, from, to) => {
      const id = await granted.prepare(grantId, from, to);
      await granted.complete(id);
      await granted.approve(id);
      await granted.sign(id);
      return id;
    },
    decide: async (id, values) => void (await write(coordinator, (tx) => tx.change(PaymentClaim, uuid(id), null, values, 'paymentClaim.decided'))),
    claim: version,
    lines: (id) => write(coordinator, (tx) => tx.rows(ClaimLine).find({ where: { claimId: uuid(id) }, order: { number: 'ASC' } })),
    faults: (id, blocking) =>
      write(coordinator, async (tx) => {
        const rows = await tx.sql<{ code: string; blocking: boolean }>('select code, blocking from claim_faults(current_tenant(), $1)', [uuid(id)]);
        return rows.filter((row) => blocking === undefined || row.blocking === blocking).map(({ code }) => code);
      }),
  };
  return granted;
}

async function budgeted(tx: Tx, municipalityId: string): Promise<string> {
  const lead = { leadId: globalId(Person, tx.scope.personId!), municipalityId: globalId(Municipality, municipalityId) };
  const status = { status: ProjectStatus.running, statusFrom: '2026-01-01' };
  const id = await new ProjectService().create(tx, { name: 'Grönsam', ...lead, ...status, startsOn: '2026-01-01', endsOn: '2026-12-31' });
  const financierId = globalId(Organisation, await new OrganisationService().create(tx, { name: 'Fonden', kind: OrganisationKind.funder }));
  const line = (category: CostCategory, planned: bigint) => ({ category, year: 2026, planned });
  await new BudgetService().save(tx, {
    id: globalId(Budget, id),
    expectedVersion: 1,
    lines: [
      ...[line(CostCategory.staff, M), line(CostCategory.ownWorkTime, M), line(CostCategory.externalServices, M / 2n)],
      ...[line(CostCategory.travel, M / 4n), line(CostCategory.indirectCosts, M / 4n)],
    ],
    financing: [
      { financierId, kind: FinancingKind.cash, amount: 2n * M },
      { financierId, kind: FinancingKind.inKind, amount: M },
    ],
  });
  return id;
}

const decision = (projectId: string, funderId: string): CreateGrantInput => ({
  ...{ projectId: globalId(Project, projectId), funderId, number: `D-${randomBytes(4).toString('hex')}` },
  ...{ decidedOn: '2025-12-01', startsOn: '2026-01-01', endsOn: '2026-12-31', ceiling: 120_000_000n, shareBp: 5000 },
  ...{ ruleSet: RuleSet.tillvaxtverketNational },
});

async function complete(tx: Tx, claimId: string): Promise<void> {
  for (const kind of Object.values(ClaimSectionKind)) await parts.saveSection(tx, { claimId, kind, body: `Om ${kind}` });
  await parts.setFinancing(tx, { claimId, financing: [{ financierName: 'Umeå kommun', kind: FinancingKind.cash, amount: 100_00n }] });
  const missing = await tx.sql<{ path: string }>(`select path from claim_faults(current_tenant(), $1) where code = 'ATTACHMENT_MISSING'`, [
    localId(modelOf(PaymentClaim), claimId),
  ]);
  for (const { path } of missing) {
    const kind = path.split('/')[1] as never;
    const told = { ownerAccountId: tx.scope.accountId!, name: `${kind as string}.pdf`, size: 10, type: 'application/pdf', state: FileState.ready };
    const file = await tx.create(
      File,
      { ...told, scanState: ScanState.clean, sha256: randomBytes(32).toString('hex'), storageKey: randomUUID(), receivedAt: new Date(tx.now) },
      'file.announced',
    );
    await parts.attach(tx, { claimId, kind, fileId: globalId(File, file) });
  }
}
