import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { LedgerImportsDocument, type LedgerImportRowFragment } from '../generated/graphql.ts';
import { useMay, useOnlyInProjects } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { capital, choicesFrom } from '../ui/choose.ts';
import { instantText } from '../ui/dates.ts';
import { count } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';

const tones: Record<LedgerImportRowFragment['state'], Tone> = { waiting: 'info', done: 'ok', failed: 'bad', cancelled: 'mute' };

/** How far an import has come, or that it is undone. */
export function ImportBadge({ books, plain }: { books: LedgerImportRowFragment; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge plain={plain} tone={books.undoneAt ? 'mute' : tones[books.state]}>
      {capital(books.undoneAt ? t('books.undone') : t(`books.states.${books.state}`))}
    </Badge>
  );
}

/** Every file of books that was imported, and what came of it. */
export function ImportsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(LedgerImportsDocument, 'ledgerImports', { all: true });
  const begin = may('ledger.import') ? (
    <LinkButton kind="primary" to={tenant.path('ledger-imports/new')}>
      {t('books.start')}
    </LinkButton>
  ) : undefined;
  const total = pages.data?.total ?? 0;
  const none = useOnlyInProjects() ? t('books.listNoneOwn') : t('books.listNone');
  const finding = total ? t('books.listFinding', { count: total }) : none;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('economy.title'), to: tenant.path('economy') }, { label: t('books.title') }]}
        title={pages.data ? finding : t('books.title')}
        acts={
          <>
            {may('accountMapping.read') ? <LinkButton to={tenant.path('mappings')}>{t('books.mappings')}</LinkButton> : null}
            {total ? begin : null}
          </>
        }
      />
      <DataTable
        caption={t('books.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={(row) => row.id}
        filters={[
          {
            key: 'municipality',
            label: t('books.municipality'),
            choices: valuesOf(pages.data?.nodes, (row) => row.municipality?.name),
            of: (row) => row.municipality?.name,
          },
          { key: 'state', label: t('books.state'), choices: choicesFrom(t('books.states', { returnObjects: true })), of: (row) => row.state },
        ]}
        empty={
          <EmptyState title={t('books.start')} act={begin}>
            {t('books.listNoneBody')} {t('books.listNoneLedgers')}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<LedgerImportRowFragment>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'at',
      label: t('books.importedAt'),
      by: (row) => row.createdAt,
      cell: (row) => (
        <Link className="nw" to={tenant.path(`ledger-imports/${row.id}`)}>
          {instantText(row.createdAt)}
        </Link>
      ),
    },
    { key: 'municipality', label: t('books.municipality'), by: (row) => row.municipality?.name, cell: (row) => row.municipality?.name ?? '–' },
    { key: 'format', label: t('books.format'), by: (row) => row.format, cell: (row) => t(`books.formats.${row.format}`) },
    {
      key: 'period',
      label: t('books.period'),
      by: (row) => row.startsOn,
      cell: (row) =>
        row.startsOn ? (
          <span className="nw">
            {row.startsOn} – {row.endsOn}
          </span>
        ) : (
          <Missing />
        ),
    },
    {
      key: 'counts',
      label: t('books.counts'),
      cell: (row) => t('books.countsOf', { new: count(row.newCount), changed: count(row.changedCount), gone: count(row.goneCount) }),
    },
    { key: 'refused', label: t('books.refusedVouchers'), num: true, by: (row) => row.refusedCount, cell: (row) => count(row.refusedCount) },
    { key: 'by', label: t('books.importedBy'), by: (row) => row.requestedBy?.name, cell: (row) => row.requestedBy?.name ?? <Missing /> },
    {
      key: 'state',
      label: t('books.state'),
      by: (row) => row.state,
      cell: (row) => <ImportBadge plain books={row} />,
    },
  ];
}
