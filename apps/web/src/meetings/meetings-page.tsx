import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { MeetingsDocument, type MeetingsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { rowDate } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';
import { MeetingBadge } from './meeting-badge.tsx';
import { dayOfMeeting, hostName, hostOf, rowWhen, toneOfMinutes } from './meeting-words.ts';
import { nextOf } from './next-meeting.ts';

type Row = MeetingsQuery['meetings']['nodes'][number];

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  if (!rows) return t('meetings.title');
  const next = nextOf(rows);
  const waiting = rows.filter((row) => row.minutes?.state === 'prepared').length;
  const first = next ? t('meetings.findingNext', { title: next.title, date: rowDate(next.plannedOn) }) : t('meetings.findingNone');
  return waiting ? `${first}; ${t('meetings.findingMinutes', { count: waiting, word: inWords(waiting) })}` : first;
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'title',
      label: t('meetings.name'),
      by: (row) => row.title,
      cell: (row) => <Link to={tenant.path(`meetings/${row.id}`)}>{row.title}</Link>,
    },
    { key: 'when', label: t('meetings.when'), by: dayOfMeeting, cell: (row) => <span className="nw">{rowWhen(row)}</span> },
    { key: 'host', label: t('meetings.host'), by: (row) => hostName(row, t), cell: (row) => <Host of={row} /> },
    { key: 'state', label: t('meetings.state'), by: (row) => row.status, cell: (row) => <MeetingBadge plain meeting={row} /> },
    {
      key: 'present',
      label: t('meetings.present'),
      num: true,
      by: (row) => row.presentCount,
      cell: (row) => <Present of={row} />,
    },
    {
      key: 'minutes',
      label: t('meetings.minutes'),
      by: (row) => row.minutes?.state,
      cell: (row) =>
        row.minutes && row.status === 'held' ? (
          <Badge plain tone={toneOfMinutes[row.minutes.state]}>
            {t(`meetings.minutesStates.${row.minutes.state}`)}
          </Badge>
        ) : (
          <Missing label={t('meetings.minutesNone')} />
        ),
    },
  ];
}

function Host({ of }: { of: Row }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const host = hostOf(of);
  return host ? <Link to={tenant.path(host.path)}>{host.name}</Link> : <>{hostName(of, t)}</>;
}

function Present({ of: { status, presentCount, invitedCount } }: { of: Row }) {
  const { t } = useTranslation();
  if (status !== 'held' || presentCount === null || !invitedCount) return <Missing />;
  return <>{t('meetings.presentOf', { present: presentCount, invited: invitedCount })}</>;
}

/** All meetings of the region, the next one in the heading. */
export function MeetingsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(MeetingsDocument, 'meetings', { all: true });
  const add = may('meeting.create') ? (
    <LinkButton kind="primary" to={tenant.path('meetings/new')}>
      {t('meetings.new')}
    </LinkButton>
  ) : null;
  const years = valuesOf(pages.data?.nodes, (row) => dayOfMeeting(row).slice(0, 4)).toReversed();
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('meetings.title') }]}
        title={useFinding(pages.data?.nodes)}
        acts={add}
      />
      <DataTable
        caption={t('meetings.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={(row) => row.id}
        text={(row) => `${row.title} ${hostName(row, t)} ${row.place ?? ''}`}
        filters={[
          { key: 'state', label: t('meetings.state'), choices: choicesFrom(t('meetings.states', { returnObjects: true })), of: (row) => row.status },
          { key: 'kind', label: t('meetings.kind'), choices: choicesFrom(t('meetings.kinds', { returnObjects: true })), of: (row) => row.kind },
          {
            key: 'host',
            label: t('meetings.host'),
            choices: valuesOf(pages.data?.nodes, (row) => hostOf(row)?.name),
            of: (row) => hostOf(row)?.name,
          },
          { key: 'year', label: t('meetings.year'), choices: years, of: (row) => dayOfMeeting(row).slice(0, 4) },
        ]}
        empty={
          <EmptyState title={t('meetings.emptyTitle')} act={add}>
            {t('meetings.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
