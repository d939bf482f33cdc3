import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { IndicatorMeasurementsDocument, type MeasurementRowFragment } from '../generated/graphql.ts';
import { LinkAct } from '../ui/button.tsx';
import { decimal } from '../ui/decimals.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { PlainTable, type Column } from '../ui/table.tsx';
import type { OneIndicator, Shown } from './indicator-page.tsx';
import { HistoryDialog, ReturnDialog, useApprove } from './measurement-acts.tsx';
import { Badge } from '../ui/badge.tsx';
import { MeasurementBadge } from './measurement-state.tsx';

/** Every reported value of what is shown, with who reported and approved it. */
export function MeasurementsCard({ indicator, shown }: { indicator: OneIndicator; shown: Shown }) {
  const { t } = useTranslation();
  const filter = { indicator: { id: { eq: indicator.id } }, ...(shown.scopeId && { scope: { id: { eq: shown.scopeId } } }) };
  const pages = usePages(IndicatorMeasurementsDocument, 'measurements', { all: true, variables: { filter } });
  const [act, setAct] = useState<{ kind: 'return' | 'history'; row: MeasurementRowFragment } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [approve, busy] = useApprove();
  const columns = useColumns(indicator, shown.scopeId === null, {
    busy,
    approve: (row) => void approve(row).then(setProblem),
    open: (kind, row) => setAct({ kind, row }),
  });
  if (!pages.data) return pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={4} />;
  const rows = pages.data.nodes.toSorted((a, b) => (b.period?.endsOn ?? '').localeCompare(a.period?.endsOn ?? ''));
  const count = rows.length;
  return (
    <Card flush title={count ? t('indicators.reportsFinding', { count, word: atStart(count) }) : t('indicators.reportsNone')}>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      {count ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('indicators.reports')}>
          <PlainTable caption={t('indicators.reports')} rows={rows} rowKey={(row) => row.id} columns={columns} />
        </div>
      ) : (
        <div className="pad" />
      )}
      {act?.kind === 'return' ? <ReturnDialog row={act.row} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'history' ? <HistoryDialog row={act.row} onClose={() => setAct(null)} /> : null}
    </Card>
  );
}

interface Acts {
  busy: boolean;
  approve: (row: MeasurementRowFragment) => void;
  open: (kind: 'return' | 'history', row: MeasurementRowFragment) => void;
}

function useColumns(indicator: OneIndicator, all: boolean, acts: Acts): Column<MeasurementRowFragment>[] {
  const { t } = useTranslation();
  const value = (row: MeasurementRowFragment) =>
    row.value == null
      ? (row.text ?? <Missing />)
      : `${row.precision === 'exact' ? '' : `${t(`indicators.precisions.${row.precision}`)} `}${decimal(row.value, indicator.decimals)}`;
  const ratio = indicator.aggregation === 'ratio' || indicator.aggregation === 'weighted';
  return [
    { key: 'period', label: t('indicators.period'), cell: (row) => row.period?.name },
    ...(all ? [{ key: 'scope', label: t('indicators.scopes'), cell: (row: MeasurementRowFragment) => row.scope?.name }] : []),
    {
      key: 'value',
      label: indicator.unit,
      num: true,
      cell: (row) => (
        <>
          {value(row)} <Source of={row.source} />
        </>
      ),
    },
    ...(ratio
      ? [
          {
            key: 'parts',
            label: `${t('indicators.numerator')} / ${t('indicators.denominator')}`,
            num: true,
            cell: (row: MeasurementRowFragment) => `${row.numerator ?? '–'} / ${row.denominator ?? '–'}`,
          },
        ]
      : []),
    {
      key: 'state',
      label: t('indicators.stateWord'),
      cell: (row) => (
        <>
          <MeasurementBadge state={row.state} />
          {row.incomplete ? (
            <Badge plain tone="unsure">
              {t('indicators.incomplete')}
            </Badge>
          ) : null}
          {row.state === 'returned' && row.returnReason ? <span className="sm t2"> {row.returnReason}</span> : null}
        </>
      ),
    },
    { key: 'by', label: t('indicators.reportedBy'), cell: (row) => row.submittedBy?.name ?? row.importedFrom ?? <Missing /> },
    {
      key: 'act',
      label: t('ui.act'),
      act: true,
      cell: (row) => <RowActs name={indicator.name} row={row} acts={acts} />,
    },
  ];
}

function RowActs({ name, row, acts }: { name: string; row: MeasurementRowFragment; acts: Acts }) {
  const { t } = useTranslation();
  const said = { name: `${name}, ${row.scope?.name ?? ''}`, period: row.period?.name ?? '' };
  return (
    <span className="row wrap no-print" style={{ gap: '0 12px' }}>
      {row.state === 'submitted' && row.viewerCan.approve ? (
        <LinkAct busy={acts.busy} aria-label={t('indicators.approveLong', said)} onClick={() => acts.approve(row)}>
          {t('indicators.approve')}
        </LinkAct>
      ) : null}
      {(row.state === 'submitted' || row.state === 'approved') && row.viewerCan.return && !row.period?.lockedAt ? (
        <LinkAct aria-label={t('indicators.sendBackLong', said)} onClick={() => acts.open('return', row)}>
          {t('indicators.sendBack')}
        </LinkAct>
      ) : null}
      <LinkAct aria-label={`${t('indicators.history')}: ${said.name} ${said.period}`} onClick={() => acts.open('history', row)}>
        {t('indicators.history')}
      </LinkAct>
    </span>
  );
}
