import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SeriesDocument, type SeriesQuery } from '../generated/graphql.ts';
import { DeadlineBadge } from '../reminders/deadline-badge.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { longDate, period, today } from '../ui/dates.ts';
import { Card, Facts, Missing, PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { ruleWords } from './rule.ts';
import { EndSeriesDialog, SkipDialog, type Skipped } from './series-acts.tsx';
import { living } from './series-list-page.tsx';

type OneSeries = Extract<NonNullable<SeriesQuery['node']>, { __typename: 'DeadlineSeries' }>;

/** One series: how it comes back, and what it has made. */
export function SeriesPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(SeriesDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'DeadlineSeries' ? <One series={node} /> : <NotFound />)}</Loaded>;
}

function One({ series }: { series: OneSeries }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [ending, setEnding] = useState(false);
  const [skipping, setSkipping] = useState<Skipped | null>(null);
  const goesOn = living(series);
  const { title } = series;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('calendar.title'), to: tenant.path('calendar') },
          { label: t('series.title'), to: tenant.path('calendar/series') },
          { label: title },
        ]}
        title={goesOn ? t('series.detail', { title, rule: ruleWords(series.rule) }) : t('series.ended', { title })}
        acts={
          goesOn ? (
            <>
              {series.viewerCan.change ? <LinkButton to={tenant.path(`calendar/series/${series.id}/edit`)}>{t('series.change')}</LinkButton> : null}
              {series.viewerCan.end ? (
                <Button kind="bad" onClick={() => setEnding(true)}>
                  {t('series.end')}
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      <div className="grid cols-7-5">
        <Occurrences series={series} onSkip={setSkipping} />
        <FactsCard series={series} />
      </div>
      {ending ? <EndSeriesDialog series={series} onClose={() => setEnding(false)} /> : null}
      {skipping ? <SkipDialog series={series} occurrence={skipping} onClose={() => setSkipping(null)} /> : null}
    </>
  );
}

function FactsCard({ series }: { series: OneSeries }) {
  const { t } = useTranslation();
  const dueOn = new Map(series.occurrences.nodes.map((each) => [each.occurrenceOn, each.dueOn]));
  const skipped = (series.skippedOn ?? []).map((day) => dueOn.get(day) ?? day);
  return (
    <Card title={t('reminders.facts')}>
      <Facts
        of={[
          [t('series.every'), ruleWords(series.rule)],
          [t('series.until'), series.endsOn ? period(series.startsOn, series.endsOn) : t('series.goesOn', { date: longDate(series.startsOn) })],
          [t('series.owner'), series.owner?.name],
          [t('series.kind'), t(`series.kinds.${series.kind}`)],
          [t('series.whose'), series.municipality?.name ?? t('series.region')],
          ...(series.body ? [[t('series.body'), series.body.name] as [string, string]] : []),
          ...(skipped.length ? [[t('series.skipped'), skipped.join(', ')] as [string, string]] : []),
          ...(series.description ? [[t('reminders.more'), series.description] as [string, string]] : []),
        ]}
      />
    </Card>
  );
}

function Occurrences({ series, onSkip }: { series: OneSeries; onSkip: (occurrence: Skipped) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const rows = series.occurrences.nodes;
  const title = t('series.occurrences', { count: series.occurrences.totalCount ?? rows.length });
  if (rows.length === 0)
    return (
      <Card title={title}>
        <p className="t2">{t('series.context')}</p>
      </Card>
    );
  return (
    <Card flush title={title}>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <PlainTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'dueOn', label: t('series.dueOn'), cell: (row) => <Link to={tenant.path(`deadlines/${row.id}`)}>{row.dueOn}</Link> },
            { key: 'state', label: t('series.state'), cell: (row) => <DeadlineBadge plain state={row.state} dueOn={row.dueOn} /> },
            { key: 'owner', label: t('series.owner'), cell: (row) => row.owner?.name ?? <Missing /> },
            {
              key: 'act',
              act: true,
              num: true,
              label: t('ui.act'),
              cell: ({ occurrenceOn, state, dueOn }) =>
                series.viewerCan.change && occurrenceOn && state === 'open' && dueOn > today() ? (
                  <LinkAct aria-label={t('series.skipLong', { day: dueOn })} onClick={() => onSkip({ occurrenceOn, dueOn })}>
                    {t('series.skip')}
                  </LinkAct>
                ) : null,
            },
          ]}
        />
      </div>
    </Card>
  );
}
