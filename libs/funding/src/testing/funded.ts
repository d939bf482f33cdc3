import { randomBytes } from 'node:crypto';
import { Organisation, OrganisationKind, OrganisationService, Person } from '@samnav/networks';
import { Funder, furnishFunder, globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import {
  Budget,
  BudgetLine,
  BudgetService,
  CostCategory,
  ExpenditureService,
  FinancingKind,
  Project,
  ProjectService,
  ProjectStatus,
} from '@samnav/projects';
import type { CreateProjectInput } from '@samnav/projects';
import { RuleSet } from '../grants/grant-choices.ts';
import type { CreateGrantInput } from '../grants/grant.inputs.ts';
import { GrantService } from '../grants/grant.service.ts';

/** A project of 2.4 MSEK, half of it pledged as own work time, with a funder that pays half. */
export interface Funded {
  world: World;
  coordinator: Scope;
  funderId: string;
  projectId: string;
  write<T>(work: (tx: Tx) => Promise<T>, by?: Scope): Promise<T>;
  /** Records a decision of Tillväxtverket's kind; answers its uuid. */
  grant(more?: Partial<CreateGrantInput>): Promise<string>;
  /** Books öre on the project's line of the category, in the period's first year. */
  book(category: CostCategory, amount: bigint, spentOn?: string): Promise<string>;
}

const MILLION = 100_000_000n;
const lines = [
  { category: CostCategory.staff, planned: MILLION },
  { category: CostCategory.externalServices, planned: MILLION / 5n },
  { category: CostCategory.ownWorkTime, planned: (MILLION * 6n) / 5n },
];

export async function newFunded(project: Partial<CreateProjectInput> = {}): Promise<Funded> {
  const world = await newTenant();
  const [coordinator, second] = [await world.as('regionCoordinator'), await world.as('regionCoordinator')];
  const write = <T>(work: (tx: Tx) => Promise<T>, by = coordinator): Promise<T> => world.database.write(by, work);
  const slug = `f-${randomBytes(5).toString('hex')}`;
  const funderId = globalId(Funder, await furnishFunder(world.database, slug, `Tillväxtverket ${slug}`));
  const [period, year] = [{ startsOn: '2024-01-01', endsOn: '2025-12-31' }, 2024];
  const base = {
    name: 'Hållbara Umeåregionen',
    leadId: globalId(Person, coordinator.personId!),
    status: ProjectStatus.running,
    statusFrom: '2024-01-01',
  };
  const id = await write((tx) => new ProjectService().create(tx, { ...base, ...period, ...project }));
  const financierId = globalId(
    Organisation,
    await write((tx) => new OrganisationService().create(tx, { name: slug, kind: OrganisationKind.funder })),
  );
  const financing = [FinancingKind.cash, FinancingKind.inKind].map((kind) => ({ financierId, kind, amount: (MILLION * 6n) / 5n }));
  const budget = { id: globalId(Budget, id), lines: lines.map((line) => ({ ...line, year })), financing };
  await write((tx) => new BudgetService().save(tx, { ...budget, expectedVersion: 1 }));
  await write(async (tx) => new BudgetService().approve(tx, { id: budget.id, expectedVersion: (await tx.get(Budget, id)).version }), second);
  const decision = {
    funderId,
    number: 'Dnr 1-2024',
    decidedOn: '2023-12-01',
    ceiling: (MILLION * 6n) / 5n,
    shareBp: 5_000,
    ruleSet: RuleSet.tillvaxtverketNational,
  };
  return {
    ...{ world, coordinator, funderId, write, projectId: globalId(Project, id) },
    grant: (more = {}) => write((tx) => new GrantService().create(tx, { projectId: globalId(Project, id), ...decision, ...period, ...more })),
    book: (category, amount, spentOn = '2024-03-01') =>
      write(async (tx) => {
        const { id: line } = await tx.rows(BudgetLine).findOneByOrFail({ projectId: id, category });
        return new ExpenditureService().record(tx, { budgetLineId: globalId(BudgetLine, line), spentOn, amount });
      }),
  };
}
