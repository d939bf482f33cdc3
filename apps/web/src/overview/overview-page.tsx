import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { OverviewDocument, type OverviewQuery } from '../generated/graphql.ts';
import { isEnded } from '../networks/networks-page.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { atStart, inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Loaded, LoadingRows } from '../ui/states.tsx';
import { LatestCard } from './latest.tsx';
import { GroupsCard, MoneyCard, NetworksCard, NextCard } from './numbers.tsx';

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

function useFinding(data: OverviewQuery): string {
  const { t } = useTranslation();
  const region = useTenant().name;
  const late = data.late.totalCount ?? 0;
  const gaps = data.workgroups.nodes.filter((group) => !isEnded(group) && group.gapCount > 0).length;
  const first = late ? t('overview.findingLate', { count: late, word: atStart(late), region }) : t('overview.findingOnTime', { region });
  return gaps ? `${first}, ${t('overview.findingGaps', { count: gaps, word: inWords(gaps) })}` : first;
}

function Overview({ data }: { data: OverviewQuery }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <>
      <PageHead crumbs={[{ label: `${t('overview.crumb')} · ${tenant.name}` }]} title={useFinding(data)} />
      <div className="grid cols-overview">
        <Suspense fallback={<LoadingRows rows={8} />}>
          <MapCard municipalities={data.municipalities.nodes} />
        </Suspense>
        <div className="col">
          <div className="grid cols-2">
            <GroupsCard data={data} />
            <MoneyCard data={data} />
            <NextCard data={data} />
            <NetworksCard data={data} />
          </div>
          <LatestCard />
        </div>
      </div>
    </>
  );
}
