import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { PeopleDocument, type PeopleQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, useListQuery, valuesOf, type Column } from '../ui/table.tsx';

type Row = PeopleQuery['people']['nodes'][number];

/** Those who take part, with or without an account. */
export function PeoplePage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const query = useListQuery();
  const pages = usePages(PeopleDocument, 'people', { all: true, keep: true, variables: { query } });
  const rows = pages.data?.nodes;
  const count = pages.data?.total ?? 0;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: t('people.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          <Link to={tenant.path(`people/${row.id}`)}>{row.name}</Link> <Source of={row.source} />
        </>
      ),
    },
    { key: 'title', label: t('people.work'), by: (row) => row.title, cell: (row) => row.title ?? <Missing /> },
    {
      key: 'organisation',
      label: t('people.organisation'),
      by: (row) => row.organisation?.name,
      cell: (row) => row.organisation?.name ?? <Missing />,
    },
    {
      key: 'municipality',
      label: t('people.municipality'),
      by: (row) => row.municipality?.name,
      cell: (row) => row.municipality?.name ?? t('people.outside'),
    },
    { key: 'email', label: t('people.email'), cell: (row) => (row.email ? <a href={`mailto:${row.email}`}>{row.email}</a> : <Missing />) },
  ];
  const add = may('person.create') ? (
    <LinkButton kind="primary" to={tenant.path('people/new')}>
      {t('people.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('people.title') }]}
        title={count && !query ? t('people.finding', { count, word: atStart(count) }) : t('people.title')}
        acts={add}
      />
      <DataTable
        caption={t('people.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        text="server"
        filters={[
          {
            key: 'municipality',
            label: t('people.municipality'),
            choices: valuesOf(rows, (row) => row.municipality?.name),
            of: (row) => row.municipality?.name,
          },
        ]}
        empty={
          <EmptyState title={t('people.emptyTitle')} act={add}>
            {t('people.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
