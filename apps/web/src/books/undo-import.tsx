import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { UndoLedgerImportDocument, type LedgerImportQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { count } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';

type OneImport = Extract<NonNullable<LedgerImportQuery['node']>, { __typename: 'LedgerImport' }>;

/** Takes a whole import back, or says why it stays. */
export function UndoImport({ books, reload }: { books: OneImport; reload: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const { stays } = books;
  if (!may('ledger.import') || stays === 'running' || stays === 'nothing' || stays === 'undone') return null;
  return (
    <Card title={t('books.undoTitle')}>
      {job ? (
        <JobProgress id={job} onOver={reload} />
      ) : stays ? (
        <p>{t(`books.stays.${stays}`)}</p>
      ) : (
        <>
          <p>{t('books.undoHint')}</p>
          <p style={{ marginTop: 12 }}>
            <Button onClick={() => setAsking(true)}>{t('books.undo')}</Button>
          </p>
        </>
      )}
      {asking ? (
        <Confirm
          books={books}
          onClose={() => setAsking(false)}
          onStarted={(started) => {
            setAsking(false);
            setJob(started);
          }}
        />
      ) : null}
    </Card>
  );
}

function Confirm({ books, onClose, onStarted }: { books: OneImport; onClose: () => void; onStarted: (job: string | null) => void }) {
  const { t } = useTranslation();
  const [undo, busy] = useVerb(UndoLedgerImportDocument, 'undoLedgerImport', { forgets: ['ledgerImports', 'jobs'] });
  const [problems, setProblems] = useState<{ message: string }[]>([]);
  const keyOf = useIdempotencyKey();
  const send = async () => {
    const input = { importId: books.id };
    const answer = await undo(input, { idempotencyKey: keyOf(input) });
    if (answer.ok) onStarted(answer.payload.job?.id ?? null);
    else setProblems(answer.faults.map(({ message }) => ({ message })));
  };
  return (
    <Dialog opened title={t('books.undoTitle')} onClose={onClose}>
      <ErrorSummary problems={problems} attempt={problems.length} />
      <p style={{ marginBottom: 16 }}>{t('books.undoBody', { vouchers: count(books.newCount + books.changedCount) })}</p>
      <div className="row wrap">
        <Button kind="primary" busy={busy} onClick={() => void send()}>
          {t('books.undo')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </Dialog>
  );
}
