import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Nothing here yet: one sentence on what belongs here, one act, one example. */
export function EmptyState({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {children ? (
        <div className="t2" style={{ margin: '4px 0 12px', maxWidth: '44em' }}>
          {children}
        </div>
      ) : null}
      {act}
    </section>
  );
}

/** What is asked for does not exist, or may not be seen: the two look alike. */
export function NotFound({ act }: { act?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section>
      <h1>{t('ui.notFoundTitle')}</h1>
      <p className="t2" style={{ margin: '8px 0 16px' }}>
        {t('ui.notFoundBody')}
      </p>
      {act}
    </section>
  );
}

/** Whether a time has passed since the part was shown. */
function useAfter(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

/** Rows of the final height after 200 ms, words after 2 s; never a lone spinner. */
export function LoadingRows({ rows = 4, title }: { rows?: number; title?: string }) {
  const { t } = useTranslation();
  const soon = useAfter(200);
  const slow = useAfter(2000);
  return (
    <section className="card" aria-busy="true" style={{ visibility: soon ? 'visible' : 'hidden' }}>
      <p className="sr-only" role="status">
        {soon ? t('ui.loading') : ''}
      </p>
      {title ? <h2>{title}</h2> : null}
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton" style={{ width: `${[92, 70, 84, 62][row % 4]}%` }} />
      ))}
      {slow ? (
        <p className="sm t2" role="status">
          {t('ui.loadingSlow')}
        </p>
      ) : null}
    </section>
  );
}

/** The request id an error answer carries, shortened to what one can read out on the phone. */
export function caseOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const id = error.errors[0]?.extensions?.['requestId'];
  return typeof id === 'string' ? id.replaceAll('-', '').slice(-6).toUpperCase() : null;
}

/** What went wrong, what is kept, what to do, and a code to tell. */
export function ErrorState({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  const id = caseOf(error);
  const answered = CombinedGraphQLErrors.is(error) || ServerError.is(error);
  return (
    <section className="card" role="alert">
      <h2 className="row" style={{ color: 'var(--bad)' }}>
        <IconAlertTriangle aria-hidden size={18} stroke={1.75} />
        {t('ui.errorTitle')}
      </h2>
      <p style={{ margin: '4px 0 12px' }}>
        {answered ? t('ui.errorBody') : t('ui.errorOffline')} {id ? t('ui.errorCase', { id }) : null}
      </p>
      {again ? (
        <Button kind="primary" onClick={again}>
          {t('ui.tryAgain')}
        </Button>
      ) : null}
    </section>
  );
}

interface Result<T> {
  data?: T | undefined;
  error?: unknown;
  loading: boolean;
  refetch?: () => unknown;
}

/** What a query answered, or honestly where it stands. What is already shown is kept while it is fetched again. */
export function Loaded<T>({ of, rows, children }: { of: Result<T>; rows?: number; children: (data: NonNullable<T>) => ReactNode }) {
  if (of.data) return <>{children(of.data)}</>;
  if (of.error) return <ErrorState error={of.error} again={of.refetch ? () => void of.refetch?.() : undefined} />;
  return <LoadingRows rows={rows} />;
}
