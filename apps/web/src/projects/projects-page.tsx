import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { ProjectsDocument, type ProjectsQuery, type ProjectStatus } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { atStart, kronor, shortMoney, toOre } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, useListQuery, valuesOf, type Column } from '../ui/table.tsx';
import { Left } from './amounts.tsx';
import { tablePeriod } from './period-text.ts';
import { StatusBadge } from './status-badge.tsx';

type Row = ProjectsQuery['projects']['nodes'][number];

const budgetOf = (row: Row) => toOre(row.budgetTotal.amount);
const spentOf = (row: Row) => toOre(row.spentTotal.amount);
const leftOf = (row: Row) => toOre(row.remaining.amount);
const hasBudget = (row: Row) => budgetOf(row) !== 0n || spentOf(row) !== 0n;

const statuses: ProjectStatus[] = ['draft', 'planned', 'running', 'closed', 'stopped'];

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  if (!rows?.length) return t('projects.title');
  const running = rows.filter((row) => row.status === 'running');
  if (running.length === 0) return t('projects.findingNone');
  const finding = t('projects.finding', { count: running.length, word: atStart(running.length) });
  const total = running.reduce((sum, row) => sum + budgetOf(row), 0n);
  const spent = running.reduce((sum, row) => sum + spentOf(row), 0n);
  return total ? t('projects.findingSpent', { finding, spent: shortMoney(spent), total: shortMoney(total) }) : finding;
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const amount = (row: Row, of: bigint) => (hasBudget(row) ? kronor(of) : <Missing />);
  return [
    {
      key: 'name',
      label: t('projects.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          <Link to={tenant.path(`projects/${row.id}`)}>{row.name}</Link> <Source of={row.source} />
        </>
      ),
    },
    { key: 'number', label: t('projects.number'), by: (row) => row.number, cell: (row) => <span className="nw">{row.number}</span> },
    {
      key: 'status',
      label: t('projects.status'),
      by: (row) => statuses.indexOf(row.status),
      cell: (row) => <StatusBadge plain status={row.status} />,
    },
    {
      key: 'period',
      label: t('projects.period'),
      by: (row) => row.startsOn,
      cell: (row) => (row.startsOn || row.endsOn ? <span className="nw">{tablePeriod(row)}</span> : <Missing label={t('projects.noPeriod')} />),
    },
    { key: 'budget', label: t('projects.budget'), num: true, by: (row) => Number(budgetOf(row)), cell: (row) => amount(row, budgetOf(row)) },
    { key: 'spent', label: t('projects.spent'), num: true, by: (row) => Number(spentOf(row)), cell: (row) => amount(row, spentOf(row)) },
    {
      key: 'left',
      label: t('projects.left'),
      num: true,
      by: (row) => Number(leftOf(row)),
      cell: (row) => (hasBudget(row) ? <Left of={leftOf(row)} /> : <Missing />),
    },
  ];
}

/** The region's projects: how far each has come and what is left of its money. */
export function ProjectsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const query = useListQuery();
  const pages = usePages(ProjectsDocument, 'projects', { all: true, keep: true, variables: { query } });
  const rows = pages.data?.nodes;
  const columns = useColumns();
  const finding = useFinding(query ? undefined : rows);
  const add = may('project.create') ? (
    <LinkButton kind="primary" to={tenant.path('projects/new')}>
      {t('projects.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead crumbs={[{ label: t('projects.title') }]} title={finding} acts={add} />
      <DataTable
        caption={t('projects.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        text="server"
        filters={[
          {
            key: 'status',
            label: t('projects.status'),
            choices: choicesFrom(t('projects.statuses', { returnObjects: true })),
            of: (row) => row.status,
          },
          {
            key: 'municipality',
            label: t('projects.municipality'),
            choices: [{ value: '-', label: t('projects.wholeRegion') }, ...valuesOf(rows, (row) => row.municipality?.name)],
            of: (row) => row.municipality?.name ?? '-',
          },
          { key: 'group', label: t('projects.workgroup'), choices: valuesOf(rows, (row) => row.workgroup?.name), of: (row) => row.workgroup?.name },
        ]}
        empty={
          <EmptyState title={t('projects.emptyTitle')} act={add}>
            {t('projects.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
