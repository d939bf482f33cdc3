import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { WorkgroupReportsDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf } from '../ui/table.tsx';
import { ReportBadge } from './report-state.tsx';

/** The workgroups' reports, period by period, and how far each has come. */
export function WorkgroupReportsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(WorkgroupReportsDocument, 'workgroupReports', { all: true });
  const add = useMay()('workgroupReport.create') ? (
    <LinkButton kind="primary" to={tenant.path('workgroup-reports/new')}>
      {t('targets.newReport')}
    </LinkButton>
  ) : null;
  const rows = pages.data?.nodes;
  const open = rows?.filter((row) => row.state !== 'approved').length ?? 0;
  const finding = open ? t('targets.reportsFinding', { count: open, word: atStart(open) }) : t('targets.reportsDone');
  return (
    <>
      <PageHead
        crumbs={[{ label: t('targets.reports') }]}
        title={rows ? (rows.length ? finding : t('targets.reportsEmpty')) : t('targets.reports')}
        acts={rows?.length ? add : null}
      />
      <DataTable
        caption={t('targets.reports')}
        pages={pages}
        rowKey={(row) => row.id}
        filters={[
          { key: 'group', label: t('targets.group'), choices: valuesOf(rows, (row) => row.workgroup?.name), of: (row) => row.workgroup?.name },
          {
            key: 'state',
            label: t('targets.state'),
            choices: choicesFrom(t('targets.reportStates', { returnObjects: true })),
            of: (row) => row.state,
          },
        ]}
        columns={[
          {
            key: 'group',
            label: t('targets.group'),
            by: (row) => row.workgroup?.name,
            cell: (row) => (
              <>
                <Link to={tenant.path(`workgroup-reports/${row.id}`)}>{row.workgroup?.name}</Link> <Source of={row.source} />
              </>
            ),
          },
          {
            key: 'period',
            label: t('targets.period'),
            by: (row) => row.endsOn,
            cell: (row) => <span className="nw">{`${row.startsOn} – ${row.endsOn}`}</span>,
          },
          { key: 'due', label: t('targets.due'), by: (row) => row.dueOn, cell: (row) => <span className="nw">{row.dueOn}</span> },
          { key: 'state', label: t('targets.state'), by: (row) => row.state, cell: (row) => <ReportBadge plain state={row.state} /> },
        ]}
        empty={
          <EmptyState title={t('targets.reportsEmpty')} act={add}>
            {t('targets.reportsEmptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
