import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { FunderEventsDocument } from '../generated/graphql.ts';
import { instantText } from '../ui/dates.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf } from '../ui/table.tsx';
import { useEventWord } from './use-event-word.ts';
import { useFunder } from './use-funder.ts';

/** The funder's own log: what its people did, with which claim. */
export function LogPage() {
  const { t } = useTranslation();
  const funder = useFunder();
  const word = useEventWord();
  const pages = usePages(FunderEventsDocument, 'funderEvents', {});
  const count = pages.data?.total ?? 0;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('reviews.title'), to: funder.path() }, { label: t('reviews.log') }]}
        title={count ? t('reviews.logFinding', { count }) : t(pages.data ? 'reviews.logNone' : 'reviews.log')}
        context={t('reviews.logContext')}
      />
      <DataTable
        caption={t('reviews.log')}
        pages={pages}
        rowKey={(event) => event.id}
        filters={[
          {
            key: 'who',
            label: t('reviews.who'),
            choices: valuesOf(pages.data?.nodes, (event) => event.accountName),
            of: (event) => event.accountName,
          },
        ]}
        columns={[
          { key: 'at', label: t('reviews.when'), by: (event) => event.at, cell: (event) => <span className="nw">{instantText(event.at)}</span> },
          { key: 'who', label: t('reviews.who'), by: (event) => event.accountName, cell: (event) => event.accountName },
          { key: 'what', label: t('reviews.what'), by: word, cell: word },
          {
            key: 'claim',
            label: t('reviews.claimColumn'),
            cell: (event) =>
              event.claim ? (
                <Link to={funder.path(`claims/${event.claim.id}`)}>
                  {`${event.claim.projectName}, ${t('reviews.claim', { number: event.claim.number })}`}
                </Link>
              ) : (
                <Missing />
              ),
          },
          { key: 'note', label: t('reviews.reason'), cell: (event) => event.note ?? <Missing /> },
        ]}
        empty={<EmptyState title={t('reviews.logNone')}>{t('reviews.logContext')}</EmptyState>}
      />
    </>
  );
}
