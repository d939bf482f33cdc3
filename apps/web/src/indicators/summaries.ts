import { useMemo } from 'react';
import { usePages } from '../api/connection.ts';
import { IndicatorSummariesDocument, type IndicatorSummariesQuery } from '../generated/graphql.ts';
import type { Summary } from './indicator-row.tsx';

type Row = IndicatorSummariesQuery['indicators']['nodes'][number];

/** What is said of an indicator on one line: the region's way where it is rolled up, otherwise its first scope's. */
export function summaryOf(row: Row): Summary {
  const told = row.trajectories.nodes[0];
  const points = row.points.nodes.toSorted((a, b) => a.endsOn.localeCompare(b.endsOn));
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    decimals: row.decimals,
    state: told?.state ?? 'noData',
    latest: told?.latestValue != null ? { value: told.latestValue, period: told.latestPeriod?.name ?? '' } : null,
    values: points.map((point) => (point.value == null ? null : Number(point.value))),
    owner: row.owner?.name ?? null,
  };
}

/** Every indicator's summary. */
export function useSummaries(): readonly Summary[] {
  const { data } = usePages(IndicatorSummariesDocument, 'indicators', { all: true, first: 25 });
  return useMemo(() => (data?.nodes ?? []).map(summaryOf), [data?.nodes]);
}
