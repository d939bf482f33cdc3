import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { OwnerLoadsDocument, type OwnerLoadsQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { plainDate } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column, type Filter } from '../ui/table.tsx';

type Row = OwnerLoadsQuery['ownerLoads']['nodes'][number];

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
const persons = (rows: readonly Row[]): number => new Set(rows.map((row) => row.person?.id)).size;

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  if (!rows) return t('owners.title');
  const leaving = rows.filter((row) => row.leavesOn && row.openCount > 0);
  const silent = rows.filter((row) => row.unansweredCount > 0);
  const count = sum(leaving, (row) => row.openCount);
  const parts = [
    leaving.length
      ? t('owners.findingLeaving', {
          count: persons(leaving),
          word: atStart(persons(leaving)),
          things: t('owners.things', { count, word: inWords(count) }),
        })
      : t('owners.findingNobodyLeaves'),
    silent.length ? t('owners.findingSilent', { count: persons(silent), word: atStart(persons(silent)) }) : null,
  ];
  return parts.filter(Boolean).join(' ');
}

/** What is wrong with a person's answering, the worst first; null when all is well. */
export type Trouble = 'leaves' | 'silent' | 'unreachable' | 'unaccepted';
const troubleOf = (row: Row): Trouble | null => {
  if (row.leavesOn) return 'leaves';
  if (!row.hasAddress) return 'unreachable';
  if (row.unansweredCount > 0) return 'silent';
  return row.unacceptedCount > 0 ? 'unaccepted' : null;
};

function Standing({ row }: { row: Row }) {
  const { t } = useTranslation();
  const trouble = troubleOf(row);
  if (!trouble)
    return (
      <Badge plain tone="ok">
        {t('owners.standing.fine')}
      </Badge>
    );
  return (
    <Badge plain tone={trouble === 'unaccepted' ? 'info' : 'warn'}>
      {t(`owners.standing.${trouble}`, { date: row.leavesOn ? plainDate(row.leavesOn) : '' })}
    </Badge>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const number = (key: 'openCount' | 'lateCount' | 'thisMonthCount' | 'unansweredCount' | 'handOverCount', label: string): Column<Row> => ({
    key,
    label,
    num: true,
    by: (row) => row[key],
    cell: (row) => row[key],
  });
  return [
    {
      key: 'person',
      label: t('owners.person'),
      by: (row) => row.person?.name,
      cell: (row) => (row.person ? <Link to={tenant.path(`owners/${row.person.id}`)}>{row.person.name}</Link> : <Missing />),
    },
    {
      key: 'municipality',
      label: t('reminders.municipality'),
      by: (row) => row.municipality?.name,
      cell: (row) => row.municipality?.name ?? t('reminders.wholeRegion'),
    },
    number('openCount', t('owners.open')),
    number('lateCount', t('owners.late')),
    number('thisMonthCount', t('owners.thisMonth')),
    number('unansweredCount', t('owners.unanswered')),
    number('handOverCount', t('owners.handOvers')),
    { key: 'standing', label: t('owners.how'), by: troubleOf, cell: (row) => <Standing row={row} /> },
  ];
}

/** Who answers for how much: who leaves, who never answers, and the load of each, per municipality. */
export function OwnersPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(OwnerLoadsDocument, 'ownerLoads', { all: true });
  const rows = pages.data?.nodes;
  const place = (row: Row) => row.municipality?.name ?? t('reminders.wholeRegion');
  const filters: Filter<Row>[] = [
    { key: 'municipality', label: t('reminders.municipality'), choices: valuesOf(rows, place), of: place },
    {
      key: 'standing',
      label: t('owners.how'),
      choices: (['leaves', 'silent', 'unreachable', 'unaccepted'] as const).map((value) => ({ value, label: t(`owners.troubles.${value}`) })),
      of: (row) => troubleOf(row) ?? undefined,
    },
  ];
  return (
    <>
      <PageHead crumbs={[{ label: t('reminders.title'), to: tenant.path('deadlines') }, { label: t('owners.title') }]} title={useFinding(rows)} />
      <DataTable
        caption={t('owners.title')}
        pages={pages}
        columns={useColumns()}
        filters={filters}
        rowKey={(row) => row.id}
        text={(row) => row.person?.name ?? ''}
        empty={<EmptyState title={t('owners.emptyTitle')}>{t('owners.emptyBody')}</EmptyState>}
      />
    </>
  );
}
