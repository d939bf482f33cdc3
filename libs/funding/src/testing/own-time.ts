import { Municipality, Organisation, OrganisationKind, OrganisationService, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Budget, BudgetService, CostCategory, FinancingKind, Project, ProjectService, ProjectStatus } from '@samnav/projects';
import { CertificationService } from '../time/certification.service.ts';
import { HourlyRateService } from '../time/hourly-rate.service.ts';
import { TimeEntry } from '../time/time-entry.entity.ts';
import type { RecordTimeInput } from '../time/time.inputs.ts';
import { TimeService } from '../time/time.service.ts';

/** A region whose project is financed by half in own work time, with those who work, write and certify. */
export interface OwnTime {
  world: World;
  coordinator: Scope;
  /** Works at Umeå and writes down what is their own. */
  worker: Scope;
  /** Umeå’s chief executive, who certifies. */
  chief: Scope;
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A running project of 2026 with 1.2 MSEK of own work time and 1.2 MSEK of services, approved; answers its global id. */
  project(name?: string): Promise<string>;
  /** The uuid behind it. */
  uuid(projectId: string): string;
  /** Sets what an hour of somebody costs from 2026-01-01 on. */
  rate(projectId: string, hourly: bigint, person?: Scope): Promise<void>;
  /** The worker's time on a day; answers the entry's global id. */
  time(projectId: string, workedOn: string, more?: Partial<RecordTimeInput>, by?: Scope): Promise<string>;
  certify(ids: string[], by?: Scope): Promise<string[]>;
  entry(id: string): Promise<TimeEntry>;
}

const MILLIONS_1_2 = 120_000_000n;

export async function newOwnTime(): Promise<OwnTime> {
  const world = await newTenant({ municipalities: ['Umeå', 'Vindeln'] });
  const coordinator = await world.as('regionCoordinator');
  const umea = { municipalityId: world.municipalities.Umeå! };
  const [worker, chief, second] = [await world.as('reader', umea), await world.as('chiefExecutive', umea), await world.as('regionCoordinator')];
  const write = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);
  const uuid = (id: string): string => localUuid(id);
  const financier = globalId(
    Organisation,
    await write(coordinator, (tx) => new OrganisationService().create(tx, { name: 'Tillväxtverket', kind: OrganisationKind.funder })),
  );
  return {
    ...{ world, coordinator, worker, chief, write, uuid },
    project: async (name = 'Hållbara resor') => {
      const lead = { leadId: globalId(Person, coordinator.personId!), status: ProjectStatus.running, statusFrom: '2026-01-01' };
      const at = { startsOn: '2026-01-01', endsOn: '2026-12-31', municipalityId: globalId(Municipality, umea.municipalityId) };
      const id = await write(coordinator, (tx) => new ProjectService().create(tx, { name, ...lead, ...at }));
      const budget = globalId(Budget, id);
      const line = (category: CostCategory) => ({ category, year: 2026, planned: MILLIONS_1_2 });
      const from = (kind: FinancingKind) => ({ financierId: financier, kind, amount: MILLIONS_1_2 });
      await write(coordinator, (tx) =>
        new BudgetService().save(tx, {
          ...{ id: budget, expectedVersion: 1 },
          lines: [line(CostCategory.ownWorkTime), line(CostCategory.externalServices)],
          financing: [from(FinancingKind.inKind), from(FinancingKind.cash)],
        }),
      );
      await write(second, async (tx) => new BudgetService().approve(tx, { id: budget, expectedVersion: (await tx.get(Budget, id)).version }));
      return globalId(Project, id);
    },
    rate: async (projectId, hourly, person = worker) => {
      const input = { projectId, personId: globalId(Person, person.personId!), startsOn: '2026-01-01', hourly };
      await write(coordinator, (tx) => new HourlyRateService().set(tx, input));
    },
    time: async (projectId, workedOn, more = {}, by = worker) => {
      const input = { projectId, personId: globalId(Person, worker.personId!), workedOn, minutes: 480, activity: 'Möte', ...more };
      return globalId(TimeEntry, await write(by, (tx) => new TimeService().record(tx, input)));
    },
    certify: (ids, by = chief) => write(by, (tx) => new CertificationService().certify(tx, { ids })),
    entry: (id) => write(coordinator, (tx) => tx.find(TimeEntry, id)),
  };
}

/** The uuid in a global id, e.g. of `prj_0198…`. */
const localUuid = (id: string): string => id.slice(id.indexOf('_') + 1);
