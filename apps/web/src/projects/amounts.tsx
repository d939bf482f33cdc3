import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { kronor } from '../ui/money.ts';

/** What is left, in whole kronor; overspent has a sign and a word beside its colour. */
export function Left({ of }: { of: bigint }) {
  const { t } = useTranslation();
  if (of >= 0n) return <>{kronor(of)}</>;
  return (
    <span className="bad-text nw">
      <IconAlertTriangle aria-hidden size={14} stroke={2} style={{ verticalAlign: -2, marginRight: 3 }} />
      {kronor(of)}
      <span className="sr-only"> {t('projects.over')}</span>
    </span>
  );
}
