import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OuterShell } from '../shell/shell.tsx';
import { Card, PageHead } from '../ui/page.tsx';
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
      <PageHead
        crumbs={[{ label: name }, { label: t('identity.funderCrumb') }]}
        title={t('identity.funderTitle')}
        context={t('identity.funderContext', { name })}
      />
      <Card title={t('identity.funderWill')}>
        <ul className="lines" style={{ maxWidth: '44em' }}>
          {(['reports', 'claims', 'proof'] as const).map((item) => (
            <li key={item}>{t(`identity.funderItems.${item}`)}</li>
          ))}
        </ul>
        <p className="t2" style={{ marginTop: 8 }}>
          {t('identity.funderNot')}
        </p>
      </Card>
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
