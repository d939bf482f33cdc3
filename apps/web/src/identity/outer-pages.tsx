import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OuterShell } from '../shell/shell.tsx';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useSession } from './session.ts';

/** A funder's staff: nothing is shown before a project has signed something. */
export function FunderPage() {
  const { t } = useTranslation();
  const { funder } = useParams({ strict: false });
  const session = useSession();
  const name = session.funders.find((each) => each.slug === funder)?.name;
  if (!name) return <NowherePage />;
  return (
    <OuterShell>
      <PageHead crumbs={[{ label: name }, { label: t('identity.funderCrumb') }]} title={t('identity.funderTitle')} />
      <EmptyState title={t('identity.funderCrumb')}>{t('identity.funderBody', { name })}</EmptyState>
    </OuterShell>
  );
}

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
