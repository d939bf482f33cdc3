import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { MandatesDocument, type MandateRowFragment, type MandatesQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';
import { StandingBadge, takenOver } from './mandate-state.tsx';

type Row = MandatesQuery['mandates']['nodes'][number];

/** The bodies and organisations that a mandate went to. */
export const receiversOf = (mandate: MandateRowFragment): string[] =>
  mandate.receivers.nodes.flatMap((receiver) => receiver.body?.name ?? receiver.organisation?.name ?? []);

const stateOf = (row: Row) => (takenOver(row) ? 'replaced' : row.status);

const inOrder = (a: Row, b: Row): number =>
  (b.startsOn ?? '').localeCompare(a.startsOn ?? '') || a.number.localeCompare(b.number, 'sv', { numeric: true });

/** What bodies have told others to do, and how far it has come. */
export function MandatesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(MandatesDocument, 'mandates', { all: true });
  const rows = pages.data?.nodes.toSorted(inOrder);
  const done = rows?.filter((row) => row.status === 'done').length ?? 0;
  const finding = rows?.length ? t('plans.mandatesFinding', { done: atStart(done), total: inWords(rows.length) }) : t('plans.mandates');
  const add = may('mandate.create') ? (
    <LinkButton kind="primary" to={tenant.path('mandates/new')}>
      {t('plans.newMandate')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead crumbs={[{ label: t('plans.mandates') }]} title={finding} acts={add} />
      <DataTable
        caption={t('plans.mandates')}
        pages={rows && pages.data ? { ...pages, data: { ...pages.data, nodes: rows } } : pages}
        columns={useColumns()}
        rowKey={(row) => row.id}
        text={(row) => [row.number, row.title, row.body?.name, ...receiversOf(row)].join(' ')}
        filters={[
          {
            key: 'status',
            label: t('plans.status'),
            choices: choicesFrom({ ...t('plans.statuses', { returnObjects: true }), replaced: t('plans.replaced') }),
            of: stateOf,
          },
          { key: 'receiver', label: t('plans.receives'), choices: valuesOf(rows?.flatMap(receiversOf), (name) => name), of: receiversOf },
        ]}
        empty={
          <EmptyState title={t('plans.mandatesNone')} act={add}>
            {t('plans.mandatesEmptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'mandate',
      label: t('plans.mandate'),
      by: (row) => row.title,
      cell: (row) => (
        <>
          <Link to={tenant.path(`mandates/${row.id}`)}>{row.title}</Link> <Source of={row.source} />
          <Relations mandate={row} />
        </>
      ),
    },
    { key: 'number', label: t('plans.number'), num: true, by: (row) => row.number, cell: (row) => row.number },
    { key: 'gives', label: t('plans.gives'), by: (row) => row.body?.name, cell: (row) => row.body?.name ?? <Missing /> },
    { key: 'receives', label: t('plans.receives'), by: (row) => receiversOf(row).join(), cell: (row) => receiversOf(row).join(', ') || <Missing /> },
    { key: 'status', label: t('plans.status'), by: stateOf, cell: (row) => <StandingBadge mandate={row} /> },
    {
      key: 'last',
      label: t('plans.lastReport'),
      by: (row) => row.reports.nodes[0]?.reportedOn,
      cell: (row) => row.reports.nodes[0]?.reportedOn ?? <span className="t2">{t('plans.neverReported')}</span>,
    },
  ];
}

/** Which former mandate this one clarifies or replaces. */
export function Relations({ mandate }: { mandate: MandateRowFragment }) {
  const { t } = useTranslation();
  const said = [
    mandate.clarifies ? t('plans.clarifies', { number: mandate.clarifies.number }) : null,
    mandate.supersedes ? t('plans.supersedesMandate', { number: mandate.supersedes.number }) : null,
  ].filter(Boolean);
  return said.length ? <span className="sm t2"> {said.join(', ')}</span> : null;
}
