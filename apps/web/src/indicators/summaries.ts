import { useMemo } from 'react';
import { usePages } from '../api/connection.ts';
import { IndicatorSummariesDocument, type IndicatorSummariesQuery } from '../generated/graphql.ts';
import type { Summary } from './indicator-row.tsx';

type Row = IndicatorSummariesQuery['indicators']['nodes'][number];

/** What is said of an indicator on one line: the way of the first that has a target, else the region's or the first scope's; all of one and the same. */
export function summaryOf(row: Row): Summary {
  const told = row.aimed.nodes[0] ?? row.trajectories.nodes[0];
  const points = (told?.scope?.points ?? row.points).nodes.toSorted((a, b) => a.endsOn.localeCompare(b.endsOn));
  return {
    id: row.id,
    name: row.name,
    place: told?.scope?.name ?? null,
    unit: row.unit,
    decimals: row.decimals,
    state: told?.state ?? 'noData',
    latest: told?.latestValue != null ? { value: told.latestValue, period: told.latestPeriod?.name ?? '' } : null,
    values: points.map((point) => (point.value == null ? null : Number(point.value))),
    owner: row.owner?.name ?? null,
  };
}

export interface Summaries {
  /** Under each goal that they tell of. */
  byGoal: ReadonlyMap<string, readonly Summary[]>;
  /** Those that tell of no goal. */
  alone: readonly Summary[];
}

/** Every indicator's summary, under its goals. */
export function useSummaries(): Summaries {
  const { data } = usePages(IndicatorSummariesDocument, 'indicators', { all: true, first: 25 });
  return useMemo(() => {
    const byGoal = new Map<string, Summary[]>();
    const alone: Summary[] = [];
    for (const row of data?.nodes ?? []) {
      const goals = [row.goal, ...row.otherGoals.nodes.map((each) => each.goal)].filter((goal) => goal !== null);
      const summary = summaryOf(row);
      if (goals.length === 0) alone.push(summary);
      for (const { id } of goals) byGoal.set(id, [...(byGoal.get(id) ?? []), summary]);
    }
    return { byGoal, alone };
  }, [data?.nodes]);
}
