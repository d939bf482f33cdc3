import { useTranslation } from 'react-i18next';
import { OuterShell } from '../shell/shell.tsx';
import { PageHead } from '../ui/page.tsx';

/** Signed in, but without a role anywhere here. */
export function NowherePage() {
  const { t } = useTranslation();
  return (
    <OuterShell>
      <PageHead crumbs={[{ label: 'Samnav' }]} title={t('identity.nowhereTitle')} />
      <p>{t('identity.nowhereBody')}</p>
    </OuterShell>
  );
}
