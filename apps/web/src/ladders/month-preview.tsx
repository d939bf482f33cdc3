import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { isMonth, monthOf, moved } from '../calendar/months.ts';
import { PlannedRemindersDocument, type PlannedRemindersQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { dayOf, monthName, rowDate, time, today } from '../ui/dates.ts';
import { Card, Missing } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { PlainTable, useListSearch, type Column } from '../ui/table.tsx';
import { stepWords } from './step-words.ts';

type Planned = PlannedRemindersQuery['reminders']['nodes'][number];

function useColumns(): Column<Planned>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'about',
      label: t('ladders.about'),
      cell: (row) => (row.deadline ? <Link to={tenant.path(`deadlines/${row.deadline.id}`)}>{row.deadline.title}</Link> : <Missing />),
    },
    {
      key: 'sendAt',
      label: t('ladders.sendAt'),
      cell: (row) => <span className="nw">{`${rowDate(dayOf(row.sendAt))} ${time(row.sendAt)}`}</span>,
    },
    { key: 'step', label: t('ladders.steps'), cell: (row) => stepWords(row.step) },
    { key: 'to', label: t('ladders.to'), cell: (row) => row.recipient?.name ?? <Missing /> },
    { key: 'as', label: t('ladders.as'), cell: (row) => t(`ladders.roles.${row.recipientRole}`) },
    { key: 'channel', label: t('ladders.channel'), cell: (row) => t(`ladders.channels.${row.channel}`) },
  ];
}

/** Who gets what when in a month, of everything that is planned. */
export function MonthPreview() {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const month = isMonth(search['month']) ? search['month'] : monthOf(today());
  const columns = useColumns();
  // by UTC: what is planned in the first hours of the first of the month stands in the month before
  const sendAt = { gte: `${month}-01T00:00:00Z`, lte: `${moved(month, 1)}-01T00:00:00Z` };
  const pages = usePages(PlannedRemindersDocument, 'reminders', { keep: true, variables: { filter: { state: { eq: 'planned' }, sendAt } } });
  const count = pages.data?.total ?? 0;
  const title = `${t('ladders.preview')}: ${t('ladders.monthFinding', { count, month: monthName(month) })}`;
  return (
    <Card flush={count > 0} title={title}>
      <div className={count > 0 ? 'row wrap pad' : 'row wrap'} style={{ paddingBottom: 8 }}>
        <Button onClick={() => change({ month: moved(month, -1) })}>{t('ladders.previous')}</Button>
        <Button onClick={() => change({ month: moved(month, 1) })}>{t('ladders.next')}</Button>
      </div>
      {pages.error && !pages.data ? <ErrorState error={pages.error} again={pages.refetch} /> : null}
      {!pages.data && !pages.error ? <LoadingRows /> : null}
      {pages.data && count > 0 ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <PlainTable caption={title} rows={pages.data.nodes} rowKey={(row) => row.id} columns={columns} />
        </div>
      ) : null}
      {pages.more ? (
        <div className="pad" style={{ paddingTop: 12 }}>
          <Button onClick={pages.more} busy={pages.loading}>
            {t('ui.showMore')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
