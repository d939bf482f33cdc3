import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Municipality, Organisation, OrganisationKind, OrganisationService, Person } from '@samnav/networks';
import { BudgetLine } from '../budgets/budget-line.entity.ts';
import { Budget } from '../budgets/budget.entity.ts';
import type { SaveBudgetInput } from '../budgets/budget.inputs.ts';
import { BudgetService } from '../budgets/budget.service.ts';
import { CostCategory, FinancingKind } from '../budgets/categories.ts';
import type { CreateProjectInput } from '../projects/project.inputs.ts';
import { ProjectService } from '../projects/project.service.ts';
import { ProjectStatus } from '../projects/statuses.ts';

/** A tenant of two municipalities with a coordinator, for tests of projects. Ids are the API's. */
export interface Region {
  world: World;
  coordinator: Scope;
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  municipality(name: string): string;
  organisation(name: string): Promise<string>;
  /** A running project of the region, led by the coordinator; answers its uuid. */
  project(input?: Partial<CreateProjectInput>, by?: Scope): Promise<string>;
  /** A project whose budget is saved: `budgeted` öre of staff this year, `financed` öre in cash. Answers its uuid. */
  budgeted(budgeted: bigint, financed: bigint, input?: Partial<CreateProjectInput>): Promise<string>;
  /** What saves that budget in a version. */
  budget(projectId: string, expectedVersion: number, budgeted: bigint, financed?: bigint): SaveBudgetInput;
  /** The API's id of the project's only budget line. */
  line(projectId: string): Promise<string>;
  /** Approves the project's budget, as somebody who did not save it. */
  approve(projectId: string): Promise<void>;
}

export async function newRegion(): Promise<Region> {
  const world = await newTenant({ municipalities: ['Umeå', 'Vindeln'] });
  const coordinator = await world.as('regionCoordinator');
  const write = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);
  const organisation = async (name: string): Promise<string> =>
    globalId(Organisation, await write(coordinator, (tx) => new OrganisationService().create(tx, { name, kind: OrganisationKind.funder })));
  const funder = await organisation('Fonden');
  const project = (input: Partial<CreateProjectInput> = {}, by = coordinator): Promise<string> => {
    const given = {
      name: 'Resor',
      leadId: globalId(Person, coordinator.personId!),
      status: ProjectStatus.running,
      statusFrom: '2020-01-01',
      ...input,
    };
    return write(by, (tx) => new ProjectService().create(tx, given));
  };
  const budget = (projectId: string, expectedVersion: number, budgeted: bigint, financed = budgeted): SaveBudgetInput => ({
    id: globalId(Budget, projectId),
    expectedVersion,
    lines: [{ category: CostCategory.staff, year: 2026, planned: budgeted }],
    financing: [{ financierId: funder, kind: FinancingKind.cash, amount: financed }],
  });
  return {
    world,
    coordinator,
    write,
    organisation,
    project,
    budget,
    municipality: (name) => globalId(Municipality, world.municipalities[name]!),
    budgeted: async (budgeted, financed, input) => {
      const id = await project(input);
      await write(coordinator, (tx) => new BudgetService().save(tx, budget(id, 1, budgeted, financed)));
      return id;
    },
    line: async (projectId) => globalId(BudgetLine, (await write(coordinator, (tx) => tx.rows(BudgetLine).findOneByOrFail({ projectId }))).id),
    approve: async (projectId) => {
      const second = await world.as('regionCoordinator');
      await write(second, async (tx) => {
        const { version } = await tx.get(Budget, projectId);
        await new BudgetService().approve(tx, { id: globalId(Budget, projectId), expectedVersion: version });
      });
    },
  };
}
