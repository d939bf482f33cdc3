import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { Fingerprint } from '../claims/fingerprint.tsx';
import { VerifyCard } from '../claims/report-page.tsx';
import { SealBadge, useReportName } from '../claims/report-state.tsx';
import { RoomReportsDocument } from '../generated/graphql.ts';
import { dayOf } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable } from '../ui/table.tsx';
import { useFunder } from './use-funder.ts';

/** What was signed to the funder, with its proof, and how it is checked without trusting anybody. */
export function RoomReportsPage() {
  const { t } = useTranslation();
  const funder = useFunder();
  const name = useReportName();
  const pages = usePages(RoomReportsDocument, 'projectReports', { all: true });
  const count = pages.data?.total ?? 0;
  const latest = pages.data?.nodes.find((row) => row.sealedAt);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('reviews.title'), to: funder.path() }, { label: t('reviews.reports') }]}
        title={count ? t('reviews.reportsFinding', { count, word: atStart(count) }) : t(pages.data ? 'reviews.reportsNone' : 'reviews.reports')}
      />
      <DataTable
        caption={t('reviews.reports')}
        pages={pages}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', label: t('reviews.report'), by: (row) => row.title, cell: (row) => row.title },
          { key: 'name', label: t('reviews.claimColumn'), by: name, cell: name },
          { key: 'signed', label: t('reviews.signed'), by: (row) => row.signedAt, cell: (row) => <span className="nw">{dayOf(row.signedAt)}</span> },
          { key: 'hash', label: t('claims.hash'), cell: (row) => <Fingerprint of={row.sha256} /> },
          { key: 'state', label: t('reviews.state'), by: (row) => row.state, cell: (row) => <SealBadge plain sealed={row.sealedAt !== null} /> },
          {
            key: 'act',
            act: true,
            label: t('ui.act'),
            cell: (row) =>
              row.bundleUrl ? (
                <a href={row.bundleUrl} download aria-label={`${t('reviews.downloadBundle')}: ${row.title}, ${name(row)}`}>
                  {t('reviews.downloadBundle')}
                </a>
              ) : null,
          },
        ]}
        empty={<EmptyState title={t('reviews.reportsNone')}>{t('reviews.emptyBody')}</EmptyState>}
      />
      {latest ? (
        <div style={{ marginTop: 20 }}>
          <VerifyCard hash={latest.sha256} />
        </div>
      ) : null}
    </>
  );
}
