import type { MyValuesQuery, OpenPeriodFragment, ReportedValueFragment, ReportScopeFragment } from '../generated/graphql.ts';

/** One value that somebody is to report: for what, for when, and what is written of it so far. */
export interface WaitingValue {
  key: string;
  scope: ReportScopeFragment;
  period: OpenPeriodFragment;
  /** The draft or what came back; null before anything is written. */
  measurement: ReportedValueFragment | null;
  /** The value of the period before. */
  before: ReportedValueFragment | null;
}

/** Whether figures of a period may be changed by somebody: it is open, or unlocked for that very person. */
export const isOpenFor = (period: OpenPeriodFragment, personId: string): boolean =>
  !period.lockedAt || period.unlocks.nodes.some((unlock) => unlock.live && unlock.person?.id === personId);

const isDone = (measurement: ReportedValueFragment | undefined): boolean => measurement?.state === 'submitted' || measurement?.state === 'approved';

/**
 * The values that wait for a person: of each of their scopes the latest period that is over, whatever earlier period is asked for by a
 * day, and what came back; never what is locked for them.
 */
export function waitingValues(
  scopes: readonly ReportScopeFragment[],
  periods: readonly OpenPeriodFragment[],
  personId: string,
  today: string,
): WaitingValue[] {
  return scopes.flatMap((scope) => {
    if (!scope.viewerCan.save || !scope.indicator) return [];
    const periodicity = scope.periodicity ?? scope.indicator.periodicity;
    const own = periods
      .filter((period) => period.periodicity === periodicity && period.endsOn <= today)
      .toSorted((a, b) => b.endsOn.localeCompare(a.endsOn));
    return own.flatMap((period, at): WaitingValue[] => {
      const of = (id: string) => scope.measurements.nodes.find((each) => each.period?.id === id);
      const measurement = of(period.id);
      const begun = measurement && !isDone(measurement);
      const asked = at === 0 || period.dueOn !== null;
      if (isDone(measurement) || !(begun || asked) || !isOpenFor(period, personId)) return [];
      const before = scope.measurements.nodes
        .filter((each) => each.period && each.period.endsOn < period.endsOn && isDone(each))
        .toSorted((a, b) => b.period!.endsOn.localeCompare(a.period!.endsOn))[0];
      return [{ key: `${scope.id} ${period.id}`, scope, period, measurement: measurement ?? null, before: before ?? null }];
    });
  });
}

/** The values that wait for whoever is signed in. */
export function waitingOf({ me, reportingPeriods }: MyValuesQuery, today: string): WaitingValue[] {
  const person = me.person?.__typename === 'Person' ? me.person : null;
  return person ? waitingValues(person.indicatorScopes.nodes, reportingPeriods.nodes, person.id, today) : [];
}
