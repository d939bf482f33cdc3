import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { CalendarDaysDocument, type CalendarDayKind, type OwnDayFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { SettingsTabs } from '../settings/tabs.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { rowDate, today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column, type Filter } from '../ui/table.tsx';
import { AddBridgeDaysDialog, AddDayDialog, RemoveDayDialog } from './own-day-acts.tsx';

export const kinds: readonly CalendarDayKind[] = ['extraDay', 'bridgeDay', 'halfDay', 'quiet'];
const tones: Record<CalendarDayKind, Tone> = { extraDay: 'ok', bridgeDay: 'ok', halfDay: 'info', quiet: 'mute' };
type Act = 'add' | 'bridge';

function useColumns(onRemove: (day: OwnDayFragment) => void): Column<OwnDayFragment>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', label: t('calendar.name'), by: (day) => day.name, cell: (day) => day.name },
    {
      key: 'day',
      label: t('calendar.day'),
      by: (day) => day.day,
      cell: (day) => (
        <span className="nw">
          {day.day} <span className="sm t2">{rowDate(day.day)}</span>
        </span>
      ),
    },
    {
      key: 'kind',
      label: t('calendar.kind'),
      by: (day) => day.kind,
      cell: (day) => (
        <Badge plain tone={tones[day.kind]}>
          {t(`calendar.kinds.${day.kind}`)}
        </Badge>
      ),
    },
    {
      key: 'whose',
      label: t('calendar.whose'),
      by: (day) => day.municipality?.name ?? '',
      cell: (day) => day.municipality?.name ?? t('calendar.wholeRegion'),
    },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (day) =>
        day.viewerCan.remove ? (
          <LinkAct aria-label={t('calendar.removeLong', { name: day.name, day: day.day })} onClick={() => onRemove(day)}>
            {t('calendar.remove')}
          </LinkAct>
        ) : null,
    },
  ];
}

/** The days off and the quiet days of the region and its municipalities, beside those of the law. */
export function OwnDaysPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(CalendarDaysDocument, 'calendarDays', { all: true });
  const [act, setAct] = useState<Act | null>(null);
  const [removing, setRemoving] = useState<OwnDayFragment | null>(null);
  const rows = pages.data?.nodes;
  const coming = rows?.filter((day) => day.day >= today()).length;
  const whose = (day: OwnDayFragment) => day.municipality?.name ?? t('calendar.wholeRegion');
  const filters: Filter<OwnDayFragment>[] = [
    { key: 'year', label: t('calendar.when'), choices: valuesOf(rows, (day) => day.day.slice(0, 4)), of: (day) => day.day.slice(0, 4) },
    {
      key: 'kind',
      label: t('calendar.kind'),
      choices: kinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) })),
      of: (day) => day.kind,
    },
    { key: 'whose', label: t('calendar.whose'), choices: valuesOf(rows, whose), of: whose },
  ];
  const acts = may('calendarDay.set') ? (
    <>
      <Button kind="primary" onClick={() => setAct('add')}>
        {t('calendar.add')}
      </Button>
      <Button onClick={() => setAct('bridge')}>{t('calendar.bridge')}</Button>
    </>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('calendar.ownDays') }]}
        title={coming ? t('calendar.ownFinding', { count: coming, word: atStart(coming) }) : t('calendar.ownNone')}
        context={acts ? t('calendar.ownContext') : t('calendar.whoChanges')}
        acts={pages.data?.total ? acts : undefined}
      />
      <SettingsTabs />
      <DataTable
        caption={t('calendar.ownDays')}
        pages={pages}
        columns={useColumns(setRemoving)}
        filters={filters}
        rowKey={(day) => day.id}
        empty={
          <EmptyState title={t('calendar.ownEmptyTitle')} act={acts ? <div className="row wrap">{acts}</div> : undefined}>
            {t('calendar.ownEmptyBody')}
          </EmptyState>
        }
      />
      {act === 'add' ? <AddDayDialog onClose={() => setAct(null)} /> : null}
      {act === 'bridge' ? <AddBridgeDaysDialog onClose={() => setAct(null)} /> : null}
      {removing ? <RemoveDayDialog day={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}
