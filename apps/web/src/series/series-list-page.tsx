import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { SeriesListDocument, type SeriesRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { longDate, period, today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { ruleWords } from './rule.ts';

export const living = (series: SeriesRowFragment): boolean => !series.endsOn || series.endsOn >= today();

function useColumns(): Column<SeriesRowFragment>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'what',
      label: t('series.what'),
      by: (row) => row.title,
      cell: (row) => <Link to={tenant.path(`calendar/series/${row.id}`)}>{row.title}</Link>,
    },
    { key: 'every', label: t('series.every'), cell: (row) => ruleWords(row.rule) },
    { key: 'owner', label: t('series.owner'), by: (row) => row.owner?.name, cell: (row) => row.owner?.name ?? <Missing /> },
    {
      key: 'whose',
      label: t('series.whose'),
      by: (row) => row.municipality?.name ?? '',
      cell: (row) => row.municipality?.name ?? t('series.region'),
    },
    {
      key: 'until',
      label: t('series.until'),
      cell: (row) => (row.endsOn ? period(row.startsOn, row.endsOn) : t('series.goesOn', { date: longDate(row.startsOn) })),
    },
  ];
}

/** Everything that comes back, each with how. */
export function SeriesListPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(SeriesListDocument, 'deadlineSeries', { all: true });
  const count = pages.data?.nodes.filter(living).length;
  const add = may('deadlineSeries.create') ? (
    <LinkButton kind="primary" to={tenant.path('calendar/series/new')}>
      {t('series.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('calendar.title'), to: tenant.path('calendar') }, { label: t('series.title') }]}
        title={count === undefined ? t('series.title') : t('series.finding', { count, word: atStart(count) })}
        context={t('series.context')}
        acts={pages.data?.total ? add : undefined}
      />
      <DataTable
        caption={t('series.title')}
        pages={pages}
        columns={useColumns()}
        text={(row) => `${row.title} ${row.owner?.name ?? ''}`}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('series.finding', { count: 0, word: '' })} act={add}>
            {t('series.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
