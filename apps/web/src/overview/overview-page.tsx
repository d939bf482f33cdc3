import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OverviewDocument, type OverviewQuery } from '../generated/graphql.ts';
import { useGoalsFinding } from '../goals/goals-finding.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { atStart, inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Loaded, LoadingRows } from '../ui/states.tsx';
import { LatestCard } from './latest.tsx';
import type { Reported } from './map-rows.ts';
import { GoalsCard, MeetingCard, MoneyCard, NextCard } from './numbers.tsx';

const MapCard = lazy(() => import('./map-card.tsx').then((module) => ({ default: module.MapCard })));

/** The region on one page: where, how much, what next, what changed. */
export function OverviewPage() {
  const query = useQuery(OverviewDocument);
  return (
    <Loaded of={query} rows={8}>
      {(data) => <Overview data={data} />}
    </Loaded>
  );
}

/** Who has reported the measure of the map, and how many goals are behind; where there are no goals yet, what is late. */
function useFinding(data: OverviewQuery, reported: Reported | null): string {
  const { t } = useTranslation();
  const region = useTenant().name;
  const second = useGoalsFinding(data.goals.nodes);
  const late = data.late.totalCount ?? 0;
  if (data.goals.nodes.length === 0)
    return late ? t('overview.findingLate', { count: late, word: atStart(late), region }) : t('overview.findingOnTime', { region });
  if (!reported) return second;
  const all = reported.count === reported.total;
  const first =
    reported.count === 0
      ? t('overview.findingNobodyReported')
      : all
        ? t('overview.findingAllReported')
        : t('overview.findingReported', { word: atStart(reported.count), total: inWords(reported.total) });
  return `${first}. ${second}.`;
}

function Overview({ data }: { data: OverviewQuery }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [reported, setReported] = useState<Reported | null>(null);
  return (
    <>
      <PageHead crumbs={[{ label: `${t('overview.crumb')} · ${tenant.name}` }]} title={useFinding(data, reported)} />
      <div className="grid cols-overview">
        <Suspense fallback={<LoadingRows rows={8} />}>
          <MapCard municipalities={data.municipalities.nodes} indicators={data.indicators.nodes} onReported={setReported} />
        </Suspense>
        <div className="col">
          <div className="grid cols-2 numbers">
            <GoalsCard data={data} />
            <MoneyCard data={data} />
            <NextCard data={data} />
            <MeetingCard data={data} />
          </div>
          <LatestCard />
        </div>
      </div>
    </>
  );
}
