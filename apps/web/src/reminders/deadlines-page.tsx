import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { DeadlinesDocument, type DeadlinesQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { rowDate } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column, type Filter } from '../ui/table.tsx';
import { DeadlineBadge } from './deadline-badge.tsx';

type Row = DeadlinesQuery['deadlines']['nodes'][number];

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  if (!rows) return t('reminders.title');
  const late = rows.filter((row) => row.state === 'late').length;
  const next = rows
    .filter((row) => row.state === 'open')
    .map((row) => row.dueOn)
    .toSorted()[0];
  const first = late ? t('reminders.findingLate', { count: late, word: atStart(late) }) : t('reminders.findingNone');
  return next ? `${first}. ${t('reminders.findingNext', { date: rowDate(next) })}.` : first;
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'title',
      label: t('reminders.what'),
      by: (row) => row.title,
      cell: (row) => <Link to={tenant.path(`deadlines/${row.id}`)}>{row.title}</Link>,
    },
    { key: 'dueOn', label: t('reminders.dueOn'), by: (row) => row.dueOn, cell: (row) => <span className="nw">{row.dueOn}</span> },
    {
      key: 'state',
      label: t('reminders.distance'),
      by: (row) => row.state,
      cell: (row) => <DeadlineBadge plain state={row.state} dueOn={row.dueOn} />,
    },
    { key: 'owner', label: t('reminders.owner'), by: (row) => row.owner?.name, cell: (row) => row.owner?.name ?? <Missing /> },
    {
      key: 'municipality',
      label: t('reminders.municipality'),
      by: (row) => row.municipality?.name,
      cell: (row) => row.municipality?.name ?? t('reminders.wholeRegion'),
    },
  ];
}

/** Everything that somebody in the region has promised to have done by a day. */
export function DeadlinesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(DeadlinesDocument, 'deadlines', { all: true });
  const rows = pages.data?.nodes;
  const finding = useFinding(rows);
  const columns = useColumns();
  const filters: Filter<Row>[] = [
    {
      key: 'state',
      label: t('reminders.state'),
      choices: (['late', 'open', 'met', 'cancelled'] as const).map((value) => ({ value, label: t(`reminders.states.${value}`) })),
      of: (row) => row.state,
    },
    {
      key: 'municipality',
      label: t('reminders.municipality'),
      choices: valuesOf(rows, (row) => row.municipality?.name),
      of: (row) => row.municipality?.name,
    },
    { key: 'owner', label: t('reminders.owner'), choices: valuesOf(rows, (row) => row.owner?.name), of: (row) => row.owner?.name },
  ];
  const add = may('deadline.create') ? (
    <LinkButton kind="primary" to={tenant.path('deadlines/new')}>
      {t('reminders.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead crumbs={[{ label: t('reminders.title') }]} title={finding} acts={add} />
      <DataTable
        caption={t('reminders.title')}
        pages={pages}
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        text={(row) => `${row.title} ${row.owner?.name ?? ''} ${row.workgroup?.name ?? ''}`}
        empty={
          <EmptyState title={t('reminders.emptyTitle')} act={add}>
            {t('reminders.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
