import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { ReportingPeriodsDocument, type ReportingPeriodsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { dayOf, instantText, longDate } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { LockDialog, NewPeriodDialog, UnlockDialog } from './period-acts.tsx';

export type PeriodRow = ReportingPeriodsQuery['reportingPeriods']['nodes'][number];
type Act = { kind: 'new' } | { kind: 'lock' | 'unlock'; period: PeriodRow };

/** The periods that values are reported for: which are open, which are locked, and for whom a lock was opened. */
export function PeriodsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  const pages = usePages(ReportingPeriodsDocument, 'reportingPeriods', { all: true, first: 40 });
  const open = pages.data?.nodes.filter((period) => !period.lockedAt).length ?? 0;
  const finding = open ? t('measuring.periodsFinding', { count: open, word: atStart(open) }) : t('measuring.periodsAllLocked');
  const add = may('reportingPeriod.create') ? (
    <Button kind="primary" onClick={() => setAct({ kind: 'new' })}>
      {t('measuring.newPeriod')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals.title'), to: tenant.path('goals') }, { label: t('measuring.periods') }]}
        title={pages.data?.nodes.length ? finding : t('measuring.periods')}
        acts={add}
      />
      <DataTable
        caption={t('measuring.periods')}
        pages={pages}
        columns={useColumns(setAct)}
        rowKey={(row) => row.id}
        filters={[
          {
            key: 'kind',
            label: t('measuring.periodicity'),
            choices: choicesFrom(t('indicators.periodicities', { returnObjects: true })),
            of: (row) => row.periodicity,
          },
        ]}
        empty={
          <EmptyState title={t('measuring.periodsEmpty')} act={add}>
            {t('measuring.periodsEmptyBody')}
          </EmptyState>
        }
      />
      {act?.kind === 'new' ? <NewPeriodDialog onClose={() => setAct(null)} /> : null}
      {act?.kind === 'lock' ? <LockDialog period={act.period} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'unlock' ? <UnlockDialog period={act.period} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function useColumns(choose: (act: Act) => void): Column<PeriodRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      label: t('measuring.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          {row.name} <Source of={row.source} />
        </>
      ),
    },
    {
      key: 'days',
      label: t('indicators.period'),
      by: (row) => row.endsOn,
      cell: (row) => <span className="nw">{`${row.startsOn} – ${row.endsOn}`}</span>,
    },
    { key: 'state', label: t('indicators.stateWord'), by: (row) => row.lockedAt ?? '', cell: (row) => <PeriodState period={row} /> },
    { key: 'values', label: t('measuring.values'), num: true, by: (row) => row.measurements.totalCount, cell: (row) => row.measurements.totalCount },
    {
      key: 'act',
      label: t('ui.act'),
      act: true,
      cell: (row) =>
        row.lockedAt ? (
          row.viewerCan.unlock ? (
            <LinkAct aria-label={t('measuring.unlockLong', { name: row.name })} onClick={() => choose({ kind: 'unlock', period: row })}>
              {t('measuring.unlock')}
            </LinkAct>
          ) : null
        ) : row.viewerCan.lock ? (
          <LinkAct aria-label={t('measuring.lockLong', { name: row.name })} onClick={() => choose({ kind: 'lock', period: row })}>
            {t('measuring.lock')}
          </LinkAct>
        ) : null,
    },
  ];
}

function PeriodState({ period }: { period: PeriodRow }) {
  const { t } = useTranslation();
  if (!period.lockedAt)
    return (
      <Badge plain tone="ok">
        {t('measuring.open')}
      </Badge>
    );
  const date = longDate(dayOf(period.lockedAt));
  return (
    <>
      <span className="row" style={{ gap: 5 }}>
        <IconLock aria-hidden size={15} stroke={2} />
        {period.lockedBy ? t('measuring.lockedBy', { date, name: period.lockedBy.name }) : t('measuring.lockedOn', { date })}
      </span>
      {period.unlocks.nodes.map((unlock) => (
        <span key={unlock.id} className="xs t2" style={{ display: 'block' }}>
          {t('measuring.unlockRow', {
            person: unlock.person?.name ?? '',
            until: instantText(unlock.until),
            by: unlock.grantedBy?.name ?? '',
            reason: unlock.reason,
          })}
        </span>
      ))}
    </>
  );
}
