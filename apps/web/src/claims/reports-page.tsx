import './claims.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { ProjectReportsDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { dayOf } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf } from '../ui/table.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { SealBadge, useReportName } from './report-state.tsx';

/** Every report that was signed, each with its fingerprint and where its proof is. */
export function ReportsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useReportName();
  const pages = usePages(ProjectReportsDocument, 'projectReports', { all: true });
  const rows = pages.data?.nodes;
  const count = pages.data?.total ?? 0;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('claims.title'), to: tenant.path('claims') }, { label: t('claims.reports') }]}
        title={count ? t('claims.reportsFinding', { count, word: atStart(count) }) : t(rows ? 'claims.reportsNone' : 'claims.reports')}
      />
      <DataTable
        caption={t('claims.reports')}
        pages={pages}
        rowKey={(row) => row.id}
        filters={[
          { key: 'project', label: t('claims.project'), choices: valuesOf(rows, (row) => row.project?.name), of: (row) => row.project?.name },
        ]}
        columns={[
          { key: 'report', label: t('claims.report'), by: name, cell: (row) => <Link to={tenant.path(`reports/${row.id}`)}>{name(row)}</Link> },
          { key: 'project', label: t('claims.project'), by: (row) => row.project?.name, cell: (row) => row.project?.name ?? <Missing /> },
          { key: 'signed', label: t('claims.signedAt'), by: (row) => row.signedAt, cell: (row) => <span className="nw">{dayOf(row.signedAt)}</span> },
          { key: 'hash', label: t('claims.hash'), cell: (row) => <Fingerprint of={row.sha256} /> },
          { key: 'state', label: t('claims.state'), by: (row) => row.state, cell: (row) => <SealBadge plain sealed={row.sealedAt !== null} /> },
        ]}
        empty={<EmptyState title={t('claims.reportsNone')}>{t('claims.reportsEmptyBody')}</EmptyState>}
      />
    </>
  );
}
