import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import {
  CalendarDaysDocument,
  CalendarDeadlinesDocument,
  PublicHolidaysDocument,
  type CalendarDeadlineFragment,
  type DeadlineFilter,
} from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useMunicipalities, usePeople, useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { monthName, today } from '../ui/dates.ts';
import type { Choice } from '../ui/fields.tsx';
import { inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { MonthCard } from './month-card.tsx';
import { isMonth, monthOf, moved, weeksOf } from './months.ts';
import { YearWheel } from './year-wheel.tsx';

type View = 'month' | 'year';

interface Shown {
  view: View;
  month: string;
  first: string;
  last: string;
}

/** What the address asks for: a month with the whole weeks it touches, or a year. */
function shownOf(search: Record<string, string>): Shown {
  const view = search['view'] === 'year' ? 'year' : 'month';
  const month = isMonth(search['month']) ? search['month'] : monthOf(today());
  const year = month.slice(0, 4);
  if (view === 'year') return { view, month, first: `${year}-01-01`, last: `${year}-12-31` };
  return { view, month, first: weeksOf(month)[0]![0]!, last: weeksOf(month).at(-1)![6]! };
}

function filterOf(search: Record<string, string>, { first, last }: Shown): DeadlineFilter {
  return {
    dueOn: { gte: first, lte: last },
    state: { in: ['open', 'late', 'met'] },
    ...(search['person'] && { owner: { id: { eq: search['person'] } } }),
    ...(search['group'] && { workgroup: { id: { eq: search['group'] } } }),
    ...(search['municipality'] && { municipality: { id: { eq: search['municipality'] } } }),
  };
}

/** What is due when, as a month or as a year wheel, of everybody or of one person, group or municipality. */
export function CalendarPage() {
  const { t } = useTranslation();
  const [search] = useListSearch();
  const shown = shownOf(search);
  const pages = usePages(CalendarDeadlinesDocument, 'deadlines', { all: true, keep: true, variables: { filter: filterOf(search, shown) } });
  const days = usePages(CalendarDaysDocument, 'calendarDays', { all: true });
  const holidays = useQuery(PublicHolidaysDocument, { variables: { from: shown.first, to: shown.last }, skip: shown.view === 'year' });
  const own = (days.data?.nodes ?? []).filter(
    (day) => !day.municipality || !search['municipality'] || day.municipality.id === search['municipality'],
  );
  const inside = pages.data?.nodes.filter((each) => shown.view === 'year' || monthOf(each.dueOn) === shown.month);
  return (
    <>
      <PageHead crumbs={[{ label: t('calendar.title') }]} title={useFinding(shown, inside)} acts={<Steps shown={shown} />} />
      <Views shown={shown} />
      <Whose />
      {pages.data ? null : pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={8} />}
      {pages.data && shown.view === 'month' ? (
        <MonthCard month={shown.month} deadlines={pages.data.nodes} own={own} holidays={holidays.data?.publicHolidays ?? []} />
      ) : null}
      {pages.data && shown.view === 'year' ? <YearWheel year={shown.month.slice(0, 4)} deadlines={pages.data.nodes} /> : null}
    </>
  );
}

function useFinding(shown: Shown, deadlines: readonly CalendarDeadlineFragment[] | undefined): string {
  const { t } = useTranslation();
  if (!deadlines) return t('calendar.title');
  const when = shown.view === 'year' ? shown.month.slice(0, 4) : capital(monthName(shown.month));
  if (deadlines.length === 0) return t('calendar.findingNone', { when });
  const late = deadlines.filter((each) => each.state === 'late').length;
  const all = t('calendar.finding', { when, count: deadlines.length, word: inWords(deadlines.length) });
  return late ? all + t('calendar.findingLate', { count: late, word: inWords(late) }) : all;
}

function Steps({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const [, change] = useListSearch();
  const step = shown.view === 'year' ? 12 : 1;
  return (
    <>
      <Button icon={<IconChevronLeft aria-hidden size={18} />} onClick={() => change({ month: moved(shown.month, -step) })}>
        {t('calendar.previous')}
      </Button>
      <Button onClick={() => change({ month: undefined })}>{t('calendar.now')}</Button>
      <Button onClick={() => change({ month: moved(shown.month, step) })}>
        {t('calendar.next')}
        <IconChevronRight aria-hidden size={18} />
      </Button>
    </>
  );
}

function Views({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [search] = useListSearch();
  const views: View[] = ['month', 'year'];
  return (
    <nav className="tabs no-print" aria-label={t('calendar.views')}>
      {views.map((view) => (
        <Link
          key={view}
          to={tenant.path('calendar')}
          search={{ ...search, view } as never}
          aria-current={view === shown.view ? 'page' : undefined}
          activeProps={{}}
        >
          {t(`calendar.${view}`)}
        </Link>
      ))}
      <Link to={tenant.path('calendar/series')}>{t('series.title')}</Link>
    </nav>
  );
}

function Whose() {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const me = useMyPersonId();
  const people = usePeople();
  const mine = people.find((each) => each.value === me);
  const others = people.filter((each) => each.value !== me);
  const lists: { key: string; label: string; choices: Choice[] }[] = [
    { key: 'person', label: t('calendar.person'), choices: mine ? [{ value: mine.value, label: t('calendar.mine') }, ...others] : others },
    { key: 'group', label: t('calendar.group'), choices: useWorkgroups() },
    { key: 'municipality', label: t('calendar.municipality'), choices: useMunicipalities() },
  ];
  return (
    <div className="toolbar no-print" role="search" aria-label={t('calendar.filter')}>
      {lists.map(({ key, label, choices }) => (
        <NativeSelect
          key={key}
          label={label}
          value={choices.some((each) => each.value === search[key]) ? search[key] : ''}
          data={[{ value: '', label: t('calendar.everybody') }, ...choices]}
          onChange={(event) => change({ [key]: event.currentTarget.value || undefined })}
          style={{ flex: '1 1 150px', maxWidth: 260 }}
        />
      ))}
    </div>
  );
}
