import { useTranslation } from 'react-i18next';

const inventedPart = /[;,][^;,]*\bdemo$/;

/** Where a fact comes from: a diamond and its numbers; what was invented for the demonstration, wholly or in part, says so in the reader's words. */
export function Source({ of }: { of: string | null | undefined }) {
  const { t } = useTranslation();
  if (!of) return null;
  if (of === 'demo') return <span className="src">{t('shell.invented')}</span>;
  return (
    <span className="src">
      <svg viewBox="0 0 10 10" aria-hidden>
        <path d="M5 0l5 5-5 5-5-5z" />
      </svg>
      {t('shell.source')} {of.replace(inventedPart, '')}
      {inventedPart.test(of) ? `, ${t('shell.partlyInvented')}` : null}
    </span>
  );
}
