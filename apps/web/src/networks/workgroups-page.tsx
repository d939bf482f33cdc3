import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { WorkgroupsDocument, type WorkgroupsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';
import { isEnded } from './networks-page.tsx';

type Row = WorkgroupsQuery['workgroups']['nodes'][number];

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  const living = (rows ?? []).filter((row) => !isEnded(row));
  const gaps = living.filter((row) => row.gapCount > 0).length;
  if (living.length === 0) return t('workgroups.title');
  const first = t('workgroups.finding', { count: living.length, word: atStart(living.length) });
  return gaps ? `${first}, ${t('workgroups.findingGaps', { count: gaps, word: inWords(gaps) })}` : first;
}

function Gaps({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (isEnded(row)) return <Missing />;
  return (
    <Badge plain tone={row.gapCount ? 'bad' : 'ok'}>
      {row.gapCount ? t('workgroups.gapsSome', { count: row.gapCount, word: atStart(row.gapCount) }) : t('workgroups.gapsNone')}
    </Badge>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'name',
      label: t('workgroups.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          <Link to={tenant.path(`workgroups/${row.id}`)}>{row.name}</Link> <Source of={row.source} />
        </>
      ),
    },
    {
      key: 'priority',
      label: t('workgroups.priority'),
      by: (row) => row.priority?.number,
      cell: (row) => (row.priority ? `${row.priority.number} ${row.priority.name}` : row.theme),
    },
    { key: 'lead', label: t('workgroups.lead'), by: (row) => row.lead?.name, cell: (row) => row.lead?.name ?? <Missing /> },
    { key: 'members', label: t('workgroups.members'), num: true, by: (row) => row.currentMemberCount, cell: (row) => row.currentMemberCount },
    { key: 'gaps', label: t('workgroups.gaps'), by: (row) => row.gapCount, cell: (row) => <Gaps row={row} /> },
  ];
}

/** The region's workgroups, with their gaps. */
export function WorkgroupsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(WorkgroupsDocument, 'workgroups', { all: true });
  const rows = pages.data?.nodes;
  const state = (row: Row) => (isEnded(row) ? ['isEnded'] : row.gapCount ? ['active', 'withGaps'] : ['active']);
  const add = may('workgroup.create') ? (
    <LinkButton kind="primary" to={tenant.path('workgroups/new')}>
      {t('workgroups.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('workgroups.title') }]}
        title={useFinding(rows)}
        acts={add}
      />
      <DataTable
        caption={t('workgroups.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={(row) => row.id}
        text={(row) => `${row.name} ${row.theme} ${row.lead?.name ?? ''} ${row.priority?.name ?? ''}`}
        filters={[
          { key: 'priority', label: t('workgroups.priority'), choices: valuesOf(rows, (row) => row.priority?.name), of: (row) => row.priority?.name },
          {
            key: 'state',
            label: t('workgroups.state'),
            choices: (['active', 'withGaps', 'isEnded'] as const).map((value) => ({ value, label: t(`workgroups.${value}`) })),
            of: state,
          },
        ]}
        empty={
          <EmptyState title={t('workgroups.emptyTitle')} act={add}>
            {t('workgroups.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
