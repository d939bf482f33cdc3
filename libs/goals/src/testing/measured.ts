import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Municipality, Person } from '@samnav/networks';
import { IndicatorAggregation, IndicatorDirection, IndicatorScopeKind, Periodicity } from '../indicators/indicator-choices.ts';
import { IndicatorScope } from '../indicators/indicator-scope.entity.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import type { CreateIndicatorInput } from '../indicators/indicator.inputs.ts';
import { IndicatorService } from '../indicators/indicator.service.ts';
import { TargetValueService } from '../indicators/target-value.service.ts';
import { Measurement } from '../measurements/measurement.entity.ts';
import type { SaveMeasurementInput } from '../measurements/measurement.inputs.ts';
import { MeasurementService } from '../measurements/measurement.service.ts';
import { PeriodService } from '../periods/period.service.ts';
import { ReportingPeriod } from '../periods/reporting-period.entity.ts';

/** A region that measures one thing in Umeå, for tests. Ids are the API's. */
export interface Measured {
  world: World;
  coordinator: Scope;
  /** Umeå's, who reports. */
  strategist: Scope;
  indicatorId: string;
  scopeId: string;
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A year that is measured for. */
  year(year: number, dueOn?: string): Promise<string>;
  /** Writes a draft as the strategist; answers the API's id. */
  save(periodId: string, values: Partial<SaveMeasurementInput>, by?: Scope): Promise<string>;
  submit(id: string, by?: Scope): Promise<string>;
  approve(id: string, by?: Scope): Promise<string>;
  giveBack(id: string, reason?: string): Promise<string>;
  lock(periodId: string): Promise<string>;
  /** The measurement's row. */
  row(id: string): Promise<Measurement>;
}

export const indicators = new IndicatorService();
export const measurements = new MeasurementService();
export const periods = new PeriodService();
export const targetValues = new TargetValueService();

export async function newMeasured(input: Partial<CreateIndicatorInput> = {}): Promise<Measured> {
  const world = await newTenant({ municipalities: ['Umeå', 'Vindeln'] });
  const coordinator = await world.as('regionCoordinator');
  const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const write = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);
  const given = {
    name: 'Resor',
    unit: '%',
    direction: IndicatorDirection.ascending,
    aggregation: IndicatorAggregation.latest,
    periodicity: Periodicity.year,
    ownerId: globalId(Person, coordinator.personId!),
    ...input,
  };
  const indicatorId = globalId(Indicator, await write(coordinator, (tx) => indicators.create(tx, given)));
  const scope = { indicatorId, kind: IndicatorScopeKind.municipality, name: 'Umeå', ownerId: globalId(Person, strategist.personId!) };
  const municipalityId = globalId(Municipality, world.municipalities.Umeå!);
  const scopeId = globalId(IndicatorScope, await write(coordinator, (tx) => indicators.addScope(tx, { ...scope, municipalityId })));
  const row = (id: string): Promise<Measurement> => write(world.system, (tx) => tx.get(Measurement, id.slice(4)));
  const seen = async (id: string) => ({ id, expectedVersion: (await row(id)).version });
  const idOf = (uuid: string): string => globalId(Measurement, uuid);
  return {
    world,
    coordinator,
    strategist,
    indicatorId,
    scopeId,
    write,
    row,
    year: async (year, dueOn) => {
      const period = { name: String(year), periodicity: Periodicity.year, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, dueOn };
      return globalId(ReportingPeriod, await write(coordinator, (tx) => periods.create(tx, period)));
    },
    save: async (periodId, values, by = strategist) => idOf(await write(by, (tx) => measurements.save(tx, { scopeId, periodId, ...values }))),
    submit: async (id, by = strategist) => write(by, async (tx) => measurements.submit(tx, await seen(id))),
    approve: async (id, by = coordinator) => write(by, async (tx) => measurements.approve(tx, await seen(id))),
    giveBack: async (id, reason = 'Fel år') => write(coordinator, async (tx) => measurements.return(tx, { ...(await seen(id)), reason })),
    lock: (periodId) =>
      write(coordinator, async (tx) => {
        const { version: expectedVersion } = await tx.get(ReportingPeriod, periodId.slice(4));
        return periods.lock(tx, { id: periodId, expectedVersion });
      }),
  };
}
