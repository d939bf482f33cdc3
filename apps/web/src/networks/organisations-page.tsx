import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { OrganisationsDocument, type OrganisationsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, useListQuery, valuesOf, type Column } from '../ui/table.tsx';
import { useKinds } from './kinds.ts';

type Row = OrganisationsQuery['organisations']['nodes'][number];
type State = 'living' | 'isEnded' | 'merged';

const stateOf = (row: Row): State => (row.merged ? 'merged' : row.endedOn ? 'isEnded' : 'living');

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'name',
      label: t('organisations.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          <Link to={tenant.path(`organisations/${row.id}`)}>{row.name}</Link> <Source of={row.source} />
        </>
      ),
    },
    {
      key: 'kind',
      label: t('organisations.kind'),
      by: (row) => t(`organisations.kinds.${row.kind}`),
      cell: (row) => t(`organisations.kinds.${row.kind}`),
    },
    { key: 'parent', label: t('organisations.parent'), by: (row) => row.parent?.name, cell: (row) => row.parent?.name ?? <Missing /> },
    {
      key: 'municipality',
      label: t('organisations.municipality'),
      by: (row) => row.municipality?.name,
      cell: (row) => row.municipality?.name ?? t('networks.wholeRegion'),
    },
    { key: 'number', label: t('organisations.number'), cell: (row) => <span className="nw">{row.organisationNumber ?? <Missing />}</span> },
    {
      key: 'state',
      label: t('organisations.state'),
      by: stateOf,
      cell: (row) => (
        <Badge plain tone={row.merged ? 'unsure' : row.endedOn ? 'mute' : 'ok'}>
          {t(`organisations.${stateOf(row)}`)}
        </Badge>
      ),
    },
  ];
}

/** Everyone that the region works with. */
export function OrganisationsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const query = useListQuery();
  const pages = usePages(OrganisationsDocument, 'organisations', { all: true, keep: true, variables: { query } });
  const rows = pages.data?.nodes;
  const living = (rows ?? []).filter((row) => stateOf(row) === 'living').length;
  const add = may('organisation.create') ? (
    <LinkButton kind="primary" to={tenant.path('organisations/new')}>
      {t('organisations.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('organisations.title') }]}
        title={living && !query ? t('organisations.finding', { count: living, word: atStart(living) }) : t('organisations.title')}
        acts={add}
      />
      <DataTable
        caption={t('organisations.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={(row) => row.id}
        text="server"
        filters={[
          { key: 'kind', label: t('organisations.kind'), choices: useKinds(), of: (row) => row.kind },
          {
            key: 'municipality',
            label: t('organisations.municipality'),
            choices: valuesOf(rows, (row) => row.municipality?.name),
            of: (row) => row.municipality?.name,
          },
          {
            key: 'state',
            label: t('organisations.state'),
            choices: (['living', 'isEnded', 'merged'] as const).map((value) => ({ value, label: t(`organisations.${value}`) })),
            of: stateOf,
          },
        ]}
        empty={
          <EmptyState title={t('organisations.emptyTitle')} act={add}>
            {t('organisations.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
