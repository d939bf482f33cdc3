import './indicators.css';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IndicatorDocument, type IndicatorQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { DimensionsCard, ScopesCard } from './breakdown-card.tsx';
import { useIndicatorFinding } from './finding.ts';
import { MeasurementsCard } from './measurements-card.tsx';
import { PartsCard } from './parts-card.tsx';
import { StandingCard } from './standing-card.tsx';
import { ActionsCard, TargetsCard } from './targets-card.tsx';
import { TrajectoryCards } from './trajectory-card.tsx';

export type OneIndicator = Extract<NonNullable<IndicatorQuery['node']>, { __typename: 'Indicator' }>;
export type OneTrajectory = OneIndicator['trajectories']['nodes'][number];

/** One indicator: what was measured against its targets, where it is heading, and from whom the figures come. */
export function IndicatorPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(IndicatorDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={10}>
      {({ node }) => (node?.__typename === 'Indicator' ? <One key={node.id} indicator={node} /> : <NotFound />)}
    </Loaded>
  );
}

/** What the page shows: one scope, or the region rolled up from its municipalities. */
export interface Shown {
  scopeId: string | null;
  name: string;
  trajectory: OneTrajectory | undefined;
}

/** All that can be shown: the region first, where it is rolled up, then each scope. */
function useShown(indicator: OneIndicator): { all: Shown[]; chosen: Shown; choose: (key: string) => void } {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const rolled = indicator.trajectories.nodes.find((each) => !each.scope);
  const all: Shown[] = [
    ...(rolled ? [{ scopeId: null, name: t('indicators.region'), trajectory: rolled }] : []),
    ...indicator.scopes.nodes.map((scope) => ({
      scopeId: scope.id,
      name: scope.name,
      trajectory: indicator.trajectories.nodes.find((each) => each.scope?.id === scope.id),
    })),
  ];
  const wanted = all.find((each) => (each.scopeId ?? 'region') === search['scope']);
  const chosen = wanted ?? all.find((each) => each.trajectory && each.trajectory.state !== 'noData') ?? all[0];
  return { all, chosen: chosen ?? { scopeId: null, name: '', trajectory: undefined }, choose: (scope) => change({ scope }) };
}

function One({ indicator }: { indicator: OneIndicator }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { all, chosen, choose } = useShown(indicator);
  const mine = indicator.scopes.nodes.some((scope) => scope.viewerCan.save);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals.title'), to: tenant.path('goals') }, { label: indicator.name }]}
        title={useIndicatorFinding(indicator.name, chosen.trajectory)}
        context={
          <>
            <span>{[chosen.name, indicator.description].filter(Boolean).join('. ')}</span>
            <Source of={indicator.source} />
          </>
        }
        acts={
          <>
            {all.length > 1 ? (
              <NativeSelect
                aria-label={t('indicators.scope')}
                value={chosen.scopeId ?? 'region'}
                data={all.map((each) => ({ value: each.scopeId ?? 'region', label: each.name }))}
                onChange={(event) => choose(event.currentTarget.value)}
              />
            ) : null}
            {indicator.viewerCan.update ? <LinkButton to={tenant.path(`indicators/${indicator.id}/edit`)}>{t('indicators.edit')}</LinkButton> : null}
            {mine ? (
              <LinkButton kind="primary" to={tenant.path('report')}>
                {t('indicators.reportMine')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="col">
        <div className="grid cols-9-3">
          <TrajectoryCards indicator={indicator} shown={chosen} others={all} />
          <div className="col">
            <StandingCard shown={chosen} />
            <SourceCard indicator={indicator} shown={chosen} />
          </div>
        </div>
        <PartsCard indicator={indicator} shown={chosen} />
        <div className="grid cols-2">
          <TargetsCard indicator={indicator} shown={chosen} />
          <ActionsCard indicator={indicator} shown={chosen} />
        </div>
        <div className="grid cols-7-5">
          <ScopesCard indicator={indicator} />
          <DimensionsCard indicator={indicator} />
        </div>
        <MeasurementsCard indicator={indicator} shown={chosen} />
      </div>
    </>
  );
}

function SourceCard({ indicator, shown }: { indicator: OneIndicator; shown: Shown }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const scope = indicator.scopes.nodes.find((each) => each.id === shown.scopeId);
  const said = [
    indicator.sourceName ? t('indicators.sourceName', { name: indicator.sourceName }) : null,
    indicator.method,
    indicator.koladaId ? t('indicators.kolada', { id: indicator.koladaId }) : null,
    shown.scopeId ? null : t(`indicators.aggregations.${indicator.aggregation}`),
    t('indicators.method'),
  ].filter(Boolean);
  return (
    <Card title={t('indicators.sourceTitle')}>
      <div className="sm">
        {said.map((each) => (
          <p key={each}>{each}</p>
        ))}
        <p className="t2" style={{ marginTop: 6 }}>
          {t('indicators.owner')}: {scope?.owner?.name ?? indicator.owner?.name ?? '–'}
        </p>
        {indicator.viewerCan.import ? (
          <p className="no-print" style={{ marginTop: 6 }}>
            <Link to={tenant.path('indicators/import')}>{t('measuring.importTitle')}</Link>
          </p>
        ) : null}
      </div>
    </Card>
  );
}
