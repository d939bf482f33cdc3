import { useTranslation } from 'react-i18next';
import type { ValueImportFragment } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { shortDecimal } from '../ui/decimals.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';

type Report = Pick<ValueImportFragment, 'rows' | 'faults'>;
const tones: Record<Report['rows'][number]['action'], Tone> = { add: 'ok', change: 'info', none: 'mute', refuse: 'bad' };

/** Every row of what was read: what it says, what becomes of it, and what must be corrected. */
export function ImportRows({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <Card flush title={t('measuring.previewTable')}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('measuring.previewTable')}>
        <PlainTable
          caption={t('measuring.previewTable')}
          rows={report.rows}
          rowKey={(row) => String(row.row)}
          rowClass={(row) => (row.action === 'refuse' ? 'gap' : undefined)}
          columns={[
            { key: 'row', label: t('measuring.row'), cell: (row) => row.row },
            { key: 'indicator', label: t('measuring.indicator'), cell: (row) => row.indicator },
            { key: 'scope', label: t('measuring.place'), cell: (row) => row.scope },
            { key: 'period', label: t('indicators.period'), cell: (row) => row.period },
            {
              key: 'before',
              label: t('indicators.was'),
              num: true,
              cell: (row) => (row.before === null ? <Missing /> : shortDecimal(row.before, 6)),
            },
            {
              key: 'value',
              label: t('indicators.became'),
              num: true,
              cell: (row) => (row.value === null ? <Missing /> : shortDecimal(row.value, 6)),
            },
            {
              key: 'outcome',
              label: t('measuring.outcome'),
              cell: (row) => (
                <>
                  <Badge plain tone={tones[row.action]}>
                    {t(`measuring.outcomes.${row.action}`)}
                  </Badge>
                  {report.faults
                    .filter((fault) => fault.row === row.row)
                    .map((fault) => (
                      <span key={fault.message} className="sm" style={{ display: 'block' }}>
                        {fault.message}
                      </span>
                    ))}
                </>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}
