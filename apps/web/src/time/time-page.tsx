import './time.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import {
  TimeProjectsDocument,
  TimeToCertifyDocument,
  TimeWeekDocument,
  type TimeCellFragment,
  type TimeProjectsQuery,
} from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { addDays, longDate, mondayOf, plainDate, today, weekOf } from '../ui/dates.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { CertifiedCard, CertifyCard, mayCertify } from './certify-card.tsx';
import { PledgeCard } from './pledge-card.tsx';
import { useWeek } from './use-week.ts';
import { hours, WeekGrid, type TimeProject } from './week-grid.tsx';
import { minutesOf } from './week.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** One's own week of time, what waits for one's certificate, and what all of it does to the support. */
export function TimePage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [search] = useListSearch();
  const monday = mondayOf(DAY.test(search['week'] ?? '') ? search['week']! : today());
  const { data, error, refetch } = useQuery(TimeWeekDocument, { variables: { from: monday, to: addDays(monday, 6) } });
  const person = data?.me.person?.__typename === 'Person' ? data.me.person : null;
  const waiting = usePages(TimeToCertifyDocument, 'timeEntries', { all: true });
  const mine = (waiting.data?.nodes ?? []).filter((row) => mayCertify(row, person?.id ?? null));
  const written = minutesOf(person?.timeEntries.nodes);
  const week = weekOf(monday);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('economy.title'), to: tenant.path('economy') }, { label: t('time.title') }]}
        title={written ? t('time.finding', { hours: hours(written), week }) : t('time.findingNone', { week })}
        context={mine.length ? <span>{t('time.waiting', { count: mine.length })}</span> : undefined}
        acts={<WeekLinks monday={monday} />}
      />
      <div className="col">
        <Card flush title={t('time.weekTitle', { week, from: plainDate(monday), to: longDate(addDays(monday, 6)) })}>
          {error ? <ErrorState error={error} again={() => void refetch()} /> : null}
          {!data && !error ? <LoadingRows rows={4} /> : null}
          {data && !person ? <EmptyState title={t('time.title')}>{t('time.noPerson')}</EmptyState> : null}
          {person ? <OwnWeek key={monday} monday={monday} entries={person.timeEntries.nodes} reload={refetch} /> : null}
        </Card>
        <PledgeCard />
        <CertifyCard rows={mine} pages={waiting} />
        <CertifiedCard />
      </div>
    </>
  );
}

function WeekLinks({ monday }: { monday: string }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const to = tenant.path('time');
  const at = (week: string) => ({ to, search: { week } as never, resetScroll: false });
  return (
    <span className="row wrap">
      <Link className="btn" {...at(addDays(monday, -7))}>
        {t('time.earlier')}
      </Link>
      <Link className="btn" {...at(mondayOf(today()))}>
        {t('time.thisWeek')}
      </Link>
      <Link className="btn" {...at(addDays(monday, 7))}>
        {t('time.later')}
      </Link>
    </span>
  );
}

type Found = TimeProjectsQuery['projects']['nodes'][number];

/** The projects whose budget has time this year, and as what. */
const projectsOf = (nodes: readonly Found[], monday: string): TimeProject[] =>
  nodes
    .filter(
      ({ startsOn, endsOn, budgetLines }) =>
        budgetLines.nodes.length && (!startsOn || startsOn <= addDays(monday, 6)) && (!endsOn || endsOn >= monday),
    )
    .map(({ id, number, name, budgetLines }) => ({
      ...{ id, label: `${number} ${name}` },
      categories: (['ownWorkTime', 'staff'] as const).filter((category) => budgetLines.nodes.some((line) => line.category === category)),
    }));

function OwnWeek({ monday, entries, reload }: { monday: string; entries: readonly TimeCellFragment[]; reload: () => Promise<unknown> }) {
  const { data } = useQuery(TimeProjectsDocument, { variables: { year: Number(monday.slice(0, 4)) } });
  const week = useWeek(monday, entries, reload);
  return <WeekGrid week={week} projects={projectsOf(data?.projects.nodes ?? [], monday)} />;
}
