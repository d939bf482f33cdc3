import './indicators.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { IndicatorMeasurementsDocument, type IndicatorMeasurementsQuery, type MeasurementRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { dayOf, rowDate } from '../ui/dates.ts';
import { decimal, withUnit } from '../ui/decimals.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Card, Missing, PageHead } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { ReturnDialog, useApprove } from './measurement-acts.tsx';

type Row = IndicatorMeasurementsQuery['measurements']['nodes'][number];

/** The values that wait for one's approval: each is approved, or sent back with the reason. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(IndicatorMeasurementsDocument, 'measurements', { all: true, variables: { filter: { state: { eq: 'submitted' } } } });
  const mine = pages.data?.nodes.filter((row) => row.viewerCan.approve);
  const count = mine?.length ?? 0;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.week'), to: tenant.path('week') }, { label: t('measuring.approvePage') }]}
        title={count ? t('measuring.toApproveTitle', { count, word: atStart(count) }) : t('measuring.approveNone')}
      />
      {mine ? (
        mine.length ? (
          <Waiting rows={mine} />
        ) : (
          <EmptyState title={t('measuring.approvePage')}>{t('measuring.approveNoneBody')}</EmptyState>
        )
      ) : pages.error ? (
        <ErrorState error={pages.error} again={pages.refetch} />
      ) : (
        <LoadingRows rows={4} />
      )}
    </>
  );
}

function Waiting({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [returning, setReturning] = useState<MeasurementRowFragment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [approve, busy] = useApprove();
  const said = (row: Row) => ({ name: `${row.indicator?.name ?? ''}, ${row.scope?.name ?? ''}`, period: row.period?.name ?? '' });
  return (
    <Card flush>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('measuring.approvePage')}>
        <PlainTable
          caption={t('measuring.approvePage')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'indicator',
              label: t('measuring.indicator'),
              cell: (row) => <Link to={tenant.path(`indicators/${row.indicator?.id}?scope=${row.scope?.id}`)}>{row.indicator?.name}</Link>,
            },
            { key: 'scope', label: t('indicators.scopes'), cell: (row) => row.scope?.name },
            { key: 'period', label: t('indicators.period'), cell: (row) => row.period?.name },
            {
              key: 'value',
              label: t('indicators.value'),
              num: true,
              cell: (row) =>
                row.value == null ? (row.text ?? <Missing />) : withUnit(decimal(row.value, row.indicator?.decimals ?? 0), row.indicator?.unit ?? ''),
            },
            {
              key: 'by',
              label: t('indicators.reportedBy'),
              cell: (row) => (
                <>
                  {row.submittedBy?.name} <span className="sm t2">{row.submittedAt ? rowDate(dayOf(row.submittedAt)) : ''}</span>
                </>
              ),
            },
            {
              key: 'act',
              label: t('ui.act'),
              act: true,
              cell: (row) => (
                <span className="row">
                  <Button busy={busy} aria-label={t('indicators.approveLong', said(row))} onClick={() => void approve(row).then(setProblem)}>
                    {t('indicators.approve')}
                  </Button>
                  <LinkAct aria-label={t('indicators.sendBackLong', said(row))} onClick={() => setReturning(row)}>
                    {t('indicators.sendBack')}
                  </LinkAct>
                </span>
              ),
            },
          ]}
        />
      </div>
      {returning ? <ReturnDialog row={returning} onClose={() => setReturning(null)} /> : null}
    </Card>
  );
}
