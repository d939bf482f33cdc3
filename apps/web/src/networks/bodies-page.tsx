import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { BodiesDocument, type BodiesQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';

type Row = BodiesQuery['bodies']['nodes'][number];

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  const adopting = (rows ?? []).filter((row) => row.mayAdopt).length;
  const rest = (rows ?? []).length - adopting;
  if (!adopting) return t('people.bodiesTitle');
  const first = t('people.bodiesFinding', { count: adopting, word: atStart(adopting) });
  return rest ? `${first}, ${t('people.bodiesFindingRest', { count: rest, word: inWords(rest) })}` : first;
}

/** Councils, boards, committees, groups: what they may decide. */
export function BodiesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(BodiesDocument, 'bodies', { all: true });
  const rows = pages.data?.nodes;
  const finding = useFinding(rows);
  const place = (row: Row) => row.municipality?.name ?? t('networks.wholeRegion');
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: t('people.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          <Link to={tenant.path(`bodies/${row.id}`)}>{row.name}</Link> <Source of={row.source} />
        </>
      ),
    },
    { key: 'kind', label: t('people.bodyKind'), by: (row) => t(`people.bodyKinds.${row.kind}`), cell: (row) => t(`people.bodyKinds.${row.kind}`) },
    { key: 'municipality', label: t('people.municipality'), by: place, cell: place },
    {
      key: 'standing',
      label: t('people.standing'),
      by: (row) => row.standing,
      cell: (row) => (
        <Badge plain tone={row.mayAdopt ? 'ok' : 'mute'}>
          {row.mayAdopt ? t('people.adopts') : t('people.recommends')}
        </Badge>
      ),
    },
  ];
  const add = may('body.create') ? (
    <LinkButton kind="primary" to={tenant.path('bodies/new')}>
      {t('people.newBody')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('people.bodiesTitle') }]}
        title={finding}
        acts={add}
      />
      <DataTable
        caption={t('people.bodiesTitle')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        text={(row) => `${row.name} ${place(row)}`}
        filters={[
          {
            key: 'standing',
            label: t('people.standing'),
            choices: (['deciding', 'advisory', 'steering'] as const).map((value) => ({ value, label: t(`people.standings.${value}`) })),
            of: (row) => row.standing,
          },
          { key: 'municipality', label: t('people.municipality'), choices: valuesOf(rows, place), of: place },
        ]}
        empty={
          <EmptyState title={t('people.bodiesEmptyTitle')} act={add}>
            {t('people.bodiesEmptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
