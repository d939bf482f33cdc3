import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReportFragment, MemberImportAction, MembershipRole } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkAct } from '../ui/button.tsx';
import { csv } from '../ui/csv.ts';
import { downloadText } from '../ui/download.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';

const tones: Record<MemberImportAction, Tone> = { add: 'ok', change: 'info', none: 'mute', refuse: 'bad' };

/** What an import does, or would do, row by row; errors at their row and column. */
export function ImportReport({ report }: { report: ImportReportFragment }) {
  const { t } = useTranslation();
  const [onlyBad, setOnlyBad] = useState(report.faults.length > 0);
  const rows = onlyBad ? report.rows.filter((row) => row.action === 'refuse') : report.rows;
  const sums = [
    report.faults.length ? t('imports.sumBad', { count: report.faults.length }) : null,
    report.newMemberships ? t('imports.sumNew', { count: report.newMemberships }) : null,
    report.changedMemberships ? t('imports.sumChanged', { count: report.changedMemberships }) : null,
    report.newOrganisations ? t('imports.sumOrganisations', { count: report.newOrganisations }) : null,
    report.unchanged ? t('imports.sumSame', { count: report.unchanged }) : null,
  ];
  return (
    <>
      <Card
        flush
        title={sums.filter(Boolean).join(', ')}
        aside={report.faults.length ? <Toggle on={onlyBad} set={setOnlyBad} report={report} /> : undefined}
      >
        <PlainTable
          caption={t('imports.rows')}
          rows={rows}
          rowKey={(row) => String(row.row)}
          rowClass={(row) => (row.action === 'refuse' ? 'gap' : undefined)}
          columns={[
            { key: 'row', label: t('imports.row'), cell: (row) => row.row },
            {
              key: 'action',
              label: t('imports.action'),
              cell: (row) => (
                <Badge plain tone={tones[row.action]}>
                  {t(`imports.actions.${row.action}`)}
                </Badge>
              ),
            },
            {
              key: 'organisation',
              label: t('imports.organisation'),
              cell: (row) => (row.organisation ? `${row.organisation}${row.newOrganisation ? ` (${t('imports.isNew')})` : ''}` : <Missing />),
            },
            { key: 'role', label: t('imports.role'), cell: (row) => (row.role ? t(`networks.roles.${row.role as MembershipRole}`) : <Missing />) },
            { key: 'period', label: t('imports.period'), cell: (row) => `${row.startsOn ?? ''} – ${row.endsOn ?? ''}` },
            { key: 'fault', label: t('imports.fault'), cell: (row) => <Faults report={report} row={row.row} /> },
          ]}
        />
      </Card>
      <Card title={t('imports.mapping')}>
        <dl className="facts">
          {report.mapping.map((each) => (
            <div key={each.column} style={{ display: 'contents' }}>
              <dt>{each.heading}</dt>
              <dd>{t(`imports.columns.${each.column}`)}</dd>
            </div>
          ))}
        </dl>
        {report.ignoredHeadings.length ? (
          <p className="sm t2" style={{ marginTop: 8 }}>
            {t('imports.ignored', { names: report.ignoredHeadings.join(', ') })}
          </p>
        ) : null}
      </Card>
    </>
  );
}

function Toggle({ on, set, report }: { on: boolean; set: (on: boolean) => void; report: ImportReportFragment }) {
  const { t } = useTranslation();
  const save = () => {
    const lines = report.faults.map((fault) => [String(fault.row), fault.column ? t(`imports.columns.${fault.column}`) : '', fault.message]);
    downloadText('fel.csv', csv([[t('imports.row'), t('imports.mapping'), t('imports.fault')], ...lines]));
  };
  return (
    <span className="row wrap">
      <LinkAct aria-pressed={on} onClick={() => set(!on)}>
        {on ? t('imports.showAll') : t('imports.onlyBad')}
      </LinkAct>
      <LinkAct onClick={save}>{t('imports.downloadFaults')}</LinkAct>
    </span>
  );
}

function Faults({ report, row }: { report: ImportReportFragment; row: number }) {
  const faults = report.faults.filter((fault) => fault.row === row);
  return (
    <ul>
      {faults.map((fault, index) => (
        <li key={index}>{fault.message}</li>
      ))}
    </ul>
  );
}
