import './books.css';
import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LedgerImportDocument, type LedgerImportQuery } from '../generated/graphql.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { instantText } from '../ui/dates.ts';
import { count } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { countWords } from './counts.ts';
import { markedAt } from './format.ts';
import { ImportBadge } from './imports-page.tsx';
import { FaultsCard, SumsCard } from './preview.tsx';
import { keptFaults, keptSums } from './kept.ts';
import { UndoImport } from './undo-import.tsx';

type OneImport = Extract<NonNullable<LedgerImportQuery['node']>, { __typename: 'LedgerImport' }>;

/** One file of books: the job while it runs, then what came of it. */
export function OneImportPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(LedgerImportDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={6}>
      {({ node }) =>
        node?.__typename === 'LedgerImport' ? <One books={node} reload={() => void query.refetch().catch(() => undefined)} /> : <NotFound />
      }
    </Loaded>
  );
}

function One({ books, reload }: { books: OneImport; reload: () => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const counts = {
    new: books.newCount,
    changed: books.changedCount,
    gone: books.goneCount,
    refused: books.refusedCount,
    unchanged: books.unchangedCount,
  };
  const municipality = books.municipality?.name ?? '';
  const waits = books.state === 'waiting';
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('economy.title'), to: tenant.path('economy') },
          { label: t('books.title'), to: tenant.path('ledger-imports') },
          { label: `${municipality} ${instantText(books.createdAt)}` },
        ]}
        title={
          books.undoneAt
            ? t('books.oneUndone', { municipality })
            : books.state === 'done'
              ? t('books.oneFinding', { municipality, parts: countWords(counts) })
              : t(`books.oneState.${books.state}`, { municipality })
        }
        context={
          <>
            <ImportBadge books={books} />
            {books.undoneAt ? <span>{t('books.undoneBy', { at: instantText(books.undoneAt), name: books.undoneBy?.name ?? '–' })}</span> : null}
            <span>{[t(`books.formats.${books.format}`), books.file?.name, books.requestedBy?.name].filter(Boolean).join(' · ')}</span>
          </>
        }
        acts={<LinkButton to={tenant.path('economy')}>{t('economy.ledgers')}</LinkButton>}
      />
      <div className="col">
        {books.job && (waits || books.state === 'failed') ? (
          <Card title={t('books.title')}>
            <JobProgress id={books.job.id} onOver={waits ? reload : undefined} />
          </Card>
        ) : null}
        {books.state === 'done' || books.state === 'cancelled' ? (
          <Card title={t('books.result')}>
            <Facts
              of={[
                [t('books.newVouchers'), count(counts.new)],
                [t('books.changedVouchers'), count(counts.changed)],
                [t('books.goneVouchers'), t(books.reverseGone ? 'books.goneTaken' : 'books.goneKept', { count: counts.gone })],
                [t('books.unchangedVouchers'), count(counts.unchanged)],
                [t('books.refusedVouchers'), count(counts.refused)],
                [t('books.period'), books.startsOn ? `${books.startsOn} – ${books.endsOn}` : null],
              ]}
            />
            <p className="sm t2" style={{ marginTop: 8 }}>
              {t('books.kept', { vouchers: count(books.voucherCount) })}
            </p>
          </Card>
        ) : null}
        <SumsCard kept sums={keptSums(books.sums)} />
        <FaultsCard
          faults={keptFaults(books.faults)}
          marked={books.file ? markedAt(`/t/${tenant.slug}/ledger-imports/${books.id}`, books.format) : undefined}
        />
        <UndoImport books={books} reload={reload} />
      </div>
    </>
  );
}
